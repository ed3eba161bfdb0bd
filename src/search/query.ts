/**
 * What a query asks for: runs of text, and the numbered part that it names.
 */
import type {Lexicon, Segment} from './lexicon.ts'
import {otherSpelling, placeOfQuery, type NumberedKind} from './numbers.ts'
import {nameToken, termsOf, unitsOf} from './tokens.ts'
import type {Term} from './match.ts'

/** A run of characters without a break, question words left out. */
export interface Run {
  text: string
  /** Units of the run; its weight among the runs of the query. */
  length: number
  /** Latin letters only: perhaps pinyin. */
  latin: boolean
  segments: Segment[]
  /** The run as the texts may spell it, nearest first: as typed, then with its number written the other way. */
  spellings: Array<{terms: Term[]; nearness: number}>
}

export interface Query {
  /** Folded text. */
  text: string
  place: {kind: NumberedKind; number: number} | undefined
  /** Tokens of the names that the query may be, of a page or of the law whose article it asks for. */
  names: string[]
  /** The query, where it reads like the name of a law or rule. */
  law: string | undefined
  /** Somebody asks what to do, not what is written. */
  spoken: boolean
  runs: Run[]
  /** Runs as typed, where question words were taken out of them: finding one of these is better still. */
  typed: Term[][]
}

/** Longest query that is read; nobody types more, and every character costs a look-up. */
const longestQuery = 60

/** Read a query. Equal queries give equal results; nothing in it is markup. */
export function readQuery(typed: string, lexicon: Lexicon): Query {
  const text = [...typed.normalize('NFKC').toLowerCase().trim()].slice(0, longestQuery).join('')
  const runs: Run[] = []
  const whole: Term[][] = []
  for (const word of joinLatin(text)) {
    if (/^[a-z']+$/.test(word)) {
      runs.push(runOf(word.replace(/'/g, ''), lexicon, true))
      continue
    }
    const parts = lexicon.withoutQuestions(word)
    if (parts[0] !== word) whole.push(termsOf(unitsOf(word)))
    runs.push(...parts.map((part) => runOf(part, lexicon, false)))
  }
  return {
    text,
    // 15条 and 53条 are what everybody calls documents of that many points.
    place: lexicon.meaningsOf(text).length > 0 ? undefined : placeOfQuery(text),
    names: namesOf(text, runs, lexicon),
    law: lawName.exec(text.replace(/[\s《》〈〉]/g, ''))?.[0],
    spoken: lexicon.isSpoken(text),
    runs: runs.filter(({length}) => length > 0),
    typed: whole,
  }
}

/** Names of laws and rules end so. 标准, 意见 and 预案 are left out: they are words of every plan as well. */
const lawName = /^\p{Script=Han}{2,28}(?:法|条例|办法|规定|规范|规则|细则)$/u

const articleOf = /^(.+?)第?(?:\d{1,3}|[一二三四五六七八九十百零]{1,7})条$/

function namesOf(text: string, runs: readonly Run[], lexicon: Lexicon): string[] {
  const whole = text.replace(/\s/g, '')
  const law = articleOf.exec(whole)?.[1]
  const names = [
    whole,
    ...(runs.length === 1 ? [runs[0]!.text] : []),
    ...(law ? [law, ...lexicon.meaningsOf(law).map(([phrase]) => phrase)] : []),
  ]
  return [...new Set(names.filter((name) => name.length > 1).map((name) => nameToken(unitsOf(name))))]
}

/** Words of a query: cut at blanks and marks, Latin words beside each other joined, since pinyin is often typed apart. */
function joinLatin(text: string): string[] {
  const words: string[] = []
  for (const chunk of text.split(/[^\p{L}\p{N}%.+']+/u)) {
    for (const [word] of chunk.matchAll(/[a-z']{2,}(?![\d])|(?:(?![a-z']{2,}(?![\d])).)+/gu)) {
      const bare = word.replace(/^[%.+']+|[%.+']+$/g, '')
      if (bare === '') continue
      const last = words.at(-1)
      if (/^[a-z']+$/.test(bare) && last && /^[a-z']+$/.test(last)) words[words.length - 1] = last + bare
      else words.push(bare)
    }
  }
  return words
}

function runOf(text: string, lexicon: Lexicon, latin: boolean): Run {
  const units = unitsOf(text).filter(({type}) => type !== 'mark')
  const other = otherSpelling(text)
  return {
    text,
    length: latin ? Math.max(2, Math.ceil(text.length / 3)) : units.length,
    latin,
    segments: lexicon.segment(text),
    spellings: [{terms: termsOf(units), nearness: 1}, ...(other ? [{terms: termsOf(unitsOf(other)), nearness: 0.97}] : [])],
  }
}

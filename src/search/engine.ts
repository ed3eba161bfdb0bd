/**
 * The search: from what was typed to pages in order, with excerpts.
 */
import {excerptOf, piecesOf, type Piece} from './excerpt.ts'
import {separator, type Fragment} from './document.ts'
import {kinds, kindOf, type PageKind} from './kinds.ts'
import {lexiconOf, type Lexicon, type LexiconData} from './lexicon.ts'
import {likeness, matchPhrase, matchRun, matchScattered, type Hit, type Term} from './match.ts'
import {placeToken} from './numbers.ts'
import {initialToken, soundNameToken, soundsOf, type Sounds, type SoundTable} from './pinyin.ts'
import type {Postings} from './postings.ts'
import {readQuery, type Run} from './query.ts'
import {better, scoreRun, sum, tokensOfRun, valueOf, type Score, type Scores} from './rank.ts'
import {planToken, unitsOf, wordToken} from './tokens.ts'

/** A page that was found, ready to be shown. */
export interface Result {
  /** Address from the root of the site, without base path. */
  path: string
  kind: PageKind | undefined
  /** Name of its plan, where the site has several. */
  plan: string | undefined
  /** The site it lies on, where that is another one. */
  site: Fragment['site']
  title: Piece[]
  excerpt: Piece[]
  /** The section of the excerpt, where the page has sections. */
  section: {id: string; title: string} | undefined
}

/** The answer to a query. */
export interface Answer {
  /** Pages found of the wanted kinds. */
  total: number
  /** Pages found by kind, whatever was wanted. */
  counts: Record<PageKind, number>
  /** No page has most of what was asked. */
  weak: boolean
  /** Other words that were looked for, too. */
  also: string[]
  /** What was probably meant, where it was found by its sound. */
  suggestion: string | undefined
  /** Results from … to …, best first, each as soon as its page is read. */
  results: (from: number, to: number) => Array<Promise<Result>>
}

/** What a search needs from outside. */
export interface Sources {
  postings: Postings
  lexicon: LexiconData
  /** The table of sounds, fetched only when it is needed. */
  sounds: () => Promise<SoundTable>
}

/** `plan`: id of the plan whose pages alone are wanted. */
export type Search = (query: string, wanted?: readonly PageKind[], plan?: string) => Promise<Answer>

/** Value of a page that the query names by its number: above everything that words can give. */
const named = 1000
/** How much more an article is worth to somebody who asks what to do, and a part of a plan to anybody else. */
const intentFactor = 1.25
/** Below this share of the best score a page is noise. */
const noise = 0.06
/** So many pages are shown, noise or not, if they have some of what was asked. */
const fewest = 5
/** Units of a run that is more than a name. */
const sentence = 6
/** Share of a sentence that a page has when nothing of it needs to be looked for by sound. */
const enough = 0.5
/** Below this share of what was asked, even the best page is not an answer. */
const weakness = 0.5

export function searchOver({postings, lexicon: data, sounds: soundTable}: Sources): Search {
  const lexicon = lexiconOf(data)
  let sounds: Promise<Sounds> | undefined
  async function loadSounds(): Promise<Sounds> {
    sounds ??= soundTable().then(soundsOf)
    sounds.catch(() => (sounds = undefined))
    return sounds
  }

  /** Score a run; what it does not find as typed it looks for by sound, then as an abbreviation. */
  async function answerRun(run: Run, isPlace: boolean): Promise<{scores: Scores; sounded: Sounded[]}> {
    if (run.latin) return answerLatin(run, postings, lexicon, loadSounds)
    await postings.load(tokensOfRun(run))
    const scores = scoreRun(run, postings.of)
    const sounded: Sounded[] = []
    if (isPlace || run.spellings.some(({terms}) => matchPhrase(terms, postings.of).size > 0)) return {scores, sounded}
    // In a whole sentence that a page has most of, a piece that is not found is seldom misspelt.
    if (run.length > sentence && [...scores.values()].some(({covered}) => covered >= enough)) return {scores, sounded}
    const unknown = run.segments.filter(({meant, text}) => meant.length === 0 && [...text].length >= 2)
    const texts = run.segments.every(({meant}) => meant.length > 0) ? [] : [...new Set([run.text, ...unknown.map(({text}) => text)])]
    for (const text of texts) {
      const bySound = await findBySound(text, postings, await loadSounds())
      if (text === run.text) {
        for (const page of await findNameBySound(text, postings, await loadSounds()))
          better(scores, page, {value: named / 2, covered: 1, hits: []})
      }
      const length = [...text].length
      for (const [page, {score, hits}] of bySound) {
        better(scores, page, {value: (score / Math.max(1, length - 1)) * run.length * 0.8, covered: length / run.length, hits})
      }
      if (bySound.size > 0) sounded.push({typed: text, pages: bySound})
      if (bySound.size > 0 && text === run.text) return {scores, sounded}
    }
    if (/^\p{Script=Han}{2,5}$/u.test(run.text) && texts.length > 0) {
      const terms = [...run.text].map((character, offset): Term => ({token: character, offset}))
      await postings.load(terms.map(({token}) => token))
      for (const [page, match] of matchScattered(terms, postings.of, 5)) {
        better(scores, page, {value: match.score * match.chain * 0.6, covered: 0.7, hits: match.hits})
      }
    }
    return {scores, sounded}
  }

  return async (typed, wanted = [], plan = '') => {
    const query = readQuery(typed, lexicon)
    const place = query.place && placeToken(query.place.kind, query.place.number)
    const [answers, kindOfPage] = await Promise.all([
      Promise.all(query.runs.map((run) => answerRun(run, place !== undefined))),
      postings.kinds(),
      postings.load([
        ...(place ? [place] : []),
        ...(plan ? [planToken(plan)] : []),
        ...query.names,
        ...query.typed.flat().map(({token}) => token),
      ]),
    ])
    const length = query.runs.reduce((sum, run) => sum + run.length, 0)
    const scores = sum(
      answers.map(({scores}, index) => [scores, query.runs[index]!.length / length] as const),
      1.3,
    )
    for (const terms of query.typed) {
      for (const [page, match] of matchPhrase(terms, postings.of)) better(scores, page, {value: match.score, covered: 1, hits: match.hits})
    }
    // Pagefind gives longer names, too; the score of a page for its own name is far above theirs.
    for (const name of query.names)
      for (const page of postings.of(name).keys()) better(scores, page, {value: named / 2, covered: 1, hits: []})
    // Parts of several plans bear the same number: the one of the plan that counts most comes first, whatever its words.
    for (const [page, {score}] of place ? postings.of(place) : [])
      scores.set(page, {value: named + score, covered: 1, hits: scores.get(page)?.hits ?? []})

    for (const [page, score] of scores) if (kindOfPage.get(page) === (query.spoken ? 'safety' : 'plan')) score.value *= intentFactor
    if (query.law) await preferLaws(query.law, scores, (page) => kindOfPage.get(page) === 'regulation', postings)
    if (scores.size === 0) await addNearest(query.text, scores, postings)
    const inPlan = plan ? postings.of(planToken(plan)) : scores
    const ordered = [...scores]
      .filter(([page]) => inPlan.has(page))
      .sort(([a, {value: one}], [b, {value: two}]) => two - one || (a < b ? -1 : 1))
    const allowed = ordered.filter(([page]) => wanted.length === 0 || wanted.includes(kindOfPage.get(page) as PageKind))
    // A page named by its number is far above all others; the floor is that of the best of the others.
    const floor = noise * (allowed.find(([, {value}]) => value < named / 2)?.[1].value ?? 0)
    const isShown = ({value, covered}: Score, rank: number) => value >= floor || (rank < fewest && covered >= 0.3)
    const shown = allowed.filter(([, score], rank) => isShown(score, rank))
    const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<PageKind, number>
    for (const [rank, [page, score]] of ordered.entries()) {
      const kind = kindOfPage.get(page)
      if (kind && isShown(score, rank)) counts[kind]++
    }
    const best = Math.max(0, ...shown.map(([, {covered}]) => covered))
    return {
      total: shown.length,
      counts,
      weak: best < weakness,
      also: [
        ...new Set(query.runs.flatMap(({segments}) => segments.flatMap(({meant}) => meant.slice(0, 2).map(([phrase]) => phrase)))),
      ].filter((phrase) => !query.text.includes(phrase.toLowerCase())),
      suggestion: await suggestionOf(
        answers.flatMap(({sounded}) => sounded),
        shown[0]?.[0],
        query.text,
        postings,
      ),
      results: (from, to) => shown.slice(from, to).map(async ([page, {hits}]) => resultOf(await postings.fragment(page), hits)),
    }
  }
}

/** So many laws are held against a query that reads like a name. */
const candidateLaws = 6

/** Bring laws forward whose names have nearly every character of the query in order, nearest name first. */
async function preferLaws(name: string, scores: Scores, isLaw: (page: string) => boolean, postings: Postings): Promise<void> {
  const ordered = [...scores].sort(([, {value: one}], [, {value: two}]) => two - one)
  const best = ordered.find(([, {value}]) => value < named / 2)?.[1].value ?? 0
  const laws = ordered.filter(([page]) => isLaw(page)).slice(0, candidateLaws)
  const titles = await Promise.all(laws.map(async ([page]) => (await postings.fragment(page)).meta.title))
  for (const [index, [page, score]] of laws.entries()) {
    const {part, whole} = likeness(name, titles[index]!)
    if (part >= 0.85 && whole >= 0.5 && score.value < named / 2) scores.set(page, {...score, value: best * (1 + whole)})
  }
}

/** A character on more pages than that tells nothing. */
const commonCharacter = 60

/** Where nothing was found: pages that have one of the rarer characters. Not an answer, but perhaps a help. */
async function addNearest(text: string, scores: Scores, postings: Postings): Promise<void> {
  const characters = [...new Set(text)].filter((character) => /\p{Script=Han}/u.test(character)).slice(0, 12)
  await postings.load(characters)
  for (const character of characters) {
    const list = postings.of(character)
    if (list.size > commonCharacter) continue
    for (const [page, {score, positions}] of list) {
      const known = scores.get(page) ?? {value: 0, covered: 0, hits: []}
      const hits = [...known.hits, ...positions.slice(0, 1).map((start) => ({start, length: 1}))]
      scores.set(page, {value: known.value + score / (list.size + 5), covered: known.covered + 0.4 / characters.length, hits})
    }
  }
}

/** Pages whose whole name sounds like this text. */
async function findNameBySound(text: string, postings: Postings, sounds: Sounds): Promise<string[]> {
  const syllables = [...text].map((character) => sounds.of(character))
  if (syllables.length < 3 || syllables.includes(undefined)) return []
  const token = soundNameToken(syllables as string[])
  await postings.load([token])
  return [...postings.of(token).keys()]
}

/** A text that was found by its sound: where, in which words. */
interface Sounded {
  typed: string
  pages: Map<string, {score: number; hits: Hit[]}>
}

/** Find characters by their sound, in one piece. Two characters must stand in one word, or chance would find them. */
async function findBySound(text: string, postings: Postings, sounds: Sounds): Promise<Sounded['pages']> {
  const pages: Sounded['pages'] = new Map()
  const syllables = [...text].map((character) => sounds.of(character))
  if (syllables.length < 2 || syllables.some((syllable) => syllable === undefined)) return pages
  const terms = soundTerms(syllables as string[], syllables.length === 2 ? 'w' : '')
  await postings.load(terms.map(({token}) => token))
  for (const [page, match] of matchPhrase(terms, postings.of)) pages.set(page, {score: match.score, hits: match.hits})
  return pages
}

/** Terms for syllables in a row; the end of each stays open unless `border` closes it. */
function soundTerms(syllables: readonly string[], border = '', open = false): Term[] {
  if (syllables.length === 1) return [{token: `p${syllables[0]}${open ? '' : '0'}`, offset: 0}]
  return syllables.slice(0, -1).map((syllable, offset) => {
    const lastOpen = open && offset === syllables.length - 2
    return {token: `p${syllable}0${syllables[offset + 1]}${lastOpen ? '' : `0${border}`}`, offset}
  })
}

/** Latin letters: a word of the texts, a word of the lexicon, pinyin, or initials. */
async function answerLatin(
  run: Run,
  postings: Postings,
  lexicon: Lexicon,
  loadSounds: () => Promise<Sounds>,
): Promise<{scores: Scores; sounded: Sounded[]}> {
  // Four letters are hardly a word that stands in the text: the table of sounds is fetched beside the lists.
  if (run.text.length >= 4 && lexicon.meaningsOf(run.text).length === 0) loadSounds().catch(() => {})
  const direct: Run = {...run, segments: [{text: run.text, meant: lexicon.meaningsOf(run.text)}]}
  await postings.load([...tokensOfRun(direct), wordToken(run.text)])
  const scores = scoreRun(direct, postings.of)
  // A word that is not pinyin, such as AED, does not need the table of sounds.
  if (scores.size > 0 && (run.text.length < 4 || direct.segments[0]!.meant.length > 0)) return {scores, sounded: []}
  const sounds = await loadSounds()
  const add = (found: ReturnType<typeof matchPhrase>, length: number, factor: number) => {
    for (const [page, match] of found) {
      better(scores, page, {value: (match.score / Math.max(1, length - 1)) * run.length * factor, covered: 1, hits: match.hits})
    }
  }
  for (const {syllables, open} of sounds.split(run.text)) {
    const inWord = soundTerms(syllables, 'w', open)
    const anywhere = soundTerms(syllables, '', open)
    const name = soundNameToken(syllables)
    await postings.load([name, ...[...inWord, ...anywhere].map(({token}) => token)])
    if (syllables.length > 2 && !open)
      for (const page of postings.of(name).keys()) better(scores, page, {value: named / 2, covered: 1, hits: []})
    const word = matchPhrase(inWord, postings.of)
    add(word, syllables.length, 1)
    if (word.size === 0 || syllables.length > 2) add(matchPhrase(anywhere, postings.of), syllables.length, 0.6)
    if (syllables.length > 3) {
      // 草原 and 防火 may stand apart.
      for (const [page, match] of matchRun(anywhere, postings.of)) {
        if (match.coverage < 0.5 || match.chain === 1) continue
        better(scores, page, {value: 0.5 * valueOf(match, anywhere, run.length), covered: match.coverage, hits: match.hits})
      }
    }
    const sound = syllables.join(' ')
    for (const said of open ? [] : lexicon.words) {
      if ([...said].length !== syllables.length || [...said].map((character) => sounds.of(character)).join(' ') !== sound) continue
      const meant: Run = {...run, length: syllables.length, segments: lexicon.segment(said), spellings: [{terms: [], nearness: 1}]}
      await postings.load(tokensOfRun(meant))
      for (const [page, score] of scoreRun(meant, postings.of)) better(scores, page, {...score, value: 0.8 * score.value})
    }
    if (scores.size > 0) break
  }
  const letters = [...run.text]
  if (letters.length >= 2 && letters.length <= 8 && (scores.size === 0 || letters.length <= 4)) {
    const folded = letters.map((letter) => (letter === 'l' ? 'n' : letter))
    const terms = folded
      .slice(0, -1)
      .map((letter, offset): Term => ({token: initialToken([letter, folded[offset + 1]], true).slice(0, 3), offset}))
    await postings.load(terms.map(({token}) => token))
    add(matchPhrase(terms, postings.of), letters.length, scores.size === 0 ? 0.8 : 0.3)
  }
  return {scores, sounded: []}
}

/** The query with what was found by sound put in the place of what was typed. */
async function suggestionOf(
  sounded: readonly Sounded[],
  best: string | undefined,
  text: string,
  postings: Postings,
): Promise<string | undefined> {
  let suggestion = text
  for (const {typed, pages} of sounded) {
    const page = best !== undefined && pages.has(best) ? best : [...pages].sort(([, a], [, b]) => b.score - a.score)[0]![0]
    const units = (await postings.fragment(page)).content.split(separator)
    const {start, length} = pages.get(page)!.hits[0]!
    const at = start % units.length
    // Sounds of hidden phrases have no text to show.
    if (start >= 3 * units.length) continue
    const found = units.slice(at, at + length).join('')
    if (unitsOf(found).length === length) suggestion = suggestion.replace(typed, found)
  }
  return suggestion === text ? undefined : suggestion
}

/** A result as it is shown. */
function resultOf({url, content, meta, site}: Fragment, hits: readonly Hit[]): Result {
  const units = content.split(separator)
  const marked = new Set<number>()
  for (const {start, length} of hits) {
    if (start >= 3 * units.length) continue
    const first = start % units.length
    for (let index = first; index < Math.min(first + length, units.length); index++) marked.add(index)
  }
  const start = Number(meta.start)
  const {pieces, at} = excerptOf(units, start, marked)
  const sections = JSON.parse(meta.sections) as Array<[start: number, id: string, title: string]>
  const section = sections.filter((section) => section[0] <= at).at(-1)
  return {
    path: url,
    kind: kindOf(url),
    plan: meta.plan,
    site,
    title: piecesOf(units, marked, 0, start),
    excerpt: pieces,
    section: section && {id: section[1], title: section[2]},
  }
}

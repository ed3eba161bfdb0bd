/**
 * Which pages answer a query best.
 */
import type {Segment} from './lexicon.ts'
import {matchPhrase, matchRun, type Hit, type Match, type Term} from './match.ts'
import type {PostingList} from './postings.ts'
import type {Run} from './query.ts'
import {termsOf, unitsOf} from './tokens.ts'

/** What a page is worth to a run or a query. */
export interface Score {
  value: number
  /** Share of what was asked that the page has, 0 … 1. */
  covered: number
  hits: Hit[]
}

export type Scores = Map<string, Score>

type Lists = (token: string) => PostingList

/** Terms of a phrase of the lexicon. */
export function phraseTerms(phrase: string): Term[] {
  return termsOf(unitsOf(phrase))
}

/** Tokens that `scoreRun` reads. */
export function tokensOfRun(run: Run): string[] {
  const phrases = run.segments.flatMap(({text, meant}) => [text, ...meant.map(([phrase]) => phrase)])
  return [...run.spellings.map(({terms}) => terms), ...phrases.map(phraseTerms)].flat().map(({token}) => token)
}

/** Value of a match for a run of `length` units: all tokens in one piece give the average token score × length. */
export function valueOf({score, coverage, chain}: Match, terms: readonly Term[], length: number): number {
  return (score / terms.length) * length * coverage ** 1.5 * 0.5 * (1 + chain ** 2)
}

/** Score pages for a run: as it stands, or word by word with what the lexicon says is meant. */
export function scoreRun(run: Run, lists: Lists): Scores {
  const scores: Scores = new Map()
  for (const {terms, nearness} of run.spellings) {
    for (const [page, match] of matchRun(terms, lists)) {
      const value = nearness * valueOf(match, terms, run.length)
      const covered = match.chain + 0.4 * (match.coverage - match.chain)
      better(scores, page, {value, covered, hits: match.hits})
    }
  }
  if (run.segments.length === 1 && run.segments[0]!.meant.length === 0) return scores
  const bySegment = sum(
    run.segments.map((segment) => [scoreSegment(segment, lists), [...segment.text].length / run.length] as const),
    1.3,
  )
  for (const [page, score] of bySegment) better(scores, page, score)
  return scores
}

/** Score pages for one word: by itself, and by every phrase that it may mean. */
function scoreSegment({text, meant}: Segment, lists: Lists): Scores {
  const length = unitsOf(text).length
  const terms = phraseTerms(text)
  const scores: Scores = new Map()
  for (const [page, match] of matchRun(terms, lists)) {
    if (meant.length > 0 && match.chain < 1) continue
    better(scores, page, {value: valueOf(match, terms, length), covered: match.chain, hits: match.hits})
  }
  for (const [phrase, nearness] of meant) {
    const terms = phraseTerms(phrase)
    for (const [page, match] of matchPhrase(terms, lists)) {
      better(scores, page, {
        value: nearness * valueOf(match, terms, length),
        covered: nearness > 0.6 ? 0.9 : 0.7,
        hits: match.hits,
      })
    }
  }
  return scores
}

/** Keep the better of two scores of a page, with the hits of both. */
export function better(scores: Scores, page: string, score: Score): void {
  const known = scores.get(page)
  if (!known) scores.set(page, score)
  else {
    const [best, other] = known.value >= score.value ? [known, score] : [score, known]
    scores.set(page, {
      value: best.value + 0.15 * other.value,
      covered: Math.max(best.covered, other.covered),
      hits: [...best.hits, ...other.hits],
    })
  }
}

/** Add scores of parts: a page that has more of the parts gains by `power`. `share` is the weight of a part, all together 1. */
export function sum(parts: ReadonlyArray<readonly [Scores, share: number]>, power: number): Scores {
  const total = new Map<string, Score & {share: number}>()
  for (const [scores, share] of parts) {
    for (const [page, {value, covered, hits}] of scores) {
      const known = total.get(page) ?? {value: 0, covered: 0, hits: [], share: 0}
      total.set(page, {
        value: known.value + value,
        covered: known.covered + share * covered,
        hits: [...known.hits, ...hits],
        share: known.share + share * covered,
      })
    }
  }
  return new Map(
    [...total].map(([page, {value, covered, hits, share}]) => [page, {value: value * Math.min(1, share) ** power, covered, hits}]),
  )
}

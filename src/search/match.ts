/**
 * How well pages match a run of tokens.
 */
import type {PostingList} from './postings.ts'

/** A token of a run and its offset from the run's start. */
export interface Term {
  token: string
  offset: number
}

/** A run found on a page. */
export interface Match {
  /** Sum of the scores of the tokens found. */
  score: number
  /** Share of the tokens that the page has, 0 … 1. */
  coverage: number
  /** Share of the tokens in the longest piece that stands on the page in one piece, 0 … 1. */
  chain: number
  /** Where that piece would begin if the whole run stood there. */
  starts: number[]
  /** All positions of tokens found. */
  positions: number[]
}

/** Match a run against all pages that have at least one of its tokens. */
export function matchRun(terms: readonly Term[], listOf: (token: string) => PostingList): Map<string, Match> {
  const pages = new Map<string, Array<[index: number, score: number, positions: readonly number[]]>>()
  terms.forEach(({token}, index) => {
    for (const [page, {score, positions}] of listOf(token)) {
      const found = pages.get(page)
      if (found) found.push([index, score, positions])
      else pages.set(page, [[index, score, positions]])
    }
  })
  const matches = new Map<string, Match>()
  for (const [page, found] of pages) {
    // Longest row of consecutive terms at one alignment; `found` is in the order of the terms.
    const rows = new Map<number, {last: number; length: number}>()
    let best = 0
    let starts: number[] = []
    for (const [index, , positions] of found) {
      for (const position of positions) {
        const start = position - terms[index]!.offset
        const row = rows.get(start)
        const length = row && row.last === index - 1 ? row.length + 1 : 1
        rows.set(start, {last: index, length})
        if (length > best) {
          best = length
          starts = [start]
        } else if (length === best) starts.push(start)
      }
    }
    matches.set(page, {
      score: found.reduce((sum, [, score]) => sum + score, 0),
      coverage: found.length / terms.length,
      chain: best / terms.length,
      starts,
      positions: found.flatMap(([, , positions]) => [...positions]),
    })
  }
  return matches
}

/** Only the pages on which the whole run stands in one piece. */
export function matchPhrase(terms: readonly Term[], listOf: (token: string) => PostingList): Map<string, Match> {
  return new Map([...matchRun(terms, listOf)].filter(([, {chain}]) => chain === 1))
}

/**
 * Pages on which tokens of single characters follow each other with gaps: 综执局 in 综合执法局.
 *
 * @param gap  most positions from one character to the next
 */
export function matchScattered(terms: readonly Term[], listOf: (token: string) => PostingList, gap: number): Map<string, Match> {
  const [first, ...rest] = terms
  const matches = new Map<string, Match>()
  if (!first) return matches
  for (const [page, posting] of listOf(first.token)) {
    let best: number[] | undefined
    let score = posting.score
    const lists = rest.map(({token}) => listOf(token).get(page))
    if (lists.some((list) => !list)) continue
    for (const list of lists) score += list!.score
    for (const start of posting.positions) {
      const row = [start]
      for (const list of lists) {
        const next = list!.positions.find((position) => position > row.at(-1)! && position <= row.at(-1)! + gap)
        if (next === undefined) break
        row.push(next)
      }
      if (row.length === terms.length && (!best || row.at(-1)! - row[0]! < best.at(-1)! - best[0]!)) best = row
    }
    if (best) {
      const span = best.at(-1)! - best[0]! + 1
      matches.set(page, {score, coverage: 1, chain: terms.length / span, starts: [best[0]!], positions: best})
    }
  }
  return matches
}

/**
 * How well pages match a run of tokens.
 */
import type {PostingList} from './postings.ts'

/** A token of a run and its offset from the run's start. */
export interface Term {
  token: string
  offset: number
}

/** A piece of a page, in token positions. */
export interface Hit {
  start: number
  length: number
}

/** A run found on a page. */
export interface Match {
  /** Sum of the scores of the tokens found. */
  score: number
  /** Share of the tokens that the page has, 0 … 1. */
  coverage: number
  /** Share of the tokens in the longest piece of the run that stands on the page, 0 … 1. */
  chain: number
  /** Where that piece stands. */
  hits: Hit[]
}

/** Units that a token covers: two for a pair of characters or sounds, else one. */
function unitsIn(token: string): number {
  return /^(?:\p{Script=Han}{2}$|[pi][a-z]+[^9])/u.test(token) ? 2 : 1
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
    const {length, ends} = longestChain(terms, found)
    const hits = ends.map(({start, last}) => {
      const first = terms[last - length + 1]!.offset
      return {start: start + first, length: terms[last]!.offset - first + unitsIn(terms[last]!.token)}
    })
    const score = found.reduce((sum, [, score]) => sum + score, 0)
    matches.set(page, {score, coverage: found.length / terms.length, chain: length / terms.length, hits})
  }
  return matches
}

/**
 * The longest row of terms, one after the other, that stand on a page as they stand in the run.
 *
 * @param found  terms on the page, in the order of the run
 * @returns its number of terms, and for each place the start that the whole run would have and the last term
 */
function longestChain(
  terms: readonly Term[],
  found: ReadonlyArray<readonly [index: number, score: number, positions: readonly number[]]>,
): {length: number; ends: Array<{start: number; last: number}>} {
  const rows = new Map<number, {last: number; length: number}>()
  let length = 0
  let ends: Array<{start: number; last: number}> = []
  for (const [index, , positions] of found) {
    for (const position of positions) {
      const start = position - terms[index]!.offset
      const before = rows.get(start)
      const row = {last: index, length: before && before.last === index - 1 ? before.length + 1 : 1}
      rows.set(start, row)
      if (row.length > length) {
        length = row.length
        ends = []
      }
      if (row.length === length) ends.push({start, last: index})
    }
  }
  return {length, ends}
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
      matches.set(page, {score, coverage: 1, chain: terms.length / span, hits: best.map((start) => ({start, length: 1}))})
    }
  }
  return matches
}

/**
 * How much of a name stands in another, in order: the longest row of characters that both have.
 *
 * @returns its share of `name`, and of both together (Dice's coefficient), 0 … 1
 */
export function likeness(name: string, other: string): {part: number; whole: number} {
  const [a, b] = [[...name], [...other]]
  let row = new Array<number>(b.length + 1).fill(0)
  for (const character of a) {
    const next = [0]
    for (const [index, candidate] of b.entries()) {
      next.push(character === candidate ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!))
    }
    row = next
  }
  const common = row.at(-1)!
  return {part: common / a.length, whole: (2 * common) / (a.length + b.length)}
}

/** What a page is worth to a run of a query: as it stands, by another spelling, and word by word with what is meant. */
import {describe, expect, test} from 'vitest'
import {kindOf, readKinds} from '../../src/search/kinds.ts'
import {lexiconOf, type LexiconData} from '../../src/search/lexicon.ts'
import type {PostingList} from '../../src/search/postings.ts'
import {readQuery} from '../../src/search/query.ts'
import {better, phraseTerms, scoreRun, sum, tokensOfRun, valueOf, type Scores} from '../../src/search/rank.ts'
import {tokensOf, unitsOf} from '../../src/search/tokens.ts'

/** Lists of a few pages; every token counts 1. Asking for a token that the run has not named is an error, as in the index. */
function listsOf(pages: Record<string, string>, allowed: readonly string[]): (token: string) => PostingList {
  return (token) => {
    if (!allowed.includes(token)) throw new Error(`token ${token} was not named`)
    const list = new Map<string, {score: number; positions: number[]}>()
    for (const [page, text] of Object.entries(pages)) {
      const positions = tokensOf(unitsOf(text)).flatMap((one, position) => (one?.startsWith(token) ? [position] : []))
      if (positions.length > 0) list.set(page, {score: 1, positions})
    }
    return list
  }
}

const lexicon = (words: LexiconData['words'] = {}) => lexiconOf({words, questions: ['怎么办'], spoken: ['怎么办']})

/** Scores of pages for a query of one run. */
function score(query: string, pages: Record<string, string>, words: LexiconData['words'] = {}): Scores {
  const {runs} = readQuery(query, lexicon(words))
  expect(runs).toHaveLength(1)
  return scoreRun(runs[0]!, listsOf(pages, tokensOfRun(runs[0]!)))
}
const order = (scores: Scores) => [...scores].sort(([, a], [, b]) => b.value - a.value).map(([page]) => page)

describe('a run', () => {
  test('in one piece is worth its length times the score of a token; apart half of that, in part much less', () => {
    const value = (coverage: number, chain: number) => valueOf({score: 4, coverage, chain, hits: []}, phraseTerms('燃气表'), 3)
    expect([value(1, 1), value(1, 0), value(0.25, 0)]).toEqual([6, 3, 3 / 8])
  })

  test('covers a page by its longest piece, and a little by what stands apart', () => {
    // Three of five pairs, none beside another.
    expect(score('燃气泄漏报警', {apart: '燃气管道。泄漏以后。报警电话'}).get('apart')!.covered).toBeCloseTo(1 / 5 + 0.4 * (2 / 5))
  })

  test('in one piece beats the same characters apart, and those beat a part of them', () => {
    const scores = score('燃气泄漏报警', {
      apart: '燃气管道。泄漏以后。报警电话',
      whole: '燃气泄漏报警装置',
      part: '报警电话',
      none: '灭火器',
    })
    expect(order(scores).slice(0, 2)).toEqual(['whole', 'apart'])
    expect(scores.has('none')).toBe(false)
    expect(scores.get('whole')).toMatchObject({covered: 1})
    expect(scores.get('apart')!.covered).toBeLessThan(1)
  })

  test('is found by its number written the other way, a little behind', () => {
    const scores = score('第26条', {han: '依照第二十六条办理', digits: '依照第26条办理'})
    expect(order(scores)).toEqual(['digits', 'han'])
    expect(scores.get('han')!.value).toBeGreaterThan(0.9 * scores.get('digits')!.value)
  })
})

describe('what is meant', () => {
  const words = {煤气罐: [['液化气瓶', 0.9] as [string, number], ['燃气', 0.5] as [string, number]]}
  const pages = {said: '煤气罐着火', near: '液化气瓶着火', far: '燃气着火', none: '电动车着火'}

  test('counts by how near it is to what was said', () => {
    const scores = score('煤气罐', pages, words)
    expect(order(scores)).toEqual(['said', 'near', 'far'])
    expect([scores.get('near')!.covered, scores.get('far')!.covered]).toEqual([0.9, 0.7])
  })

  test('marks where it stands, not where the word would', () => {
    expect(score('煤气罐', pages, words).get('near')!.hits).toEqual([expect.objectContaining({start: 0, length: 4})])
  })

  test('of one word goes with the words beside it', () => {
    const scores = score('煤气罐着火', pages, words)
    expect(order(scores).slice(0, 2)).toEqual(['said', 'near'])
    expect(scores.get('near')!.value).toBeGreaterThan(scores.get('none')!.value)
  })

  test('is worth its length times its nearness', () => {
    const {value} = score('煤气罐', pages, words).get('near')!
    expect(value).toBeCloseTo(0.9 * 3 * 0.9 ** 1.3)
  })

  test('covers less when it is not very near', () => {
    expect(score('煤气罐', pages, {煤气罐: [['液化气瓶', 0.6]]}).get('near')!.covered).toBeCloseTo(0.7)
  })

  test('leaves a page with a part of the word as it is without the lexicon, and lifts one with all of it', () => {
    const value = (page: string, words?: LexiconData['words']) => score('煤气罐', {page}, words).get('page')!.value
    expect(value('煤气表', words)).toBe(value('煤气表'))
    expect(value('煤气罐', words)).toBeCloseTo(1.15 * value('煤气罐'))
  })

  test('goes with a part of the words beside it, wherever they stand', () => {
    const covered = (query: string, page: string) => score(query, {page}, words).get('page')!.covered
    // 3 of 5 pairs of 6 of 9 characters, and what 3 of 9 mean.
    expect(covered('安装燃气报警煤气罐', '燃气报警。液化气瓶')).toBeCloseTo((3 / 5) * (6 / 9) + 0.9 * (3 / 9))
    expect(covered('着火煤气罐', '液化气瓶着火')).toBeCloseTo(2 / 5 + 0.9 * (3 / 5))
  })
})

test('of two scores of a page the better counts, the other adds a little, the marks of both stay', () => {
  const scores: Scores = new Map()
  better(scores, 'a', {value: 1, covered: 0.2, hits: [{start: 1, length: 1}] as never})
  better(scores, 'a', {value: 4, covered: 0.1, hits: [{start: 5, length: 1}] as never})
  better(scores, 'a', {value: 2, covered: 1, hits: []})
  const {value, covered, hits} = scores.get('a')!
  expect([value, covered, hits.length]).toEqual([4 + 0.15 * 1 + 0.15 * 2, 1, 2])
})

test('of two equal scores the first one’s marks come first', () => {
  const scores: Scores = new Map()
  for (const start of [1, 5]) better(scores, 'a', {value: 2, covered: 1, hits: [{start, length: 1}]})
  expect(scores.get('a')!.hits.map(({start}) => start)).toEqual([1, 5])
})

test('a page counts by how much of a part it has', () => {
  const half: Scores = new Map([['a', {value: 2, covered: 0.5, hits: []}]])
  expect(sum([[half, 1] as const], 1).get('a')).toEqual({value: 1, covered: 0.5, hits: []})
})

test('parts together never count for more than the whole', () => {
  const full: Scores = new Map([['a', {value: 3, covered: 1, hits: []}]])
  expect(sum([[full, 0.8] as const, [full, 0.8] as const], 2).get('a')).toEqual({value: 6, covered: 1.6, hits: []})
  expect(sum([[full, 0.5] as const], 2).get('a')!.value).toBe(3 * 0.25)
})

test('kinds are told by the address, and read from a parameter', () => {
  expect(['/plans/a/', '/duties/', '/sos/', '/safety/in/village/', '/training/a/', '/about/', '/'].map(kindOf)).toEqual([
    'plan',
    'duty',
    'safety',
    'safety',
    'training',
    undefined,
    undefined,
  ])
  expect(readKinds('regulation,plan,nothing')).toEqual(['plan', 'regulation'])
  expect(readKinds(null)).toEqual([])
})

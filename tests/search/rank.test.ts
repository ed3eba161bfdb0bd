import {describe, expect, test} from 'vitest'
import {matchPhrase, matchRun, matchScattered} from '../../src/search/match.ts'
import type {PostingList} from '../../src/search/postings.ts'
import {sum, type Scores} from '../../src/search/rank.ts'
import {termsOf, tokensOf, unitsOf} from '../../src/search/tokens.ts'

/** Lists of a few texts; every token counts 1. */
function listsOf(texts: Record<string, string>): (token: string) => PostingList {
  return (term) => {
    const list = new Map<string, {score: number; positions: number[]}>()
    for (const [page, text] of Object.entries(texts)) {
      const positions = tokensOf(unitsOf(text)).flatMap((token, position) => (token?.startsWith(term) ? [position] : []))
      if (positions.length > 0) list.set(page, {score: 1, positions})
    }
    return list
  }
}
const lists = listsOf({whole: '安装燃气泄漏报警装置', parts: '报警；泄漏', law: '组织综合执法局检查', far: '综合检查，执法很多很多，局'})
const terms = (text: string) => termsOf(unitsOf(text))

describe('matching a run', () => {
  test('tells how much is there and how much in one piece', () => {
    const found = matchRun(terms('泄漏报警'), lists)
    expect(found.get('whole')).toMatchObject({coverage: 1, chain: 1, hits: [{start: 4, length: 4}]})
    expect(found.get('parts')).toMatchObject({chain: 1 / 3})
    expect(found.has('law')).toBe(false)
  })
  test('a phrase stands in one piece', () => expect([...matchPhrase(terms('泄漏报警'), lists).keys()]).toEqual(['whole']))
  test('an abbreviation leaves characters out, but not many', () => {
    const single = [...'综执局'].map((token, offset) => ({token, offset}))
    expect([...matchScattered(single, lists, 5).keys()]).toEqual(['law'])
  })
})

test('a page with all parts beats one with a single part of more value', () => {
  const scores = (value: Record<string, number>): Scores =>
    new Map(Object.entries(value).map(([page, value]) => [page, {value, covered: 1, hits: []}]))
  const total = sum(
    [
      [scores({both: 2, one: 4}), 0.5],
      [scores({both: 2}), 0.5],
    ],
    1.3,
  )
  expect(total.get('both')!.value).toBeGreaterThan(total.get('one')!.value)
})

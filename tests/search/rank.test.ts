import {describe, expect, test} from 'vitest'
import {lexiconOf} from '../../src/search/lexicon.ts'
import {likeness, matchPhrase, matchRun, matchScattered} from '../../src/search/match.ts'
import type {PostingList} from '../../src/search/postings.ts'
import {readQuery} from '../../src/search/query.ts'
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

describe('names of laws', () => {
  test('are near when their characters stand in order', () => {
    expect(likeness('煤矿安全条例', '煤矿安全生产条例')).toEqual({part: 1, whole: 12 / 14})
    expect(likeness('燃气管理条例', '城镇燃气管理条例').whole).toBeGreaterThan(likeness('燃气管理条例', '内蒙古自治区燃气管理条例').whole)
    expect(likeness('消防法', '安全生产法')).toEqual({part: 1 / 3, whole: 2 / 8})
  })
  test('are recognised by how they end', () => {
    const lexicon = lexiconOf({words: {}, questions: [], spoken: ['怎么办']})
    const law = (text: string) => readQuery(text, lexicon).law
    expect(law('《安全生产法》')).toBe('安全生产法')
    expect(law('举报奖励办法')).toBe('举报奖励办法')
    expect(law('判定标准')).toBeUndefined()
    expect(law('灭火器怎么用')).toBeUndefined()
  })
})

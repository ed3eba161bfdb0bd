/** What a query asks for: its runs, the names it may be, the law it may mean. */
import {describe, expect, test} from 'vitest'
import {lexiconOf} from '../../src/search/lexicon.ts'
import {readQuery} from '../../src/search/query.ts'
import {nameToken, unitsOf} from '../../src/search/tokens.ts'

const lexicon = lexiconOf({
  words: {
    '15条': [['15条硬措施', 1]],
    气瓶: [['液化气瓶', 0.9]],
    安法: [
      ['安全生产法', 0.9],
      ['道路交通安全法', 0.5],
    ],
  },
  questions: ['怎么办', '是什么'],
  spoken: ['怎么办'],
})
const read = (text: string) => readQuery(text, lexicon)
const runs = (text: string) => read(text).runs.map(({text}) => text)
/** Runs of a query, those of Latin letters in slashes. */
const cut = (text: string) => read(text).runs.map(({text, latin}) => (latin ? `/${text}/` : text))
const names = (...all: string[]) => all.map((name) => nameToken(unitsOf(name)))

describe('runs', () => {
  test('joins pinyin that is typed apart, and weighs it by its syllables', () => {
    expect(read("ran qi xi'e").runs).toMatchObject([{text: 'ranqixie', latin: true, length: 3}])
  })
  test('leaves question words out, and keeps what was typed', () => {
    const {runs, typed, spoken} = read('气瓶漏气怎么办')
    expect(runs.map(({text}) => text)).toEqual(['气瓶漏气'])
    expect(typed).toHaveLength(1)
    expect(spoken).toBe(true)
  })
  test('takes a number of points for a part of the plan, unless it is what people call a document', () => {
    expect(read('26条').place).toEqual({kind: 'measure', number: 26})
    expect(read('15条').place).toBeUndefined()
  })
  test('folds wide characters and case, reads 60 characters and no more', () => {
    expect(read('ＡＢＣ').text).toBe('abc')
    expect([...read('安'.repeat(100)).text]).toHaveLength(60)
  })
  test('of marks alone asks for nothing', () => expect(read('？！…').runs).toEqual([]))

  test.each([
    ['燃气 报警，灭火器', ['燃气', '报警', '灭火器']],
    ['aed使用', ['/aed/', '使用']],
    ['使用aed', ['使用', '/aed/']],
    ['a类火灾', ['a类火灾']],
    ['GB45067标准', ['gb45067标准']],
    ['坡度20%以上', ['坡度20%以上']],
    ['4.5米', ['4.5米']],
    ["''燃气''", ['燃气']],
    ['++燃气++', ['燃气']],
    ['ran qi 泄漏 bao jing', ['/ranqi/', '泄漏', '/baojing/']],
    ['qi % ran', ['/qiran/']],
    ['50m qi', ['50m', '/qi/']],
    ['qi 50m', ['/qi/', '50m']],
    ['gb45067 qi', ['gb45067', '/qi/']],
    ['qi gb45067', ['/qi/', 'gb45067']],
  ])('%s', (query, expected) => expect(cut(query)).toEqual(expected))

  test('a mark between question words is none', () => expect(runs('燃气泄漏怎么办%怎么办')).toEqual(['燃气泄漏']))
  test('a mark inside has no weight', () => expect(read('坡度20%以上').runs[0]!.length).toBe(5))
  test('blanks around are no part of the query', () => expect(read('  燃气 ').text).toBe('燃气'))
  test('what is typed without question words is its run', () => expect(read('气瓶漏气').typed).toEqual([]))
})

describe('names', () => {
  test('the whole query, blanks left out', () => expect(read('安全 生产法').names).toEqual(names('安全生产法')))
  test('its only run', () => expect(read('燃气泄漏怎么办').names).toEqual(names('燃气泄漏怎么办', '燃气泄漏')))
  test('not one of several runs', () => expect(read('燃气，报警').names).toEqual(names('燃气，报警')))
  test('no single character', () => expect(read('气').names).toEqual([]))

  test.each(['安法第3条', '安法28条', '安法第119条', '安法第二十八条'])(
    'the law whose article is asked for, by all its names: %s',
    (query) => expect(read(query).names).toEqual(names(query, '安法', '安全生产法', '道路交通安全法')),
  )
  test.each(['安法第28条释义', '安法第28款', '条'])('no law in %s', (query) =>
    expect(read(query).names).not.toEqual(expect.arrayContaining(names('安法'))),
  )
})

test.each([
  ['《消防法》', '消防法'],
  ['举报奖励 办法', '举报奖励办法'],
  ['消防法释义', undefined],
  ['gb消防法', undefined],
  ['方法', undefined],
])('the law that %s may be: %s', (query, law) => expect(read(query).law).toBe(law))

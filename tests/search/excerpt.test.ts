import {expect, test} from 'vitest'
import {excerptOf, piecesOf} from '../../src/search/excerpt.ts'
import {fc, test as property} from './property.ts'

const long = `${'前面的话很长。'.repeat(12)}先关阀门再开窗。${'后面的话也长。'.repeat(12)}`
const textOf = (pieces: ReadonlyArray<{text: string}>) => pieces.map(({text}) => text).join('')

test('marks are pieces', () => {
  expect(piecesOf([...'先关阀门'], new Set([1, 2]))).toEqual([
    {text: '先', marked: false},
    {text: '关阀', marked: true},
    {text: '门', marked: false},
  ])
})

test('the window holds the marks and begins with their sentence', () => {
  const at = long.indexOf('关阀门')
  const {pieces, at: first} = excerptOf([...long], 0, new Set([at, at + 1, at + 2]))
  expect(first).toBe(at)
  expect(textOf(pieces)).toMatch(/^先关阀门再开窗。.*…$/)
})

test('without a mark it is the beginning', () => expect(textOf(excerptOf([...long], 0, new Set()).pieces)).toMatch(/^前面的话/))

property(
  'an excerpt is a piece of the text, never more than the window, whatever is marked',
  fc.record({text: fc.string({unit: fc.constantFrom('安', '，', '。', '；', 'a'), maxLength: 200}), marks: fc.array(fc.nat(200))}),
  ({text, marks}) => {
    const units = [...text]
    const shown = textOf(excerptOf(units, 0, new Set(marks.filter((mark) => mark < units.length))).pieces).replaceAll('…', '')
    expect(text).toContain(shown)
    expect([...shown].length).toBeLessThanOrEqual(64)
  },
)

test('of a long text the window is where most marks are, not where the first or the last is', () => {
  const text = [...'字'.repeat(400)]
  const {pieces, at} = excerptOf(text, 0, new Set([3, 4, 200, 201, 210, 230, 390, 391, 392]))
  expect(at).toBe(200)
  expect(pieces.filter(({marked}) => marked).map(({text}) => text)).toEqual(['字字', '字', '字'])
  expect(pieces.at(0)).toEqual({text: '…', marked: false})
  expect(pieces.at(-1)).toEqual({text: '…', marked: false})
  expect(textOf(pieces.slice(1, 2))).toHaveLength(12)
})

test('a short text is shown whole, less its title', () => {
  const {pieces, at} = excerptOf([...'题目先关阀门'], 2, new Set([0, 3]))
  expect(pieces).toEqual([
    {text: '先', marked: false},
    {text: '关', marked: true},
    {text: '阀门', marked: false},
  ])
  expect(at).toBe(3)
  expect(excerptOf([...'题目先关阀门'], 2, new Set([0])).at).toBe(2)
  expect(excerptOf([...'字'.repeat(64)], 0, new Set([60])).pieces.map(({text}) => text.length)).toEqual([60, 1, 3])
})

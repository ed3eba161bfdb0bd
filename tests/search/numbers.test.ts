import {describe, expect, test} from 'vitest'
import {otherSpelling, placeOfAddress, placeOfQuery, placeToken} from '../../src/search/numbers.ts'

const named = (query: string) => {
  const place = placeOfQuery(query.normalize('NFKC'))
  return place && `${place.kind}-${place.number}`
}

describe('the part that a number names', () => {
  test.each([
    ['措施26', 'measure-26'],
    ['措施（26）', 'measure-26'],
    ['第26条', 'measure-26'],
    ['（26）', 'measure-26'],
    ['26', 'measure-26'],
    ['第二十六条', 'measure-26'],
    ['二十六', 'measure-26'],
    ['第 26 条措施', 'measure-26'],
    ['第26款', 'measure-26'],
    ['26条', 'measure-26'],
    ['第99条', 'measure-99'],
    ['方案第26条', 'measure-26'],
    ['铜川方案第26条', 'measure-26'],
    ['铜川镇三年行动方案的第26条', 'measure-26'],
    ['措施26是什么', 'measure-26'],
    ['二（一）8.（26）', 'measure-26'],
    ['（一）8.（26）', 'measure-26'],
    ['第八个行动', 'action-8'],
    ['行动3', 'action-3'],
    ['支撑一', 'support-1'],
    ['26号措施', 'measure-26'],
    ['第四个支撑', 'support-4'],
    ['保障措施五', 'guarantee-5'],
    ['总体要求二', 'general-2'],
  ])('%s', (query, expected) => expect(named(query)).toBe(expected))

  test.each([
    '铜政发〔2024〕13号',
    '15条硬措施',
    '三条',
    '126条',
    '安全生产法第25条',
    '2024年',
    '燃气',
    '',
    '0',
    '第零条',
    '三年行动',
    '八大行动',
    '四个支撑',
    '第100条',
    '第十一十条',
    '规定第26条',
    '附二（一）8.（26）',
    '二（一）8.（26）等',
    '燃气8.（26）',
    '（安委〔2024〕1号）3.（2）',
  ])('not in %s', (query) => expect(named(query)).toBeUndefined())
})

test('addresses and tokens agree', () => {
  expect(placeOfAddress('/plans/tongchuan-2024/measure-26/')).toEqual({kind: 'measure', number: 26})
  for (const path of [
    '/plans/tongchuan-2024/preamble/',
    '/plans/tongchuan-2024/measure-26/print/',
    '/qinghe/plans/tongchuan-2024/measure-26/',
  ])
    expect(placeOfAddress(path), path).toBeUndefined()
  expect(placeToken('measure', 2).startsWith(placeToken('measure', 26))).toBe(false)
})

test('a counted number is written the other way', () => {
  expect(otherSpelling('8大行动')).toBe('八大行动')
  expect(otherSpelling('八大行动')).toBe('8大行动')
  expect(otherSpelling('十五条硬措施')).toBe('15条硬措施')
  expect(otherSpelling('2024年底')).toBeUndefined()
  expect(otherSpelling('0条意见')).toBeUndefined()
  expect(otherSpelling('燃气')).toBeUndefined()
})

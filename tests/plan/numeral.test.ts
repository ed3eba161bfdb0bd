import {expect, test} from 'vitest'
import {readNumeral, writeNumeral} from '../../src/plan/index.ts'

test('Chinese numerals 1–999 are read as they are written', () => {
  for (let value = 1; value < 1000; value++) expect(readNumeral(writeNumeral(value))).toBe(value)
})

test.each([
  [10, '十'],
  [12, '十二'],
  [38, '三十八'],
  [100, '一百'],
  [102, '一百零二'],
  [110, '一百一十'],
])('%i is written %s', (value, printed) => {
  expect(writeNumeral(value)).toBe(printed)
})

test.each([
  ['一', 1],
  ['十', 10],
  ['十二', 12],
  ['三十八', 38],
  ['一百三十四', 134],
  ['一百零二', 102],
  ['一百', 100],
  ['７', 7],
  ['007', 7],
  ['', undefined],
  ['三三', undefined],
  ['十十', undefined],
  ['百', undefined],
])('%s is %s', (printed, value) => {
  expect(readNumeral(printed)).toBe(value)
})

test.each(['1a', 'a1', '1234567890', '12一'])('digits among other things are no numeral: %s', (printed) => {
  expect(readNumeral(printed)).toBeUndefined()
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {plainText, toCsv} from '../../src/exports/csv.ts'

/** A small reader of RFC 4180, to hold the writer against. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const match of text.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    row.push(match[1]!.replaceAll('""', '"'))
    if (match[2] === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}

test('a byte order mark, CRLF, every field quoted', () => {
  expect(toCsv(['序号', '事'], [['1', '说“要”，"做"\n到']])).toBe('\uFEFF"序号","事"\r\n"1","说“要”，""做""\n到"\r\n')
})

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])('%j is no formula', (value) => {
  expect(plainText(value)).toBe(`'${value}`)
})

test('what is no formula stays', () => {
  expect(plainText('每季度开展1次')).toBe('每季度开展1次')
})

test('any values come back, with no field that opens a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), {minLength: 2, maxLength: 2})), (rows) => {
      const read = readCsv(toCsv(['甲', '乙'], rows))
      expect(read).toEqual([['甲', '乙'], ...rows.map((row) => row.map(plainText))])
      for (const value of read.flat()) expect(value).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

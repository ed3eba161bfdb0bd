/** The record of a session asks for what 《安全生产法》第二十八条 names. */
import {expect, test} from 'vitest'
import {labelOf, recordRows, signInColumns} from '../../src/training/record.ts'

const fields = recordRows.flat()

test('what the law names is marked, and nothing else', () => {
  expect(fields.filter(({required}) => required).map(({label}) => label)).toEqual(['时间', '内容', '参加人员', '考核结果'])
  expect(fields.filter((field) => labelOf(field).startsWith('★')).length).toBe(4)
})

test('labels tell the fields apart', () => {
  expect(new Set(fields.map(({label}) => label)).size).toBe(fields.length)
})

test('the columns of the sign-in sheet fill its width', () => {
  expect(signInColumns.reduce((sum, {width}) => sum + width, 0)).toBe(100)
})

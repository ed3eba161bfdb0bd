/** The record of a session asks for what 《安全生产法》第二十八条 names. */
import {expect, test} from 'vitest'
import {filledText, recordRows, signInColumns} from '../../src/training/record.ts'

const fields = recordRows.flat()
const required = fields.filter((field) => field.required).map(({label}) => label)

test.each([
  ['时间', /时间/],
  ['内容', /主题|内容/],
  ['参加人员', /对象|人数/],
  ['考核结果', /考核结果/],
])('%s is a required field', (_, pattern) => {
  expect(required.some((label) => pattern.test(label))).toBe(true)
})

test('labels tell the fields apart', () => {
  expect(new Set(fields.map(({label}) => label)).size).toBe(fields.length)
})

test('the columns of the sign-in sheet fill its width', () => {
  expect(signInColumns.reduce((sum, {width}) => sum + width, 0)).toBe(100)
})

test('the kit fills in what it knows and leaves the rest to the hand', () => {
  const session = {topic: '灭火器怎么用', outline: ['看压力表', '拔插销']}
  expect(fields.filter((field) => filledText(field, session).length > 0).map(({label}) => label)).toEqual(['培训主题', '培训内容提要'])
  expect(filledText({label: '培训内容提要', filled: 'outline'}, session)).toEqual(['看压力表', '拔插销'])
})

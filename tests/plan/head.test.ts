/** Heads of circulars: what a line is, where several could be it. */
import {expect, test} from 'vitest'
import {parse} from '../../src/plan/parse.ts'
import {fieldOf} from '../../src/plan/tree.ts'
import {spoil} from './sound.ts'

test('a number that has lost its signs is none where there is a whole one', () => {
  const number = (text: string) => fieldOf(parse(text, 'liuhe-2025'), 'documentNumber')
  expect(number(spoil('柳河政发〔2025〕7号\n', '').replace('各村', '柳政办发〔202512\n各村'))).toBe('柳政办发〔202512')
  expect(number(spoil('各村', '柳政办发〔202512\n各村'))).toBe('柳河政发〔2025〕7号')
})

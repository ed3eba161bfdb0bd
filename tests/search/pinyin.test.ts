import {describe, expect, test} from 'vitest'
import {fold, initialToken, soundsOf, soundToken} from '../../src/search/pinyin.ts'
import {commonSounds, readAloud} from '../../src/search/reader.ts'

const sounds = soundsOf(commonSounds())

test('what North and South confuse is folded', () => {
  expect(['zhang', 'chuang', 'shi', 'lü', 'ling', 'neng'].map(fold)).toEqual(['zan', 'cuan', 'si', 'nu', 'nin', 'nen'])
})

test('tokens tell whether two sounds are in one word', () => {
  expect(soundToken(['ran', 'qi'], true)).toBe('pran0qi0w')
  expect(soundToken(['ran'], false)).toBe('pran09')
  expect(initialToken(['ran', 'qi'], true)).toBe('irqw')
})

describe('reading aloud', () => {
  test('one sound a character', () => expect(readAloud('燃气泄漏').syllables).toEqual(['ran', 'qi', 'xie', 'lou']))
  test('characters that the dictionary leaves alone belong together', () => expect(readAloud('燃气').joined).toEqual([false, true]))
  test('sounds follow the context', () => expect(readAloud('银行').syllables).toEqual(['yin', 'hang']))
})

describe('letters read as pinyin', () => {
  test('fewest syllables first', () => expect(sounds.split('xiaofang')[0]).toEqual({syllables: ['xiao', 'fan'], open: false}))
  test('the last one may be unfinished', () => expect(sounds.split('ranq')).toContainEqual({syllables: ['ran', 'q'], open: true}))
  test('no pinyin, no reading', () => expect(sounds.split('cpr')).toEqual([]))
  test('endless letters end', () => expect(sounds.split('ganganganganganganganganganganganganganganx').length).toBeLessThanOrEqual(6))
})

test('the table knows the common characters, the same every time', () => {
  expect(sounds.of('铜')).toBe('ton')
  expect(JSON.stringify(commonSounds('坍塌'))).toBe(JSON.stringify(commonSounds('塌坍')))
})

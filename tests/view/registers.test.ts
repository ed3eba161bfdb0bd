/** Registers of the view: what they accept, and what they say of the rest. */
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {readPlain} from '../../src/registers/plain.ts'
import {readSite} from '../../src/registers/site.ts'
import {readSeed} from '../../src/seeds.ts'

const site = (text: string) => readSeed('seeds/site.yaml', text, readSite)

test('what the office leaves empty is empty', () =>
  expect(site('name: 安全铜川\ndescription: 一句话')).toMatchObject({name: '安全铜川', sponsor: '', siteIdCode: '', icp: ''}))

test('a 网站标识码 has ten digits', () => {
  expect(site('name: 甲\ndescription: 乙\nsiteIdCode: "1506020001"').siteIdCode).toBe('1506020001')
  expect(() => site('name: 甲\ndescription: 乙\nsiteIdCode: "123"')).toThrow(
    'seeds/site.yaml:3:13 siteIdCode：网站标识码是十位数字；没有就空着',
  )
})

test('a telephone number without quotes is told to need them, without a stack', () => {
  let fault: Error | undefined
  try {
    site('name: 甲\ndescription: 乙\nphone: 04771234567')
  } catch (error) {
    fault = error as Error
  }
  expect(fault?.message).toBe("seeds/site.yaml:3:8 phone：类型不对，应为文字；全是数字的，前后加英文引号，比如 '0477'")
  expect(fault?.stack).toBe(fault?.message)
})

test('an unknown key is named with its line', () =>
  expect(() => site('name: 甲\ndescription: 乙\nphoen: ""')).toThrow(/seeds\/site\.yaml:\d+:\d+ .*phoen/))

test('plain words have 30 to 80 characters', () => {
  const read = (text: string) => {
    const file = new VFile({path: 'plain.yaml', value: text})
    readPlain(file)
    return file.messages.map(({line, reason}) => `${line} ${reason}`)
  }
  expect(read(`measure-1: ${'安'.repeat(30)}`)).toEqual([])
  expect(read(`measure-1: ${'安'.repeat(29)}`)).toHaveLength(1)
  expect(read(`measure-1: ${'安'.repeat(81)}`)).toHaveLength(1)
  expect(read(`"1": ${'安'.repeat(40)}`)).toHaveLength(1)
})

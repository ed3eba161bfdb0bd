/** Organs in a text: by any of their names, in lists, and where their names end. */
import {beforeAll, describe, expect, test} from 'vitest'
import {namesInList, organFinder, type OrganFinder} from '../../src/plan/organ.ts'

const organ = (name: string, aliases: string[] = [], short: string[] = [], implied = false) => ({name, aliases, short, implied})
const register = [
  organ('派出所', ['公安', '公安派出所'], ['公安']),
  organ('消防队', [], ['消防']),
  organ('区'),
  organ('区政府', ['区人民政府', '上级'], [], true),
  organ('应急办', ['应急（安监）办.']),
  organ('各村'),
]
let find: OrganFinder
beforeAll(() => {
  find = organFinder(register)
})

describe('names at a place', () => {
  /** Who is named behind 甲, and the words that name them. */
  const named = (text: string) => {
    const {names, end} = find.namesAt('甲' + text, 1)
    return [names.join(' '), ('甲' + text).slice(1, end)]
  }

  test.each([
    ['区人民政府要', '区政府', '区人民政府'],
    ['区政府办公', '区政府', '区政府'],
    ['区委', '区', '区'],
    ['消防人员等部门', '', ''],
    ['应急（安监）办.要', '应急办', '应急（安监）办.'],
    ['公安派出所要', '派出所', '公安派出所'],
    ['各村、应急办和区政府与派出所及消防队要', '各村 应急办 区政府 派出所 消防队', '各村、应急办和区政府与派出所及消防队'],
    ['各村，应急办', '各村', '各村'],
    ['各村、乡政府', '各村', '各村'],
    ['区政府、上级、各村', '区政府 各村', '区政府、上级、各村'],
    ['公安、消防等部门要', '派出所 消防队', '公安、消防等部门'],
    ['消防和各村', '消防队 各村', '消防和各村'],
    ['消防等单位', '消防队', '消防等单位'],
    ['消防部门', '消防队', '消防'],
    ['各村等要', '各村', '各村等'],
    ['各村等有关部门（机构）要', '各村', '各村等有关部门（机构）'],
    ['各村等力量要', '各村', '各村等'],
    ['各村等救援力量要', '各村', '各村等救援力量'],
    ['各村等甲、部门', '各村', '各村等'],
    ['各村等甲乙丙丁戊己庚部门', '各村', '各村等'],
  ])('%s', (text, names, words) => expect(named(text)).toEqual([names, text.startsWith('各村等力量') ? '各村等力量' : words]))

  test.each(['乡政府', '消防安全', '公安局', '应急（安监）办', '应急（安监）办要', '消防，各村', ''])('none: %s', (text) =>
    expect(named(text)).toEqual(['', '']),
  )

  test('a short form counts behind 、 and 和', () => {
    for (const before of ['、', '和']) expect(find.namesAt(`乡${before}消防安全`, 2)).toEqual({names: ['消防队'], end: 4})
    expect(find.namesAt('乡与消防安全', 2)).toEqual({names: [], end: 2})
  })
})

test('all names of a text, each once, in its order', () => {
  expect(find.namesIn('请各村、应急办，请区政府和各村督促公安、消防等部门落实消防安全')).toEqual([
    '各村',
    '应急办',
    '区政府',
    '派出所',
    '消防队',
  ])
  expect(find.namesIn('请乡政府落实')).toEqual([])
})

test('who is implied is said by the register, or is the town government', () => {
  expect(find.implied).toBe('区政府')
  expect(organFinder([organ('各村')]).implied).toBe('镇政府')
})

test('an empty register finds nobody', () => {
  const none = organFinder([])
  expect(none.namesAt('各村', 0)).toEqual({names: [], end: 0})
  expect(none.namesIn('各村、消防')).toEqual([])
})

describe('a list', () => {
  test.each([
    ['应急办、公安派出所，各村,区政府；消防队;乡政府 镇政府', '应急办 派出所 各村 区政府 消防队 乡政府 镇政府'],
    ['区人民政府和各村及消防队与应急办', '区政府 各村 消防队 应急办'],
    ['和平村、共和村和和谐村', '和平村 共和村 和谐村'],
    ['各村等', '各村'],
    ['乡政府等部门、各村等单位、县政府等相关部门', '乡政府 各村 县政府'],
    ['各等级单位', '各等级单位'],
    ['各村各组', '各村各组'],
    ['區政府、乡政府、乡政府、上级', '区政府 乡政府'],
    ['、；等', ''],
    ['各村和乡', '各村和乡'],
  ])('%s', (text, names) => expect(namesInList(text, find).join(' ')).toBe(names))
})

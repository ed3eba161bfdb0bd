/** Registers of the site: those of the project are sound, and a fault is told at its place. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import {root} from '../../scripts/seeds.ts'
import {readOrgans} from '../../src/registers/organs.ts'
import {readPlanFacts} from '../../src/registers/plan.ts'
import {readSeasons, readSettings, readThemes} from '../../src/registers/settings.ts'
import {readEmergencies} from '../../src/registers/sos.ts'

/** What a reader makes of a text, and what it says of it. */
function read<T>(reader: (file: VFile) => T, text: string): {value: T; faults: string[]} {
  const file = new VFile({path: 'seed.yaml', value: text})
  const value = reader(file)
  return {value, faults: file.messages.map(({line, column, reason, fatal}) => `${line}:${column} ${fatal} ${reason}`)}
}
const seed = (name: string) => readFileSync(join(root, 'seeds', name), 'utf8')

test.each([
  ['settings.yaml', readSettings],
  ['themes.yaml', readThemes],
  ['seasons.yaml', readSeasons],
  ['sos.yaml', readEmergencies],
  ['organs.yaml', readOrgans],
] as Array<[string, (file: VFile) => unknown[]]>)('%s of the project is sound', (name, reader) => {
  const {value, faults} = read(reader, seed(name))
  expect(faults).toEqual([])
  expect(value.length).toBeGreaterThan(3)
})

describe('faults', () => {
  test.each([
    [
      readSettings,
      '- id: Village\n  name: 农村\n  into: 进农村\n  who: 村民\n  dangers: []',
      ['1:7 true 0.id：id 只用小写字母、数字和连字符'],
    ],
    [readSeasons, '- id: winter\n  name: 冬\n  months: [13]\n  when: 冬天\n  articles: [stove]', ['3:12 true 0.months.0：']],
    [readThemes, '- id: fire\n  name: 火\n  article: [a]', ['3:3 true 0：不认识的键 article，请检查拼写或删去']],
    [
      readEmergencies,
      '- id: fire\n  name: 火\n  article: fire\n  phones: [火警]\n  steps: [跑出去, 不回头, 打电话]',
      ['4:12 true 0.phones.0：电话写成 119 的样子，加引号'],
    ],
  ] as Array<[(file: VFile) => unknown[], string, string[]]>)('%o', (reader, text, told) => {
    const {value, faults} = read(reader, text)
    expect(value).toEqual([])
    for (const fault of told) expect(faults).toContainEqual(expect.stringContaining(fault))
  })

  test.each([
    ['- id：fire\n  name: 火', '1:5 true YAML 写法有误：id 后面是中文冒号，换成英文冒号，再空一格'],
    ['a: 1\na: 2', '2:1 true YAML 写法有误：这个键写了两遍'],
    ['a: "甲', '1:6 true YAML 写法有误：引号、括号没有收尾，或者少了英文逗号、冒号'],
    ['- [甲', 'true YAML 写法有误：'],
    ['- id: fire\n  name: !x 火', '2:9 true YAML 写法有误：以 ! 开头的文字要加引号'],
    ['- id: fire\n  name: &重要 火', 'true YAML 写法有误：以 & 开头的文字要加引号'],
    ['- id: fire\n  name: *重要*', '2:9 true YAML 写法有误：以 * 开头的文字要加引号'],
  ])('of YAML in plain words: %j', (text, told) => expect(read(readThemes, text).faults.join('\n')).toContain(told))

  test('an organ within one that is not there', () => {
    const organ = '- id: office\n  name: 镇应急办\n  kind: office\n  about: 甲\n  aliases: []\n  within: [nowhere]\n'
    expect(read(readOrgans, organ).faults.join('\n')).toContain('没有 id 是“nowhere”的机构')
  })
})

describe('facts of a plan', () => {
  const plans: Record<string, string[]> = {old: [], older: ['next'], next: ['old']}
  const facts = (text: string) => read((file) => readPlanFacts(file, 'next', (id) => plans[id]), text)

  test('are none in an empty file', () => expect(facts('')).toMatchObject({value: {replaces: []}, faults: []}))
  test('name the plans that it replaces', () => expect(facts('replaces: [old]')).toMatchObject({value: {replaces: ['old']}, faults: []}))
  test('name no plan that is not there', () =>
    expect(facts('replaces: [old, lost]').faults).toEqual(['1:17 true 没有方案“lost”，应为 seeds 里一个文件夹的名字']))
  test('make no circle', () => expect(facts('replaces: [older]').faults).toEqual(['1:12 true 方案绕了一圈又接替了自己']))
  test('name days that the calendar has', () =>
    expect(facts("period: {start: '2027-01-01', end: '2027-02-29'}").faults.join()).toContain('period.end：'))
  test('begin before they end', () =>
    expect(facts("period: {start: '2027-01-01', end: '2026-01-01'}").faults.join()).toContain('起止日期颠倒了'))
})

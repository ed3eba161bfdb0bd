/**
 * Drift of the register of regulations: what `npm run plan -- --check` reports.
 */
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {checkAgainstPlan, warnOfDrift, type PlanBasis} from '../../src/registers/drift.ts'
import {readBasis, readDifferences, readRegulations} from '../../src/registers/regulations.ts'
import {compileText, sound} from './sound.ts'

const yaml = (path: string, value: string) => new VFile({path, value})
const entry = (id: string, more = '') =>
  `- {id: ${id}, title: ${id}, shortTitle: ${id}, kind: law, status: in-force, public: true, checkedThrough: '2026-05', articles: [{article: 第八条, gist: 半年练一次}]${more}}\n`
const regulationsText =
  entry('used') +
  entry('idle') +
  entry('old').replace("'2026-05'", "'2025-01-31'") +
  entry('fresh-by-year').replace("'2026-05'", "'2025'") +
  entry('gone', ', supersededBy: gone-too').replace('in-force', 'superseded') +
  entry('gone-too').replace('in-force', 'repealed')

const {record} = compileText(sound)
const plan = (basis: string, differences = '[]'): PlanBasis & {basisFile: VFile; differencesFile: VFile; register: VFile} => {
  const register = yaml('regulations.yaml', regulationsText)
  const regulations = readRegulations(register)
  const basisFile = yaml('basis.yaml', basis)
  const differencesFile = yaml('differences.yaml', differences)
  return {
    record,
    basis: readBasis(basisFile, regulations),
    differences: readDifferences(differencesFile, regulations),
    basisFile,
    differencesFile,
    register,
  }
}
const told = (file: VFile) => file.messages.map(({line, ruleId, reason}) => `${line} ${ruleId} ${reason}`)

test('unused entries, old checks and dead successors are warnings at their line', () => {
  const one = plan('measure-1: {used: [第八条], fresh-by-year: []}')
  warnOfDrift(one.register, readRegulations(yaml('r', regulationsText)), [one], new Set(['old']), '2026-11-24')
  expect(told(one.register)).toEqual([
    '2 unused-regulation 没有方案引用《idle》，也没有别处用到它',
    '3 stale-check 《old》只核对到 2025-01-31，已过 12 个月',
    '5 dead-successor gone 的接替文件 gone-too 也已失效，请改指现行的',
  ])
  expect(one.register.messages.some(({fatal}) => fatal)).toBe(false)
})

test('the judgement depends on the date that the caller gives', () => {
  const one = plan('measure-1: {used: []}')
  warnOfDrift(one.register, readRegulations(yaml('r', regulationsText)), [one], new Set(['idle', 'old', 'fresh-by-year']), '2025-12-31')
  expect(told(one.register).filter((line) => line.includes('stale-check'))).toEqual([])
})

test.each([
  [
    'a part the plan does not have',
    'measure-99: {used: []}',
    '[]',
    ['1 stale-basis 方案里没有“measure-99”，应是某一条的编号，如 measure-4'],
  ],
  ['an article nobody registered', 'measure-1: {used: [第九条]}', '[]', ['1 dead-reference used 没有登记第九条']],
  ['a regulation nobody registered', 'measure-1: {nowhere: []}', '[]', ['1 dead-reference “nowhere”没有登记']],
  [
    'a quote that does not stand there',
    '{}',
    '- {node: measure-2, kind: stricter, quote: 每月练一次, text: 半年一次, sources: [{regulation: used, article: 第八条}]}',
    ['1 stale-basis “每月练一次”在 measure-2 里找不到，应与原文逐字相同'],
  ],
])('errors of a plan’s basis: %s', (_, basis, differences, expected) => {
  const one = plan(basis, differences)
  checkAgainstPlan(one, one.basisFile, one.differencesFile)
  expect([...told(one.basisFile), ...told(one.differencesFile)]).toEqual(expected)
})

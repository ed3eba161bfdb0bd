/** Which plan stands in the place of which, when a plan runs, and what is said of a register that cannot be right. */
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {readPlanFacts} from '../../src/registers/plan.ts'
import {byDate, periodOf, successorsOf} from '../../src/succession.ts'

const plan = (id: string, date: string | null = null, title = '') => ({id, document: {title, date}})
const replacing = (rows: Record<string, string[]>) => new Map(Object.entries(rows).map(([id, replaces]) => [id, {replaces}]))

describe('succession', () => {
  const plans = [plan('b', '2027-03-01'), plan('a', '2024-04-10'), plan('c', '2030-01-01'), plan('other', '2025-01-01')]
  const ids = (facts: Record<string, string[]>) =>
    Object.fromEntries([...successorsOf(plans, replacing(facts))].map(([id, {id: by}]) => [id, by]))

  test('a plan is current until another one names it, whatever the dates', () => expect(ids({})).toEqual({}))
  test('the last of a line stands for all before it', () => expect(ids({b: ['a'], c: ['b']})).toEqual({a: 'c', b: 'c'}))
  test('one plan may replace several', () => expect(ids({c: ['a', 'other']})).toEqual({a: 'c', other: 'c'}))
  test('of several that replace one, the last by date stands', () => expect(ids({b: ['a'], c: ['a']})).toEqual({a: 'c'}))
  test('a circle ends', () => expect(Object.keys(ids({a: ['b'], b: ['a']})).sort()).toEqual(['a', 'b']))
  test('plans without a date come first', () =>
    expect(byDate([...plans, plan('none')]).map(({id}) => id)).toEqual(['none', 'a', 'other', 'b', 'c']))
})

describe('period', () => {
  test.each([
    ['铜川镇安全生产治本攻坚三年行动方案（2024—2026年）', '2024-04-10', '2024-04-10', '2026-12-31'],
    ['某县三年行动方案（2027-2029）', null, '2027-01-01', '2029-12-31'],
    ['某县2025年工作要点（2025年）', '2025-02-01', '2025-02-01', '2025-12-31'],
    ['某县行动方案', '2025-02-01', '2025-02-01', '2025-12-31'],
  ])('%s, %s', (title, date, start, end) => expect(periodOf(plan('x', date, title))).toEqual({start, end}))
  test('the register is believed before the title', () => {
    const period = {start: '2025-01-01', end: '2025-06-30'}
    expect(periodOf(plan('x', '2024-04-10', '方案（2024—2026年）'), {replaces: [], period})).toEqual(period)
  })
  test('without date and years there is none', () => expect(periodOf(plan('x', null, '方案'))).toBeUndefined())
})

describe('plan.yaml', () => {
  const replaced: Record<string, string[]> = {old: [], older: [], loop: ['new']}
  const findings = (text: string) => {
    const file = new VFile({path: 'seeds/new/plan.yaml', value: text})
    const facts = readPlanFacts(file, 'new', (id) => replaced[id])
    return {facts, faults: file.messages.map(({line, column, reason}) => `${line}:${column} ${reason}`)}
  }
  test('may be empty or hold only comments', () => {
    for (const text of ['', '# 还没有填\n']) expect(findings(text)).toEqual({facts: {replaces: []}, faults: []})
  })
  test('names plans that are there', () => expect(findings('replaces: [old, older]').faults).toEqual([]))
  test.each([
    ['replaces: [old, gone]', '1:17 没有方案“gone”，应为 seeds 里一个文件夹的名字'],
    ['replaces: [loop]', '1:12 方案绕了一圈又接替了自己'],
    ["period: {start: '2027-01-01', end: '2026-01-01'}", '1:9 period：起止日期颠倒了'],
    ["period: {start: '2027', end: '2028-01-01'}", '1:17 period.start：日期写成 2026-11-24 这样'],
    ['replace: [old]', '1:1 不认识的键 replace，请检查拼写或删去'],
  ])('%s', (text, fault) => expect(findings(text).faults[0]).toContain(fault))
})

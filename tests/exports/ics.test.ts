/**
 * Calendars, read back by ical.js.
 */
import ICAL from 'ical.js'
import {expect, test} from 'vitest'
import {isDated, toIcs} from '../../src/exports/ics.ts'
import type {Task} from '../../src/exports/rows.ts'
import type {Duty, FrequencyUnit, NodeRecord, PlanRecord} from '../../src/plan/index.ts'

const period = {start: '2024-04-10', end: '2026-12-31'}

function task(action: string, more: Partial<Duty>): Task {
  const duty: Duty = {
    actors: [{name: '镇应急办', role: 'responsible', implied: false}],
    action: {start: 0, end: action.length, text: action},
    deadline: null,
    frequency: null,
    ...more,
  }
  return {
    plan: {id: 'p', document: {number: '铜政发〔2024〕13号'}} as PlanRecord,
    node: {id: 'measure-1', marker: '（1）', title: '试'} as NodeRecord,
    duty,
    sentence: 1,
    whole: `${action}。`,
    path: '/plans/p/measure-1/#s1',
  }
}
const often = (text: string, unit: FrequencyUnit, count: number | null = 1) =>
  task(text, {frequency: {start: 0, end: 3, text, count, unit}})

/** Every event with the days it falls on. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!)
  ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const days: string[] = []
    const iterator = event.iterator()
    for (let next = iterator.next(); next && days.length < 60; next = event.isRecurring() ? iterator.next() : (undefined as never))
      days.push(next.toString().slice(0, 10))
    return {
      summary: event.summary,
      description: event.description,
      zone: event.startDate.zone.tzid,
      start: event.startDate.toString(),
      days,
    }
  })
}

test('a monthly duty falls on the last day of every month of the period', () => {
  const [event] = read(toIcs('职责', [often('每月至少研究一次', 'month')], period, '2024-04-10'))
  expect(event!.zone).toBe('Asia/Shanghai')
  expect(event!.start).toBe('2024-04-30T09:00:00')
  expect(event!.days.length).toBe(33)
  expect(event!.days.slice(0, 3)).toEqual(['2024-04-30', '2024-05-31', '2024-06-30'])
  expect(event!.days).toContain('2026-02-28')
  expect(event!.days.at(-1)).toBe('2026-12-31')
})

test('a quarterly duty, eleven times; a yearly one, three', () => {
  const [quarterly, yearly] = read(toIcs('职责', [often('每季度', 'quarter'), often('每年', 'year')], period, '2024-04-10'))
  expect(quarterly!.days.slice(0, 3)).toEqual(['2024-06-30', '2024-09-30', '2024-12-31'])
  expect(quarterly!.days.length).toBe(11)
  expect(yearly!.days).toEqual(['2024-12-31', '2025-12-31', '2026-12-31'])
})

test('a deadline is one event on its day; 定期 and standing duties are none', () => {
  const dated = task('召开会议', {deadline: {start: 0, end: 7, text: '2024年底前', date: '2024-12-31'}})
  const tasks = [dated, often('定期', 'irregular', null), task('加强管理', {})]
  expect(read(toIcs('职责', tasks, period, '2024-04-10')).map(({days}) => days)).toEqual([['2024-12-31']])
  expect(tasks.map(isDated)).toEqual([true, false, false])
})

test('words come back as they were, lines are short, and the clock leaves no trace', () => {
  const words = '听取“一次”；分管，研究\\部署、' + '安全生产治本攻坚'.repeat(12)
  const text = toIcs('职责；甲', [often(words, 'quarter')], period, '2024-04-10')
  const [event] = read(text)
  expect(event!.summary).toBe(words)
  expect(event!.description).toContain(`方案原文：${words}。`)
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(toIcs('职责；甲', [often(words, 'quarter')], period, '2024-04-10')).toBe(text)
  expect(text).toContain('DTSTAMP:20240410T000000Z')
})

/**
 * Duties as a calendar (RFC 5545) in Asia/Shanghai: what recurs by month, quarter, half-year or year, and deadlines.
 * The plan names no day, so an event stands on the last day of its period, and says so. 定期 has no date and no event.
 *
 * Written by hand: the kept libraries write no VTIMEZONE.
 */
import type {FrequencyUnit} from '../plan/index.ts'
import type {Period} from '../succession.ts'
import type {Task} from './rows.ts'

/** Months a period of the rhythm takes; rhythms without a calendar month have none. */
const months: Partial<Record<FrequencyUnit, number>> = {month: 1, quarter: 3, 'half-year': 6, year: 12}
const periodNames: Partial<Record<FrequencyUnit, string>> = {month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年'}

/** China has one zone and no summer time since 1992. */
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19920101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/**
 * Write a calendar.
 *
 * @param name  of the calendar
 * @param stamp  ISO date for DTSTAMP: that of the plan, so that the same plan gives the same bytes
 */
export function toIcs(name: string, tasks: readonly Task[], period: Period, stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//anquan-tongchuan//duties//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escape(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    ...zone,
    ...tasks.flatMap((task) => events(task, period, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => fold(line) + '\r\n').join('')
}

/** Whether a duty has a day in a calendar. */
export function isDated({duty}: Task): boolean {
  return duty.deadline !== null || (duty.frequency !== null && months[duty.frequency.unit] !== undefined)
}

function events({plan, node, duty, whole}: Task, period: Period, stamp: string): string[] {
  const who = duty.actors.map(({name}) => name).join('、')
  const source = `出处：${[plan.document.number, node.marker + node.title].filter(Boolean).join(' ')}`
  const event = (kind: string, day: string, note: string, rule: string[]) => [
    'BEGIN:VEVENT',
    `UID:${plan.id}-${node.id}-${duty.action.start}-${kind}@anquan-tongchuan`,
    `DTSTAMP:${compact(stamp)}T000000Z`,
    `DTSTART;TZID=Asia/Shanghai:${compact(day)}T090000`,
    `DTEND;TZID=Asia/Shanghai:${compact(day)}T093000`,
    ...rule,
    `SUMMARY:${escape(duty.action.text)}`,
    `DESCRIPTION:${escape([`由谁做：${who}`, `方案原文：${whole}`, source, note].join('\n'))}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escape(duty.action.text)}`,
    'TRIGGER:-P7D',
    'END:VALARM',
    'END:VEVENT',
  ]
  const lines: string[] = []
  const step = duty.frequency && months[duty.frequency.unit]
  if (duty.frequency && step) {
    const first = periodEnd(period.start, step)
    const often = step === 12 ? 'FREQ=YEARLY;BYMONTH=12' : step === 1 ? 'FREQ=MONTHLY' : `FREQ=MONTHLY;INTERVAL=${step}`
    const rule = `RRULE:${often};BYMONTHDAY=-1;UNTIL=${compact(period.end)}T155959Z`
    const note = `方案只写“${duty.frequency.text}”，没有写哪一天；日历放在${periodNames[duty.frequency.unit]}的最后一天，提前七天提醒。`
    if (first <= period.end) lines.push(...event('rhythm', first, note, [rule]))
  }
  if (duty.deadline) lines.push(...event('deadline', duty.deadline.date, `方案写的期限是“${duty.deadline.text}”。`, []))
  return lines
}

/** Last day of the calendar period of `step` months that a day is in. */
function periodEnd(day: string, step: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, Math.ceil(month / step) * step, 0)).toISOString().slice(0, 10)
}

const compact = (day: string) => day.replaceAll('-', '')

function escape(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\n|\r/g, '\\n')
}

/** Lines of at most 75 octets; a character is never cut. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (octets + size > 75) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

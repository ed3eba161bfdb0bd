/**
 * Times: days, deadlines and rhythms as plans print them.
 */
import {readNumeral} from './numeral.ts'
import type {Duty, FrequencyUnit} from './types.ts'
import * as wording from './wording.ts'

/**
 * Read a 成文日期.
 *
 * @param printed  2024年4月10日, 二〇二四年四月十日, 2024.4.10
 * @returns ISO 8601 date, or `undefined` when the calendar has no such day
 */
export function readDate(printed: string): string | undefined {
  const match = /^([\d〇○零一二三四五六七八九]{4})[年./-](.+?)[月./-](.+?)[日号號]?$/.exec(printed.normalize('NFKC').replace(/\s/g, ''))
  if (!match) return undefined
  const year = Number([...match[1]!.replace(/[〇○零]/g, '0')].map(readNumeral).join(''))
  const [month = 0, day = 0] = [readNumeral(match[2]!), readNumeral(match[3]!)]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = year >= 1949 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : undefined
}

/** Deadlines: 2024年底前, 2025年6月底前, 2026年9月30日前, 年底前, 6月底前, 本年度, 年内; blanks may stand in between. */
const deadlineForm =
  /(?:(?:到|在)?([0-9０-９]{4})\s*年\s*(?:(?:(底|末)(?:之?前)?|内|前)|([0-9０-９]{1,2})\s*月\s*(?:([0-9０-９]{1,2})\s*日(?:之?前)|(?:(底|末)(?:之?前)?|(?:之?前))))|([0-9０-９]{1,2})\s*月\s*(?:底|末)(?:之?前)|(?<![年度0-9０-９])年底(?:之?前)|本年度|本年内|今年内|今年底前|当年)/

/** Length of the deadline that a phrase begins with; 0 where it begins with none. */
export function deadlineLength(phrase: string): number {
  const match = deadlineForm.exec(phrase)
  return match?.index === 0 ? match[0].length : 0
}

/** First deadline in `[start, end)` outside title marks. `undefined` words without a year of the plan give none. */
export function readDeadline(text: string, start: number, end: number, year: number | undefined): Duty['deadline'] {
  const form = new RegExp(deadlineForm, 'g')
  for (const match of blankTitles(text.slice(start, end)).matchAll(form)) {
    const [printed, printedYear, yearEnd, month, day, monthEnd, monthOnly] = match
    const number = (digits: string) => Number(digits.normalize('NFKC'))
    const of = printedYear ? number(printedYear) : year
    if (of === undefined) return null
    let date: string | undefined
    if (monthOnly) date = lastOfMonth(of, number(monthOnly))
    else if (month && day) date = readDate(`${of}年${number(month)}月${number(day)}日`)
    // 6月前: before the month begins; 6月底前: in it.
    else if (month) date = lastOfMonth(of, number(month), !monthEnd)
    else if (printedYear && !yearEnd && printed.endsWith('前')) date = `${of - 1}-12-31`
    else date = `${of}-12-31`
    if (date === undefined) continue
    const from = start + match.index
    return {start: from, end: from + printed.length, text: printed, date}
  }
  return null
}

/** Last day of a month, or of the one before it. */
function lastOfMonth(year: number, month: number, before = false): string | undefined {
  if (month < 1 || month > 12) return undefined
  return new Date(Date.UTC(year, month - (before ? 1 : 0), 0)).toISOString().slice(0, 10)
}

/** The text with what stands in 《》 blanked out, of the same length. */
function blankTitles(text: string): string {
  return text.replace(/《[^》]*》?/g, (title) => '\u0000'.repeat(title.length))
}

const units: Record<string, FrequencyUnit> = {
  半年: 'half-year',
  年: 'year',
  季: 'quarter',
  月: 'month',
  周: 'week',
  星期: 'week',
  日: 'day',
  天: 'day',
}

/** 每季度至少听取一次, 每月研究2次, 每年不少于1次; the words between are the verb, at most ten characters. */
const rhythm =
  /每(半年|年度?|个?季度?|个?月|周|个?星期|日|天)(?:\p{Script=Han}{0,10}?([0-9０-９]{1,3}|[一两二三四五六七八九十]{1,3})(?:次|场|轮|遍|期))?/u

/** First rhythm in `[start, end)` outside title marks. */
export function readFrequency(text: string, start: number, end: number): Duty['frequency'] {
  const part = blankTitles(text.slice(start, end))
  const match = rhythm.exec(part) ?? wording.irregular.exec(part)
  if (!match) return null
  const [printed, named, times] = match
  const from = start + match.index
  const unit = named ? units[named.replace(/[个度]/g, '')]! : 'irregular'
  const count = !named ? null : times ? (readNumeral(times.replace('两', '二')) ?? 1) : 1
  return {start: from, end: from + printed.length, text: printed, count, unit}
}

/** 2025年6月, 2025年6月30日, 2025年: a time of a tail that needs no 前. */
export function readMonth(text: string, start: number, end: number): Duty['deadline'] {
  const match = /([0-9０-９]{4})\s*年(?:\s*([0-9０-９]{1,2})\s*月(?:\s*([0-9０-９]{1,2})\s*日)?)?/.exec(text.slice(start, end))
  if (!match) return null
  const [printed, year, month, day] = match
  const value = (digits: string) => Number(digits.normalize('NFKC'))
  const date = day
    ? readDate(`${value(year!)}年${value(month!)}月${value(day)}日`)
    : lastOfMonth(value(year!), month === undefined ? 12 : value(month))
  const from = start + match.index
  return date ? {start: from, end: from + printed.length, text: printed, date} : null
}

/**
 * Files of duties at stable addresses: duties.xlsx, duties.csv, duties.ics, for all and for each organ.
 */
import {plan, rowOf, tasks, tasksFor, type Organ} from '../duties.ts'
import {toCsv} from './csv.ts'
import {isDated, toIcs, type Period} from './ics.ts'
import {columns} from './rows.ts'
import {toXlsx} from './xlsx.ts'

export const formats = ['xlsx', 'csv', 'ics'] as const
export type Format = (typeof formats)[number]

/** Date of the plan: what the files carry in place of the clock. */
const stamp = plan.document.date ?? '2000-01-01'

/** From the date of the plan to the end of the last year in its title: （2024—2026年）. */
export const period: Period = {
  start: stamp,
  end: `${/(20\d\d)年?[）)]?$/.exec(plan.document.title)?.[1] ?? stamp.slice(0, 4)}-12-31`,
}

/** Whether there is a calendar for an organ, or for all. */
export function hasCalendar(organ?: Organ): boolean {
  return (organ ? tasksFor(organ) : tasks).some(isDated)
}

/** Formats that are written: a calendar only where something has a date. */
export function formatsFor(organ?: Organ): Format[] {
  return formats.filter((format) => format !== 'ics' || hasCalendar(organ))
}

const types: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
}

/** A file of the duties of an organ, or of all. */
export async function fileOf(format: Format, organ?: Organ): Promise<Response> {
  const own = organ ? tasksFor(organ) : [...tasks]
  const rows = own.map((task, index) => [String(index + 1), ...rowOf(task, organ)])
  const title = `${organ ? `${organ.name}的` : '各岗位、各单位的'}职责（${plan.document.number ?? plan.document.title}）`
  const body =
    format === 'xlsx'
      ? await toXlsx({sheet: '职责', title, columns, rows, date: stamp})
      : format === 'csv'
        ? toCsv(
            columns.map(({heading}) => heading),
            rows,
          )
        : toIcs(title, own, period, stamp)
  return new Response(body, {headers: {'content-type': types[format]}})
}

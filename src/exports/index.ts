/**
 * Files of duties at stable addresses: duties.xlsx, duties.csv, duties.ics, for all and for each organ.
 */
import {plan as newest, rowOf, tasks, tasksFor, tasksIn, type Organ} from '../duties.ts'
import type {PlanRecord} from '../plan/index.ts'
import {periodOf} from '../plans.ts'
import type {Period} from '../succession.ts'
import {toCsv} from './csv.ts'
import {isDated, toIcs} from './ics.ts'
import {columns, type Task} from './rows.ts'
import {toXlsx} from './xlsx.ts'

const formats = ['xlsx', 'csv', 'ics'] as const
export type Format = (typeof formats)[number]

/** Period of the newest plan. */
export const period: Period = spanOf(newest)

/** Period of a plan; where nothing tells it, that of a plan without dates. */
function spanOf(plan: PlanRecord): Period {
  return periodOf(plan) ?? {start: '2000-01-01', end: '2000-12-31'}
}

/** Formats that are written for tasks: a calendar only where something has a date. */
function formatsOf(own: readonly Task[]): Format[] {
  return formats.filter((format) => format !== 'ics' || own.some(isDated))
}

/** Formats of the files of an organ, or of all, in the newest plan. */
export function formatsFor(organ?: Organ): Format[] {
  return formatsOf(organ ? tasksFor(organ) : tasks)
}

/** Formats of the files of another plan's duties. */
export function formatsIn(plan: PlanRecord): Format[] {
  return formatsOf(tasksIn(plan))
}

const types: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
}

/** A file of the duties of an organ, or of all, in a plan. */
export async function fileOf(format: Format, organ?: Organ, plan: PlanRecord = newest): Promise<Response> {
  const all = plan === newest ? tasks : tasksIn(plan)
  const own = organ ? tasksFor(organ, all) : [...all]
  const rows = own.map((task, index) => [String(index + 1), ...rowOf(task, organ)])
  const title = `${organ ? `${organ.name}的` : '各岗位、各单位的'}职责（${plan.document.number ?? plan.document.title}）`
  // What the files carry in place of the clock.
  const stamp = plan.document.date ?? spanOf(plan).start
  const body =
    format === 'xlsx'
      ? await toXlsx({sheet: '职责', title, columns, rows, date: stamp})
      : format === 'csv'
        ? toCsv(
            columns.map(({heading}) => heading),
            rows,
          )
        : toIcs(title, own, spanOf(plan), stamp)
  return new Response(body, {headers: {'content-type': types[format]}})
}

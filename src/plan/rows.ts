/**
 * Tables in the body: rows with bars, tabs or wide blanks between their cells, below a row that names the columns
 * (任务, 责任单位, 完成时限). A row is a duty: its task falls to whom the other cells name.
 */
import {roleOfLabel} from './tail.ts'
import type {Role, Span} from './types.ts'

type Range = Pick<Span, 'start' | 'end'>

/** A row: what is to be done, who has a part in it, by when. Places count in the text. */
export interface Row extends Range {
  task: Range
  named: Array<Range & {role: Role}>
  time: Range | undefined
}

/** A table of tasks. */
export interface Table extends Range {
  rows: Row[]
  /** Where lines start that are rows of it but have no place for what they say. */
  odd: number[]
}

/** How cells are told apart; the first that a line has. */
const separators = [
  {between: /\|/g, framed: true},
  {between: /\t/g, framed: false},
  {between: /[ \u3000]{2,}/g, framed: false},
]
type Separator = (typeof separators)[number]

/** Names of the column that says what is to be done, those that say it best last. */
const tasks = [/(?:项目|要求)$/, /(?:任务|事项|工作|清单)(?:名称)?$/, /(?:内容|措施|举措)$/]

/** Find the tables of tasks of a text, in order. Linear in its length. */
export function findTables(text: string): Table[] {
  if (!/[|\t]|[ \u3000]{2}/.test(text)) return []
  const tables: Table[] = []
  let open: {table: Table; columns: Columns; separator: Separator} | undefined
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    if (open) {
      const cells = cellsOf(line, start, open.separator)
      if (cells.length < 2) open = undefined
      else {
        open.table.end = end
        const row = cells.length === open.columns.count ? rowOf(cells, open.columns, text, open.table.rows.at(-1)) : undefined
        if (row) open.table.rows.push({...row, start, end})
        else open.table.odd.push(start)
      }
    }
    if (!open) {
      const separator = separators.find(({between}) => line.search(between) >= 0)
      const columns = separator && columnsOf(cellsOf(line, start, separator).map((cell) => text.slice(cell.start, cell.end)))
      if (columns) tables.push((open = {table: {start, end, rows: [], odd: []}, columns, separator}).table)
    }
    start = end + 1
  }
  return tables
}

interface Columns {
  count: number
  task: number
  named: Array<[at: number, role: Role]>
  time: number | undefined
}

/** What the columns say, by their names; nothing where no column says who. */
function columnsOf(names: readonly string[]): Columns | undefined {
  const roles = names.map((name) => roleOfLabel(name.replace(/\s/g, '')))
  const named = roles.flatMap((label, at) => (label?.role ? [[at, label.role] as [number, Role]] : []))
  const rank = (name: string) => tasks.findLastIndex((form) => form.test(name.replace(/\s/g, '')))
  const best = Math.max(...names.map((name, at) => (roles[at] ? -1 : rank(name))))
  if (named.length === 0 || best < 0) return undefined
  const time = roles.findIndex((label) => label && !label.role)
  return {
    count: names.length,
    task: names.findLastIndex((name, at) => !roles[at] && rank(name) === best),
    named,
    time: time < 0 ? undefined : time,
  }
}

/** Where no cell says who answers, the one above does: the two were one cell. */
function rowOf(
  cells: readonly Range[],
  {task, named, time}: Columns,
  text: string,
  above: Row | undefined,
): Omit<Row, 'start' | 'end'> | undefined {
  const isEmpty = ({start, end}: Range) => text.slice(start, end).trim() === ''
  const own = named.flatMap(([at, role]) => (isEmpty(cells[at]!) ? [] : [{...cells[at]!, role}]))
  const answers = ({role}: {role: Role}) => role !== 'participant'
  const who = own.some(answers) ? own : [...(above?.named.filter(answers) ?? []), ...own]
  if (isEmpty(cells[task]!) || who.length === 0) return undefined
  return {task: cells[task]!, named: who, time: time === undefined || isEmpty(cells[time]!) ? undefined : cells[time]}
}

/** The cells of a line, blanks around them left out. */
function cellsOf(line: string, from: number, {between, framed}: Separator): Range[] {
  const cells: Range[] = []
  let at = 0
  const add = (end: number) => {
    const cell = line.slice(at, end)
    const start = at + (cell.length - cell.trimStart().length)
    cells.push({start: from + start, end: from + start + cell.trim().length})
  }
  for (const match of line.matchAll(between)) {
    add(match.index)
    at = match.index + match[0].length
  }
  add(line.length)
  return framed ? cells.slice(1, -1) : cells
}

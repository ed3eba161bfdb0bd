/**
 * A duty as a row of a table: what the office's 台账 shows, words of the plan verbatim.
 */
import type {Duty, NodeRecord, PlanRecord} from '../plan/index.ts'

/** A duty at its place. */
export interface Task {
  plan: PlanRecord
  node: NodeRecord
  duty: Duty
  /** Number of its sentence in the part, from 1; the anchor is `#s<number>`. */
  sentence: number
  /** The whole sentence, verbatim. */
  whole: string
  /** Site address of the sentence. */
  path: string
}

/** Headings of the table, in order, with widths in characters. */
export const columns = [
  {heading: '序号', width: 5},
  {heading: '要做的事（方案原文）', width: 44},
  {heading: '由谁做', width: 20},
  {heading: '多久一次', width: 14},
  {heading: '期限', width: 13},
  {heading: '出处', width: 22},
  {heading: '依据', width: 24},
  {heading: '完成', width: 6},
  {heading: '日期', width: 10},
  {heading: '签字', width: 10},
] as const

/** One value per column but the first, which is the number of the row. The last three are for the pen. */
export type DutyRow = string[]

const words = {responsible: '', lead: '牵头', participant: '参与', urged: '被督促', partner: '配合'} as const

/**
 * @param role  of the organ whose table it is
 * @param basis  regulations and articles, as words
 * @param programme  action, support or chapter above
 */
export function dutyRow({node, duty, sentence}: Task, {role, basis}: {role?: string; basis: string[]; programme: NodeRecord}): DutyRow {
  const who = duty.actors
    .map(({name, role, implied}) => name + (implied ? '（文中未写主语）' : words[role] && `（${words[role]}）`))
    .join('；')
  return [
    duty.action.text,
    role ? `${role}　${who}` : who,
    duty.frequency?.text ?? '',
    duty.deadline ? `${duty.deadline.text}（${duty.deadline.date}）` : '',
    `${node.marker}${node.title}，第${sentence}句`,
    basis.join('；'),
    '',
    '',
    '',
  ]
}

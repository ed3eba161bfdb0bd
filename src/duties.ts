/**
 * Duties as the views and exports read them: by plan, by organ, by rhythm, by deadline. The pages of duties show those
 * of the newest plan; each other plan has a page of its own.
 */
import organsText from '../seeds/organs.yaml?raw'
import {dutyRow, type DutyRow, type Task} from './exports/rows.ts'
import {splitSentences, type Actor, type Duty, type FrequencyUnit, type NodeRecord, type PlanRecord, type Role} from './plan/index.ts'
import {ancestorsOf, archivedPlans, currentPlans, newestPlan, planPath} from './plans.ts'
import {readOrgans, type Organ} from './registers/organs.ts'
import {basisOf, type Rest} from './regulations.ts'
import {readSeed} from './seeds.ts'

export {organKinds, type Organ} from './registers/organs.ts'
export type {Task} from './exports/rows.ts'

/** All organs, in the order of the register. */
export const organs: readonly Organ[] = readSeed('seeds/organs.yaml', organsText, readOrgans)

/** The plan whose duties the pages of duties show. */
export const plan: PlanRecord = newestPlan

/** Address of an organ's sheet. */
export function organPath({id}: Organ): string {
  return `/duties/${id}/`
}

/** An organ by its canonical name; `undefined` for one that the register does not know. */
export function organNamed(name: string): Organ | undefined {
  return organs.find((organ) => organ.name === name)
}

/** Every duty of a plan, in document order. */
export function tasksIn(plan: PlanRecord): Task[] {
  return plan.nodes.flatMap((node) => tasksOf(plan, node))
}

/** Duties of one part. */
export function tasksOf(plan: PlanRecord, node: NodeRecord): Task[] {
  const sentences = sentencesOf(node.text)
  return node.duties.map((duty) => {
    const at = sentences.findIndex(({end}) => end > duty.action.start)
    const {start, end} = sentences[at]!
    return {plan, node, duty, sentence: at + 1, whole: node.text.slice(start, end).trim(), path: `${node.url}#s${at + 1}`}
  })
}

/** Every duty of the newest plan, in document order. */
export const tasks: readonly Task[] = tasksIn(plan)

/** Plans but the newest that ask something of somebody: current ones first, each with how many things. */
export const otherPlans: ReadonlyArray<{plan: PlanRecord; archived: boolean; count: number}> = [...currentPlans, ...archivedPlans]
  .filter((other) => other !== plan)
  .map((other) => ({
    plan: other,
    archived: archivedPlans.includes(other),
    count: other.nodes.reduce((sum, {duties}) => sum + duties.length, 0),
  }))
  .filter(({count}) => count > 0)

/** Address of the duties of a plan: the front page of duties for the newest, else a page of the plan's own. */
export function dutiesPath(of: PlanRecord): string {
  return of === plan ? '/duties/' : `${planPath(of)}duties/`
}

/** Sentences of a text in the order of their anchors (s1, s2 …), paragraph by paragraph. */
function sentencesOf(text: string): Array<{start: number; end: number}> {
  let offset = 0
  return text.split('\n').flatMap((paragraph) => {
    const from = offset
    offset += paragraph.length + 1
    return splitSentences(paragraph).map(({start, end}) => ({start: start + from, end: end + from}))
  })
}

/** What a duty asks of an organ; `undefined` where it is not concerned. */
export function roleIn({actors}: Duty, {name}: Organ): Role | undefined {
  return actors.find((actor) => actor.name === name)?.role
}

/** Duties that concern an organ. */
export function tasksFor(organ: Organ, from: readonly Task[] = tasks): Task[] {
  return from.filter(({duty}) => roleIn(duty, organ))
}

/** Organs that the plan asks something of, in the order of the register. */
export const busyOrgans: readonly Organ[] = organs.filter((organ) => tasks.some(({duty}) => roleIn(duty, organ)))

export const roleNames: Record<Role, string> = {
  responsible: '负责',
  lead: '牵头',
  participant: '参与',
  urged: '被督促落实',
  partner: '配合',
}

/** Roles as filters and the matrix show them: one character each. */
export const roleMarks: Record<Role, string> = {responsible: '负', lead: '牵', participant: '参', urged: '督', partner: '配'}

/** Kinds of rhythm a duty can have, in the order sheets list them. */
export const rhythms = {recurring: '有频次', dated: '有期限', standing: '日常'} as const
export type Rhythm = keyof typeof rhythms

export function rhythmOf({frequency, deadline}: Duty): Rhythm {
  return frequency ? 'recurring' : deadline ? 'dated' : 'standing'
}

const unitNames: Record<FrequencyUnit, string> = {
  year: '每年',
  'half-year': '每半年',
  quarter: '每季度',
  month: '每月',
  week: '每周',
  day: '每天',
  irregular: '定期',
}

/** How often, for headings and filters: 每季度, 定期. The printed words stay on the duty. */
export function cadenceOf({frequency}: Duty): string | undefined {
  return frequency ? unitNames[frequency.unit] : undefined
}

/** How often and by when, as printed. */
export function timesOf({duty: {frequency, deadline}}: Task): string[] {
  return [frequency, deadline].flatMap((span) => span?.text ?? [])
}

/** The others in a duty, as an organ's sheet names them: 牵头：镇城镇办；参与：派出所、消防. */
export function othersIn({actors}: Duty, organ: Organ): Array<{role: string; names: Actor[]}> {
  const own = actors.find(({name}) => name === organ.name)?.role
  const word: Record<Role, string> = {
    responsible: own === 'urged' ? '督促你的' : own === 'responsible' ? '一同负责' : '负责',
    lead: '牵头',
    participant: '参与',
    urged: own === 'urged' ? '一同落实' : '督促对象',
    partner: '配合',
  }
  const roles: Role[] = ['responsible', 'lead', 'participant', 'urged', 'partner']
  return roles
    .map((role) => ({role: word[role], names: actors.filter((actor) => actor.role === role && actor.name !== organ.name)}))
    .filter(({names}) => names.length > 0)
}

/** The heading a standing duty is listed under: its action or support, else its chapter. */
export function programmeOf({plan, node}: Task): NodeRecord {
  const above = ancestorsOf(plan, node)
  return above.findLast(({kind}) => kind === 'action' || kind === 'support') ?? above[0] ?? node
}

/** What the law asks where a duty stands: what its own words name, else articles the register ties to the part. */
function basisFor({plan, node, duty: {action}}: Task): Rest[] {
  const rests = basisOf(plan, node)
  const cited = new Set(
    node.citations
      .filter(({field, start, end}) => field === 'text' && start < action.end && end > action.start)
      .flatMap(({regulations}) => regulations),
  )
  // Words that name the plan itself rest on nothing by that.
  const own = plan.document.title.replace(/[（(].*$/, '')
  const named = rests.filter(({regulation}) => cited.has(regulation.id) && !regulation.title.startsWith(own))
  return named.length > 0 ? named : rests.filter(({articles, named}) => !named && articles.length > 0).slice(0, 2)
}

/** Basis as words: 安全生产法第二十一条、第二十五条. */
export function basisWords(task: Task): string[] {
  return basisFor(task).map(
    ({regulation, articles}) =>
      `《${regulation.shortTitle.replace(/[《》]/g, '')}》${articles
        .slice(0, 3)
        .map(({article}) => article)
        .join('、')}`,
  )
}

/** A row of the table files. With an organ, its role is told; else everybody's. */
export function rowOf(task: Task, organ?: Organ): DutyRow {
  const role = organ && roleIn(task.duty, organ)
  return dutyRow(task, {role: role && roleNames[role], basis: basisWords(task), programme: programmeOf(task)})
}

/**
 * The plans as the views read them: `content/plans/<plan>/plan.json`, with look-ups by id, and the names that
 * pages call the parts by.
 */
import {compile, readSource, type Erratum, type Kind, type NodeRecord, type Plan, type PlanRecord} from './plan/index.ts'
import type {Imprint} from './components/shell/imprint.ts'
import {makesPlan} from './part.ts'
import {readErrata} from './registers/errata.ts'
import {readPlain} from './registers/plain.ts'
import {readPlanFacts} from './registers/plan.ts'
import {readSeed} from './seeds.ts'
import {site} from './site.ts'
import {periodOf as periodFrom, succession, type Period} from './succession.ts'

// As text: as modules of their own, a thousand plans would take the bundler gigabytes.
const records = import.meta.glob<string>('/content/plans/*/plan.json', {eager: true, query: '?raw', import: 'default'})
const seeds = import.meta.glob<string>(['/seeds/*/plan.txt', '/seeds/*/plan.yaml', '/seeds/*/errata.yaml', '/seeds/*/plain.yaml'], {
  eager: true,
  query: '?raw',
  import: 'default',
})

/** All plans, by id. */
export const plans: readonly PlanRecord[] = Object.values(records)
  .map((text) => JSON.parse(text) as PlanRecord)
  .sort((a, b) => a.id.localeCompare(b.id))

/** Plans whose pages this run of Astro makes. */
export const plansHere: readonly PlanRecord[] = plans.filter(({id}) => makesPlan(id))

/** A seed of a plan, or nothing where the plan has none. */
function seedOf<T>(plan: PlanRecord, name: string, read: Parameters<typeof readSeed<T>>[2]): NonNullable<T> | undefined {
  const path = `seeds/${plan.id}/${name}`
  const text = seeds[`/${path}`]
  return text?.trim() ? readSeed(path, text, read) : undefined
}

const byId = new Map(plans.map((plan) => [plan.id, plan]))

/** A plan by id. Throws where there is none: a caller's mistake. */
export function planOf(id: string): PlanRecord {
  const plan = byId.get(id)
  if (!plan) throw new Error(`no plan ${id}`)
  return plan
}

const facts = new Map(plans.map((plan) => [plan.id, seedOf(plan, 'plan.yaml', readPlanFacts) ?? {replaces: []}]))
const line = succession(plans, facts, site.plan)
if (!line) throw new Error(`seeds/site.yaml:1:1 没有方案“${site.plan}”，plan 应为 seeds 里一个文件夹的名字`)

/** Plans that no other plan replaces, the last by date first; then the others, likewise. */
export const currentPlans: readonly PlanRecord[] = line.current
export const archivedPlans: readonly PlanRecord[] = line.archived

/** The plan that the home page and the duties show: the site's own, or the last that stands in its place. */
export const newestPlan: PlanRecord = line.newest

/** The plan that articles mean by a bare `measure-8`: the one the site names, else the first of the line of the newest. */
export const articlesPlan: PlanRecord = line.first

/** The plan that stands in the place of an archived one; `undefined` for a current plan. */
export function successorOf({id}: PlanRecord): PlanRecord | undefined {
  return line!.successors.get(id)
}

/** From when to when a plan runs. */
export function periodOf(plan: PlanRecord): Period | undefined {
  return periodFrom(plan, facts.get(plan.id))
}

/** What tells a plan apart from others in a few words: its number, else its title. */
export function shortNameOf({document: {number, title}, id}: PlanRecord): string {
  return number ?? (title || id)
}

/** What the title of a page has behind it, so that pages of several plans can be told apart: nothing for the newest plan's. */
export function titleMarkOf(plan: PlanRecord): string {
  const {number, title} = plan.document
  return plan === newestPlan ? '' : `（${number ?? [title, originOf(plan)].filter(Boolean).join('，')}）`
}

/** Title of a plan's own page: many towns call their plans the same. */
export function planTitleOf(plan: PlanRecord): string {
  return plan === newestPlan ? plan.document.title : `${plan.document.title}（${originOf(plan)}）`
}

/** What no other plan has: its number, or who issued it and when; its id where it says neither. */
function originOf({document: {number, issuer, date}, id}: PlanRecord): string {
  return number ?? (issuer && date ? `${issuer}，${date}` : id)
}

/** Title of a plan in lists of several plans; an archived one says so. */
export function listedTitleOf(plan: PlanRecord): string {
  return planTitleOf(plan) + (successorOf(plan) ? '，已归档' : '')
}

/** The name of a plan for search to show, where the site has several. */
export function searchMetaOf(plan: PlanRecord): Record<string, string> {
  return plans.length > 1 ? {plan: listedTitleOf(plan)} : {}
}

/** Most plans that a list on another page names; all are listed on the pages of plans. */
export const plansNamed = 20

/** All plans as the pages of plans list them: current ones first, a hundred to a page. */
export const planLists: ReadonlyArray<readonly PlanRecord[]> = inPages([...currentPlans, ...archivedPlans], 100)

function inPages<T>(list: readonly T[], most: number): T[][] {
  return Array.from({length: Math.ceil(list.length / most)}, (_, at) => list.slice(at * most, (at + 1) * most))
}

/** Address of a page of plans, from 0. */
export function listPath(page: number): string {
  return page === 0 ? '/plans/' : `/plans/list/${page + 1}/`
}

/** The parts directly below a part, in order; `null` for the top of the plan. */
export function childrenOf(plan: PlanRecord, parent: string | null): NodeRecord[] {
  return plan.nodes.filter((node) => node.parent === parent)
}

/** A part by id. Throws where the plan has none: a caller's mistake. */
export function nodeOf(plan: PlanRecord, id: string): NodeRecord {
  const node = plan.nodes.find((node) => node.id === id)
  if (!node) throw new Error(`${plan.id} has no part ${id}`)
  return node
}

/** The parts above a part, outermost first. */
export function ancestorsOf(plan: PlanRecord, node: NodeRecord): NodeRecord[] {
  return node.parent === null ? [] : [...ancestorsOf(plan, nodeOf(plan, node.parent)), nodeOf(plan, node.parent)]
}

/**
 * How articles name a part: by its id with the plan in front, and by its id alone where they mean this plan.
 *
 * @returns `tongchuan-2024/measure-8`, and `measure-8` for parts of `articlesPlan`
 */
export function refsOf(plan: PlanRecord, {id}: NodeRecord): string[] {
  return [`${plan.id}/${id}`, ...(plan === articlesPlan ? [id] : [])]
}

/** The part that an article names; nothing where no plan has it. */
export function partNamed(ref: string): {plan: PlanRecord; node: NodeRecord} | undefined {
  const [id, name] = ref.includes('/') ? ref.split('/') : [articlesPlan.id, ref]
  const plan = byId.get(id!)
  const node = plan?.nodes.find((node) => node.id === name)
  return plan && node && {plan, node}
}

/** Address of a plan's own page. */
export function planPath(plan: PlanRecord): string {
  return `/plans/${plan.id}/`
}

/** Day and source of a plan's words, for the head of its pages. */
export function imprintOf({document}: PlanRecord): Imprint {
  return {published: document.date ?? undefined, source: document.issuer ?? undefined}
}

const kindNames: Record<Kind, string> = {
  notice: '印发通知',
  preamble: '引言',
  chapter: '部分',
  section: '任务',
  general: '总体要求',
  action: '行动',
  support: '支撑',
  measure: '措施',
  guarantee: '保障',
}

/** Short name of a part: 措施 26, 行动 2, 总体要求（一）, 引言. */
export function labelOf({kind, number, marker}: NodeRecord): string {
  if (kind === 'measure' || kind === 'action' || kind === 'support')
    return number === null ? kindNames[kind] : `${kindNames[kind]} ${number}`
  return kind === 'chapter' || kind === 'section' ? marker.replace(/、$/, '') : kindNames[kind] + marker
}

/** The mark of a part without its brackets and points, for tiles: 26, 8, 一. */
export function markOf({marker}: NodeRecord): string {
  return marker.replace(/[（）()、.．]/g, '')
}

/** How a text without a title begins, for tiles: up to the first pause, at most 16 characters. */
export function openingOf({text}: NodeRecord): string {
  const [start = ''] = text.split(/[，。；：\n]/, 1)
  return start.length > 16 ? `${start.slice(0, 15)}…` : start
}

/** Label and title: 措施 26 厚植社会防控氛围. */
export function nameOf(node: NodeRecord): string {
  return [labelOf(node), node.title].filter(Boolean).join(' ')
}

/** The place of a part as a document cites it: 铜政发〔2024〕13号 二（一）8.（26）. */
export function citationOf(plan: PlanRecord, node: NodeRecord): string {
  const markers = [...ancestorsOf(plan, node), node].map(({marker}) => marker.replace(/、$/, ''))
  return [plan.document.number, markers.join('') || kindNames[node.kind]].filter(Boolean).join(' ')
}

/** What a reader turns to before and after a part: parts with text among themselves, their headings among theirs. */
export function neighboursOf(plan: PlanRecord, node: NodeRecord): {before?: NodeRecord; after?: NodeRecord} {
  const series = node.text
    ? plan.nodes.filter(({text}) => text)
    : plan.nodes.filter(({kind, text}) => !text && levelOf(kind) === levelOf(node.kind))
  const at = series.indexOf(node)
  return {before: series[at - 1], after: series[at + 1]}
}

function levelOf(kind: Kind): string {
  return kind === 'support' ? 'action' : kind
}

/** The tree of a plan's text, with its errata, for the page that shows every character in its place. */
export function treeOf(plan: PlanRecord): Plan {
  const path = `seeds/${plan.id}/plan.txt`
  const file = readSource(new TextEncoder().encode(seeds[`/${path}`]), path)
  return compile(file, plan.id, plan.source.sha256, {errata: errataOf.get(plan.id)!, regulations: [], organs: [], duties: []}).plan
}

/** A slip of the printed text as pages show it. */
export type PlanNote = NodeRecord['notes'][number] & {reason: string}

const errataOf = new Map<string, Erratum[]>(plans.map((plan) => [plan.id, seedOf(plan, 'errata.yaml', readErrata) ?? []]))

/** Notes of a part in the order of their numbers, with the reasons that the register gives. */
export function notesOf(plan: PlanRecord, node: NodeRecord): PlanNote[] {
  const errata = errataOf.get(plan.id)!.filter((erratum) => erratum.node === node.id)
  return node.notes.map((note) => ({
    ...note,
    reason:
      errata.find(({field, text, suggestion}) => field === note.field && text === note.text && suggestion === note.suggestion)?.reason ??
      '',
  }))
}

const plainOf = new Map(plans.map((plan) => [plan.id, seedOf(plan, 'plain.yaml', readPlain) ?? {}]))
for (const plan of plans) {
  // A sentence for a part that is not there is a slip of the register.
  for (const id of Object.keys(plainOf.get(plan.id)!)) nodeOf(plan, id)
}

/** 通俗地说: the part in plain words, or nothing. */
export function plainWordsOf(plan: PlanRecord, node: NodeRecord): string | undefined {
  return plainOf.get(plan.id)![node.id]
}

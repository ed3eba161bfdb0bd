/**
 * The register of regulations as the views read it, with what plans say of it: look-ups both ways.
 */
import registerText from '../seeds/regulations.yaml?raw'
import type {Citation, NodeRecord, PlanRecord} from './plan/index.ts'
import {archivedPlans, currentPlans, plans} from './plans.ts'
import {articleAnchor} from './registers/articles.ts'
import {
  readBasis,
  readDifferences,
  readRegulations,
  regulationKinds,
  regulationStatuses,
  type Basis,
  type Difference,
  type Regulation,
  type RegulationKind,
  type RegulationStatus,
} from './registers/regulations.ts'
import {readSeed} from './seeds.ts'

export {articleAnchor, regulationKinds, regulationStatuses, type Difference, type Regulation}

const seeds = import.meta.glob<string>(['/seeds/*/basis.yaml', '/seeds/*/differences.yaml'], {
  eager: true,
  query: '?raw',
  import: 'default',
})

/** All regulations, in the order of the register. */
export const regulations: readonly Regulation[] = readSeed('seeds/regulations.yaml', registerText, readRegulations)

const byId = new Map(regulations.map((regulation) => [regulation.id, regulation]))

/** A regulation by id. Throws where the register has none: a caller's mistake. */
export function regulationOf(id: string): Regulation {
  const regulation = byId.get(id)
  if (!regulation) throw new Error(`no regulation ${id}`)
  return regulation
}

/** Address of a regulation's page, or of one article on it. */
export function regulationPath(id: string, article?: string): string {
  return `/regulations/${id}/${article ? `#${articleAnchor(article)}` : ''}`
}

export const kindNames: Record<RegulationKind, string> = {
  law: '法律',
  'administrative-regulation': '行政法规',
  'judicial-interpretation': '司法解释',
  'local-regulation': '地方性法规',
  'departmental-rule': '部门规章',
  'party-document': '党内法规和党政文件',
  policy: '规范性文件',
  standard: '标准',
  'town-document': '镇级文件',
}

/** The state of the check as readers see it: 效力. */
export const statusNames: Record<RegulationStatus, string> = {
  'in-force': '现行有效',
  amended: '有修改',
  repealed: '已废止',
  superseded: '已被替代',
  unverified: '待核',
  unpublished: '未公开',
}

/** The same in three: whether we could check it (已核对), could not yet (待核), or there is no public text (未公开). */
export function checkOf({status}: Regulation): '已核对' | '待核' | '未公开' {
  return status === 'unpublished' ? '未公开' : status === 'unverified' ? '待核' : '已核对'
}

/** 现行有效，核对至 2026-07. */
export function statusLine({status, checkedThrough}: Regulation): string {
  const checked = status !== 'unpublished' && checkedThrough
  return statusNames[status] + (checked ? `，核对至 ${checked.slice(0, 7)}` : '')
}

function seedOf<T>(plan: PlanRecord, name: string, read: Parameters<typeof readSeed<T[]>>[2]): T[] {
  const path = `seeds/${plan.id}/${name}`
  const text = seeds[`/${path}`]
  return text?.trim() ? readSeed(path, text, read) : []
}

const basisByPlan = new Map<string, Basis[]>(
  plans.map((plan) => [plan.id, seedOf(plan, 'basis.yaml', (file) => readBasis(file, [...regulations]))]),
)
const differencesByPlan = new Map<string, Difference[]>(
  plans.map((plan) => [plan.id, seedOf(plan, 'differences.yaml', (file) => readDifferences(file, [...regulations]))]),
)

/** A regulation at a part of a plan: whether the plan names it there (`yes`), may mean it (`maybe`), or does not. */
export interface Rest {
  plan: PlanRecord
  node: NodeRecord
  regulation: Regulation
  articles: Regulation['articles']
  named: 'yes' | 'maybe' | 'no'
}

/** What a part of a plan rests on: first what it names, in order, then what binds without being named. */
export function basisOf(plan: PlanRecord, node: NodeRecord): Rest[] {
  const rows = (basisByPlan.get(plan.id) ?? []).filter((row) => row.node === node.id)
  // Where no document has just this name, the entry that says so is named; what it may mean is not.
  const named = new Set(
    node.citations.flatMap(({status, regulations: [first, ...others]}) =>
      status === 'resolved' ? [first!, ...others] : first && regulationOf(first).couldBe ? [first] : [],
    ),
  )
  const maybe = new Set(node.citations.flatMap(({regulations}) => regulations))
  const ids = new Set([...named, ...maybe, ...rows.map(({regulation}) => regulation)])
  return [...ids].map((id) => {
    const regulation = regulationOf(id)
    const numbers = rows.find((row) => row.regulation === id)?.articles ?? []
    return {
      plan,
      node,
      regulation,
      articles: regulation.articles.filter(({article}) => numbers.includes(article)),
      named: named.has(id) ? 'yes' : maybe.has(id) ? 'maybe' : 'no',
    }
  })
}

const rests = Map.groupBy(
  [...currentPlans, ...archivedPlans].flatMap((plan) => plan.nodes.flatMap((node) => basisOf(plan, node))),
  ({regulation}) => regulation.id,
)

/** Every part of every plan that rests on a regulation: by plan, current ones first, and in document order. */
export function restsOn(id: string): Rest[] {
  return rests.get(id) ?? []
}

/** Where law and plan differ at a part. */
export function differencesOf(plan: PlanRecord, node: NodeRecord): Difference[] {
  return (differencesByPlan.get(plan.id) ?? []).filter((difference) => difference.node === node.id)
}

/** Every mention of a plan, with the part it stands in. */
export function citationsOf(plan: PlanRecord): Array<Citation & {node: NodeRecord}> {
  return plan.nodes.flatMap((node) => node.citations.map((citation) => ({...citation, node})))
}

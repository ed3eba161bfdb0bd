/**
 * The plans as the views read them: `content/plans/<plan>/plan.json`, with look-ups by id.
 */
import type {NodeRecord, PlanRecord} from './plan/index.ts'

const modules = import.meta.glob<PlanRecord>('/content/plans/*/plan.json', {eager: true, import: 'default'})

/** All plans, by id. */
export const plans: readonly PlanRecord[] = Object.values(modules).sort((a, b) => a.id.localeCompare(b.id))

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

/**
 * Findings: what a rule of the lint is, and how a message names words and places of the plan.
 */
import type {Point} from 'unist'
import {leavesOf} from './tree.ts'
import type {AsideName, Division, Leaf, Plan} from './types.ts'

type Severity = 'error' | 'warning'
export type Report = (severity: Severity, message: string, place: Point | undefined) => void

/** A rule: one function over the finished tree. An error refuses the whole input. */
export type Rule = (plan: Plan, report: Report, source: string) => void

/** Where a finding stands that is about the text as a whole. */
export const top: Point = {line: 1, column: 1, offset: 0}

/** Quote printed words in a message, shortened. */
export function quote(text: string): string {
  const characters = [...text]
  return `“${characters.slice(0, 24).join('')}${characters.length > 24 ? '…' : ''}”`
}

/** Where a leaf begins, or a part with its first leaf. */
export const startOf = (node: Leaf | Division): Point | undefined =>
  node.type === 'division' ? node.children[0] && startOf(node.children[0] as Leaf | Division) : node.position?.start

/** A point inside a leaf, `index` characters after its start. */
export function pointIn(leaf: Leaf, index: number): Point | undefined {
  const start = leaf.position?.start
  return start && {line: start.line, column: start.column + index, offset: (start.offset ?? 0) + index}
}

/** The leaves of a part's own words, without what is set aside. */
export function ownLeaves(node: Division): Leaf[] {
  return node.children.filter((child): child is Leaf => child.type !== 'division' && child.type !== 'aside')
}

/** What is set aside, and where. */
export function asidesOf(plan: Plan, ...names: AsideName[]): Leaf[] {
  return [...leavesOf(plan)].filter(({type, name}) => type === 'aside' && names.includes(name as AsideName))
}

/** Whether something stands on the line on which a part begins. */
export function sameLine(node: Division, child: Leaf | Division): boolean {
  return startOf(node)?.line === startOf(child)?.line
}

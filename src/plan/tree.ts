/**
 * Reading the tree: its parts in order, and the words of a part.
 */
import type {Division, FieldName, Leaf, Plan} from './types.ts'

/** The parts of a division or plan, in order. */
export function divisionsOf(parent: Plan | Division): Division[] {
  return parent.children.filter((child) => child.type === 'division')
}

/** All divisions below, in document order. */
export function* walk(parent: Plan | Division): Generator<Division> {
  for (const child of divisionsOf(parent)) {
    yield child
    yield* walk(child)
  }
}

/** All leaves below, in document order. */
export function* leavesOf(parent: Plan | Division): Generator<Leaf> {
  for (const child of parent.children) {
    if (child.type === 'division') yield* leavesOf(child)
    else yield child
  }
}

/** The leaves of an element of the head, in order. */
export function fieldsOf(plan: Plan, name: FieldName): Leaf[] {
  const head = plan.children.flatMap((child) => (child.type === 'division' ? (child.level === 0 ? child.children : []) : child))
  return head.filter((child): child is Leaf => child.type === 'field' && child.name === name)
}

/** The words of an element of the head, its lines joined, several organs by 、; `''` where it is missing. */
export function fieldOf(plan: Plan, name: FieldName): string {
  return fieldsOf(plan, name)
    .map(({value}) => value)
    .join(name === 'issuer' ? '、' : '')
}

/** The words of the leaves of a type, wrapped lines joined; `''` where there is none. */
export function valueOf(node: Division, type: 'marker' | 'title' | 'delimiter'): string {
  return join(node.children.filter((child): child is Leaf => child.type === type))
}

/** The paragraphs of a division, joined by line feeds: the `text` of plan.json. */
export function textOf(node: Division): string {
  return paragraphsOf(node)
    .map(({value}) => value)
    .join('\n')
}

/** A paragraph: the leaves that print it, and their words with wrapped lines joined. */
export interface Paragraph {
  value: string
  leaves: Leaf[]
}

export function paragraphsOf(node: Division): Paragraph[] {
  const groups: Leaf[][] = []
  for (const child of node.children) {
    if (child.type !== 'paragraph') continue
    if (child.continued && groups.length > 0) groups.at(-1)!.push(child)
    else groups.push([child])
  }
  return groups.map((leaves) => ({value: join(leaves), leaves}))
}

function join(leaves: Leaf[]): string {
  return leaves.map(({value}, index) => (index > 0 ? joint(leaves[index - 1]!.value, value) : '') + value).join('')
}

/** What a line end inside a sentence stands for: nothing in Chinese, a blank between Latin words. */
export function joint(before: string, after: string): '' | ' ' {
  return /[A-Za-z]/.test(before.at(-1) ?? '') && /[A-Za-z]/.test(after[0] ?? '') ? ' ' : ''
}

/** The source of a plan, byte for byte: its leaves with the blanks between them. */
export function sourceOf(plan: Plan): string {
  let text = plan.blanks[0] ?? ''
  let index = 1
  for (const {value} of leavesOf(plan)) text += value + (plan.blanks[index++] ?? '')
  return text
}

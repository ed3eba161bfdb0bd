/**
 * Tree → the whole plan as plain text and as Markdown. Neither has a word that the source has not.
 */
import type {PhrasingContent, Root} from 'mdast'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {paragraphsOf, sourceOf, valueOf} from './tree.ts'
import type {Division, Leaf, Plan} from './types.ts'

/** Whether a leaf is words of the circular: all but what paper and web page add. Its annexes are words of it. */
export function isPrinted({type, name}: Leaf): boolean {
  return type !== 'aside' || name === 'annex'
}

/**
 * The source with its blanks tidied: line ends are line feeds, no blanks at the end of a line, no line without
 * words at either end, never two in a row. Read again it gives the same tree, less places and blanks.
 */
export function toPlainText(plan: Plan): string {
  const lines = sourceOf(plan)
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd())
  const kept = lines.filter((line, at) => line !== '' || (at > 0 && lines[at - 1] !== ''))
  while (kept[0] === '') kept.shift()
  while (kept.at(-1) === '') kept.pop()
  return kept.join('\n') + '\n'
}

/**
 * The plan as Markdown (CommonMark): titles of circular and plan are headings of level 1, the parts follow from level
 * 2 by their place in the tree, with their numbers as printed. A part without a title is a paragraph.
 */
export function toWholeMarkdown(plan: Plan): string {
  const children: Root['children'] = []
  const heading = (depth: number, value: string) =>
    children.push({type: 'heading', depth: Math.min(depth, 6) as 1 | 2 | 3 | 4 | 5 | 6, children: [text(value)]})
  const paragraph = (value: string) => children.push({type: 'paragraph', children: [text(value)]})
  const part = (node: Division) => {
    const [marker, title] = [valueOf(node, 'marker'), valueOf(node, 'title')]
    const [first, ...rest] = paragraphsOf(node)
    if (title) heading(node.level + 1, marker + title + valueOf(node, 'delimiter'))
    const opening = (title ? '' : marker) + (first?.value ?? '')
    if (opening) paragraph(opening)
    for (const {value} of rest) paragraph(value)
    below(node)
  }
  const below = (node: Plan | Division) => {
    let title = ''
    let name = ''
    const close = () => {
      if (title) heading(1, title)
      title = ''
    }
    for (const child of node.children) {
      const isTitle = child.type === 'field' && (child.name === 'title' || child.name === 'noticeTitle')
      // The lines of one title are one heading.
      if (!isTitle || child.name !== name) close()
      name = isTitle ? child.name! : ''
      if (isTitle) title += child.value
      else if (child.type === 'division') part(child)
      else if (child.type === 'field' || child.type === 'aside' || node.type === 'plan') {
        if (isPrinted(child)) paragraph(child.value)
      }
    }
    close()
  }
  below(plan)
  return unified().use(remarkStringify).stringify({type: 'root', children})
}

/** Words as text, the line ends inside them as blanks. */
function text(value: string): PhrasingContent {
  return {type: 'text', value: value.replace(/\s*\n\s*/g, ' ')}
}

/**
 * Annotations on the tree: notes (原文如此) from the errata, citations from the register. The text stays as
 * it is; each annotation points at a span of `title` or `text`.
 */
import type {VFile} from 'vfile'
import {findMentions, indexRegulations, placesOf, resolveMention} from './citation.ts'
import {fieldOf, textOf, valueOf, walk} from './tree.ts'
import type {Erratum, Plan, RegulationName} from './types.ts'

/**
 * unified plugin: hang citations on every division. The issuer of the plan tells whose documents “市” and “区” mean.
 */
export function annotateCitations(regulations: RegulationName[], regions?: Record<string, string>) {
  return (plan: Plan): void => {
    const index = indexRegulations(regulations, placesOf(fieldOf(plan, 'issuer') || fieldOf(plan, 'noticeTitle'), regions))
    for (const node of walk(plan)) {
      for (const field of ['title', 'text'] as const) {
        const value = field === 'title' ? valueOf(node, 'title') : textOf(node)
        for (const mention of findMentions(value, index)) {
          const {start, end, text} = mention
          node.citations.push({field, start, end, text, ...resolveMention(mention, index)})
        }
      }
    }
  }
}

/**
 * unified plugin: hang errata on the divisions that they name. An erratum whose words are no longer where it
 * says is an error at its own line (rule `stale-erratum`).
 */
export function annotateErrata(errata: Erratum[]) {
  return (plan: Plan, file: VFile): void => {
    const nodes = new Map([...walk(plan)].map((node) => [node.id, node]))
    for (const erratum of errata) {
      const {node: id, field, text, suggestion, certainty, reason, occurrence, place} = erratum
      const node = nodes.get(id)
      const value = node ? (field === 'title' ? valueOf(node, 'title') : textOf(node)) : ''
      const start = nthIndexOf(value, text, occurrence)
      if (!node || start < 0) {
        const what = node
          ? `勘误所引的“${text}”在 ${id} 的${field === 'title' ? '标题' : '正文'}里找不到（第 ${occurrence} 处），应与原文逐字相同`
          : `勘误指向的“${id}”不存在，应是方案里某一条的编号，如 measure-4`
        const message = file.message(what, {place: {line: place.line, column: place.column}, ruleId: 'stale-erratum', source: 'plan'})
        message.file = place.file
        message.fatal = true
        continue
      }
      node.notes.push({field, start, end: start + text.length, text, suggestion, certainty, reason})
    }
    for (const node of nodes.values())
      node.notes.sort((a, b) => Number(a.field === 'text') - Number(b.field === 'text') || a.start - b.start)
  }
}

function nthIndexOf(value: string, part: string, nth: number): number {
  let at = -1
  for (let count = 0; count < nth; count++) {
    at = value.indexOf(part, at + 1)
    if (at < 0) return -1
  }
  return at
}

/**
 * The whole plan as plain text and as Markdown.
 *
 * The text has one form whatever the source looked like: number, title, addressees, notice, signature, date, title of
 * the plan, then a line for every part and paragraph (a plan without a notice is signed below); what the source prints beside the plan's text (index cards,
 * page numbers, letterheads) is left out, annexes follow at the end. Read again by `npm run plan`, it gives the same parts.
 */
import type {NodeRecord, PlanRecord} from '../plan/index.ts'

/** A date as circulars print it (GB/T 9704—2012, 7.3.5.3): 2024年4月10日. */
export function printedDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** What stands around the parts, in the order of a circular; `body` are the paragraphs of the notice. */
export interface Head {
  number: string | null
  noticeTitle: string | null
  addressees: string | null
  body: string[]
  title: string
  /** Issuer and date: below the notice, or below the plan where there is none. */
  signature: string[]
  isSignedBelow: boolean
}

export function headOf({document, nodes}: PlanRecord): Head {
  return {
    number: document.number,
    noticeTitle: document.noticeTitle,
    addressees: document.addressees.length > 0 ? `${document.addressees.join('，')}：` : null,
    body: nodes.filter(({kind}) => kind === 'notice').flatMap(linesOf),
    title: document.title,
    signature: [document.issuer, document.date && printedDate(document.date)].filter((line) => line !== null),
    isSignedBelow: document.noticeTitle === null,
  }
}

/** Paragraphs of a part. */
export function linesOf({text}: NodeRecord): string[] {
  return text.split('\n').filter(Boolean)
}

/** Printed annexes, in lines. */
export function annexesOf({setAside = []}: PlanRecord): string[] {
  return setAside.filter(({what}) => what === 'annex').flatMap(({text}) => text.split('\n'))
}

/** Marker and title, apart where they would read as one: 1.1 总则, 第一章 总则. */
export function headingOf({marker, title}: NodeRecord): string {
  return marker + (/[\p{L}\p{N}]$/u.test(marker) ? ' ' : '') + title
}

/** Depth of a part: 1 for the outermost. */
export function depthsOf({nodes}: PlanRecord): Map<string, number> {
  const depths = new Map<string, number>()
  for (const {id, parent} of nodes) depths.set(id, parent === null ? 1 : depths.get(parent)! + 1)
  return depths
}

/** The plan as text; lines end with LF. */
export function toText(plan: PlanRecord): string {
  const {number, noticeTitle, addressees, body, title, signature, isSignedBelow} = headOf(plan)
  const parts = plan.nodes
    .filter(({kind}) => kind !== 'notice')
    .flatMap((node) => {
      const heading = headingOf(node) + node.delimiter
      const [first = '', ...others] = linesOf(node)
      // A title without a stop stands alone on its line.
      return node.delimiter || !node.title || !first ? [heading + first, ...others] : [heading, first, ...others]
    })
  return (
    [
      ...[number, '', noticeTitle, '', addressees, ...body, ...(isSignedBelow ? [] : signature), '', title, '', ...parts],
      ...(isSignedBelow ? signature : []),
      ...['', ...annexesOf(plan)],
    ]
      .filter((line) => line !== null)
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim() + '\n'
  )
}

/** The plan as Markdown (CommonMark): parts with a title are headings, from the second level. */
export function toMarkdown(plan: PlanRecord): string {
  const {number, noticeTitle, addressees, body, title, signature, isSignedBelow} = headOf(plan)
  const depths = depthsOf(plan)
  const blocks: Array<string | null> = [`# ${escape(title || noticeTitle || plan.id)}`]
  blocks.push(
    ...[number, title && noticeTitle, addressees, ...body, ...(isSignedBelow ? [] : signature)].map((line) => line && escape(line)),
  )
  for (const node of plan.nodes) {
    if (node.kind === 'notice') continue
    const [first = '', ...others] = linesOf(node)
    if (node.title) blocks.push(`${'#'.repeat(Math.min(6, depths.get(node.id)! + 1))} ${escape(headingOf(node))}`, escape(first))
    else blocks.push(escape(headingOf(node) + first))
    blocks.push(...others.map(escape))
  }
  blocks.push(...[...(isSignedBelow ? signature : []), ...annexesOf(plan)].map(escape))
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

/** Text in which Markdown finds nothing to format. */
function escape(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
}

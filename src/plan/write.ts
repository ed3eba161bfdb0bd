/**
 * Tree → files: one MDX page per part and `plan.json` (contract of the project, see README). The only module
 * that knows MDX and its escaping.
 */
import type {Paragraph, PhrasingContent, Root, Text} from 'mdast'
import remarkMdx from 'remark-mdx'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import type {VFile} from 'vfile'
import {stringify} from 'yaml'
import {readDate} from './time.ts'
import {fieldOf, leavesOf, paragraphsOf, textOf, valueOf} from './tree.ts'
import type {AsideName, Citation, Division, Duty, FieldName, Kind, Note, Plan, RegulationName} from './types.ts'

/** `plan.json`: what other programs read. Offsets count UTF-16 units from 0, end exclusive, in `field`. */
export interface PlanRecord {
  id: string
  source: {path: string; sha256: string; lines: number}
  document: {
    number: string | null
    issuer: string | null
    date: string | null
    title: string
    noticeTitle: string | null
    addressees: string[]
  }
  nodes: NodeRecord[]
  /** What the source has besides the plan's text; absent if nothing. With it every character is accounted for. */
  setAside?: Array<{what: AsideName; line: number; text: string}>
  regulations: Array<{id: string; title: string; shortTitle: string; aliases: string[]; url: string}>
}

/** One part of the plan. `marker + title + delimiter + text` is the source line, less outer blanks. */
export interface NodeRecord {
  id: string
  kind: Kind
  number: number | null
  marker: string
  title: string
  delimiter: string
  text: string
  line: number
  parent: string | null
  url: string
  citations: Citation[]
  duties: Duty[]
  notes: Omit<Note, 'reason'>[]
}

/** A generated file: path below `content/plans/<plan>/` and its text. */
export interface GeneratedFile {
  path: string
  value: string
}

/** First line of every generated page. */
const generatedNotice = '由 npm run plan 从 seeds 生成，请改原文或登记表，不要改这里'

type MdxJsxTextElement = Extract<PhrasingContent, {type: 'mdxJsxTextElement'}>

/** Words that mean nothing to Markdown or YAML, which is most: Chinese, its marks, digits. They need no escaping. */
const harmless = /^[\p{Script=Han}，。；：、！？“”‘’（）《》〈〉〔〕—…·][\p{Script=Han}0-9，。；：、！？“”‘’（）《》〈〉〔〕—…·]*$/u

/** Writes MDX: one line a paragraph, and no way for text to open a module statement. */
const mdx = unified()
  .use(remarkStringify, {
    // `import`/`export` at a line start are statements in MDX; remark-mdx does not escape them.
    unsafe: [
      {atBreak: true, character: 'i', after: 'mport'},
      {atBreak: true, character: 'e', after: 'xport'},
    ],
    handlers: {
      text: (node: Text, _parent, state, info) =>
        harmless.test(node.value) || node.value === '\n' ? node.value : state.safe(node.value, info),
    },
  })
  .use(remarkMdx, {printWidth: Number.POSITIVE_INFINITY})
  .freeze()

/** The file names of one plan are its node ids, so a title never becomes a path. */
export function writePages(plan: Plan): GeneratedFile[] {
  const files: GeneratedFile[] = []
  const visit = (node: Division, parent: string | null) => {
    files.push({path: `${node.id}.mdx`, value: writePage(node, plan.id, parent)})
    for (const child of node.children) if (child.type === 'division') visit(child, node.id)
  }
  for (const child of plan.children) if (child.type === 'division') visit(child, null)
  return files
}

/** One page: front matter, then a `<P>` per paragraph with one `<S>` per sentence, one sentence a line. */
function writePage(node: Division, plan: string, parent: string | null): string {
  const front = {
    id: node.id,
    plan,
    kind: node.kind,
    number: node.level > 0 && node.family !== 'bullet' ? node.number : null,
    marker: valueOf(node, 'marker'),
    title: valueOf(node, 'title'),
    delimiter: valueOf(node, 'delimiter'),
    line: lineOf(node),
    parent,
  }
  const text = textOf(node)
  const notes = node.notes.flatMap((note, index) =>
    note.field === 'text' ? [{...note, element: element('Sic', {n: String(index + 1)}, [])}] : [],
  )
  const citations = node.citations.filter(({field}) => field === 'text').map((citation) => ({...citation, element: cite(citation)}))
  // A note goes around a citation, never inside: its mark is a link, and links do not nest.
  const marks = sorted([...notes, ...citations.flatMap((citation) => cutAt(citation, notes))])
  let sentence = 0
  let passed = 0
  let offset = 0
  const children = paragraphsOf(node).map((paragraph) => {
    const sentences: PhrasingContent[] = []
    for (const span of splitSentences(paragraph.value)) {
      const [start, end] = [offset + span.start, offset + span.end]
      while (passed < marks.length && marks[passed]!.end <= start) passed++
      let reach = passed
      while (reach < marks.length && marks[reach]!.start < end) reach++
      if (sentences.length > 0) sentences.push({type: 'text', value: '\n'})
      sentences.push(element('S', {id: `s${++sentence}`}, nest(text, start, end, marks.slice(passed, reach))))
    }
    offset += paragraph.value.length + 1
    const content: Paragraph = {type: 'paragraph', children: sentences}
    return {type: 'mdxJsxFlowElement' as const, name: 'P', attributes: [], children: [content]}
  })
  const body = mdx.stringify({type: 'root', children} satisfies Root)
  return `---\n# ${generatedNotice}\n${toYaml(front)}---\n${body ? '\n' + body : ''}`
}

/** A flat map as YAML. */
function toYaml(map: Record<string, string | number | null>): string {
  const plain = (value: string | number | null) =>
    typeof value !== 'string' || harmless.test(value) || (/^[a-z]+(-[a-z0-9]+)*$/.test(value) && !/^(null|true|false)$/.test(value))
  if (!Object.values(map).every(plain)) return stringify(map, {lineWidth: 0})
  return Object.entries(map)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')
}

function cite(citation: Citation) {
  return element('Cite', {of: citation.regulations.join(' '), status: citation.status}, [])
}

function element(name: string, attributes: Record<string, string>, children: PhrasingContent[]): MdxJsxTextElement {
  return {
    type: 'mdxJsxTextElement',
    name,
    attributes: Object.entries(attributes).map(([name, value]) => ({type: 'mdxJsxAttribute', name, value})),
    children,
  }
}

interface Mark {
  start: number
  end: number
  element: MdxJsxTextElement
}

/** A mark in pieces, cut where others begin and end inside it. */
function cutAt(mark: Mark, others: Mark[]): Mark[] {
  const edges = others.flatMap(({start, end}) => [start, end]).filter((edge) => edge > mark.start && edge < mark.end)
  const points = [mark.start, ...edges.sort((a, b) => a - b), mark.end]
  return points.slice(1).map((end, index) => ({...mark, start: points[index]!, end}))
}

/** Marks in the order that `nest` reads them: by start, the longer first. */
function sorted(marks: Mark[]): Mark[] {
  return marks.sort((a, b) => a.start - b.start || b.end - a.end)
}

/**
 * The characters `[start, end)` of `value` as text with marks around spans. Marks nest; one that would cross
 * another, or the edge, is cut there.
 *
 * @param marks  in the order of `sorted`
 */
function nest(value: string, start: number, end: number, marks: Mark[]): PhrasingContent[] {
  const queue = [...marks]
  let next = 0
  const build = (from: number, to: number): PhrasingContent[] => {
    const result: PhrasingContent[] = []
    let at = from
    while (next < queue.length && queue[next]!.start < to) {
      const mark = queue[next++]!
      if (mark.end <= at) continue
      const inner = Math.max(mark.start, at)
      const stop = Math.min(mark.end, to)
      if (inner > at) result.push({type: 'text', value: value.slice(at, inner)})
      result.push({...mark.element, children: build(inner, stop)})
      at = stop
      if (mark.end > to) {
        // What sticks out goes on behind the edge.
        let place = next
        while (place < queue.length && queue[place]!.start < to) place++
        queue.splice(place, 0, {...mark, start: to})
      }
    }
    if (at < to) result.push({type: 'text', value: value.slice(at, to)})
    return result
  }
  return build(start, end)
}

/**
 * Cut a paragraph into sentences: after 。！？ and any closing marks that follow, but not inside 《》. The pieces,
 * joined, are the paragraph.
 */
export function splitSentences(text: string): Array<{start: number; end: number}> {
  const sentences: Array<{start: number; end: number}> = []
  let start = 0
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!
    if (character === '《') depth++
    else if (character === '》') depth = Math.max(0, depth - 1)
    else if (depth === 0 && '。！？'.includes(character)) {
      let end = index + 1
      while (end < text.length && /[。！？”’）〕】]/.test(text[end]!)) end++
      // A blank goes with the sentence before it, so that no sentence starts with one.
      while (end < text.length && /\s/.test(text[end]!)) end++
      sentences.push({start, end})
      start = end
      index = end - 1
    }
  }
  if (start < text.length) sentences.push({start, end: text.length})
  return sentences
}

function lineOf(node: Division): number {
  for (const child of node.children) {
    if (child.type !== 'division') return child.position!.start.line
  }
  return 1
}

/**
 * The record of a plan.
 *
 * @param file  the source; `file.path` is shown as `source.path`
 * @param sha256  of the file's bytes, hexadecimal: the core has no hash of its own
 */
export function toRecord(plan: Plan, file: VFile, sha256: string, regulations: RegulationName[]): PlanRecord {
  const joined = (name: FieldName) => fieldOf(plan, name) || null
  const date = joined('date')
  const nodes: NodeRecord[] = []
  const visit = (node: Division, parent: string | null) => {
    nodes.push({
      id: node.id,
      kind: node.kind,
      number: node.level > 0 && node.family !== 'bullet' ? node.number : null,
      marker: valueOf(node, 'marker'),
      title: valueOf(node, 'title'),
      delimiter: valueOf(node, 'delimiter'),
      text: textOf(node),
      line: lineOf(node),
      parent,
      url: `/plans/${plan.id}/${node.id}/`,
      citations: node.citations,
      duties: node.duties,
      notes: node.notes.map(({reason: _, ...note}) => note),
    })
    for (const child of node.children) if (child.type === 'division') visit(child, node.id)
  }
  for (const child of plan.children) if (child.type === 'division') visit(child, null)
  const setAside = [...leavesOf(plan)]
    .filter(({type}) => type === 'aside')
    .map(({name, value, position}) => ({what: name as AsideName, line: position!.start.line, text: value}))
  const cited = new Set(nodes.flatMap((node) => node.citations.flatMap((citation) => citation.regulations)))
  return {
    id: plan.id,
    source: {path: file.path, sha256, lines: countLines(String(file.value))},
    document: {
      number: joined('documentNumber'),
      issuer: joined('issuer'),
      date: (date && readDate(date)) ?? null,
      title: joined('title') ?? '',
      noticeTitle: joined('noticeTitle'),
      addressees: (joined('addressees') ?? '')
        .replace(/[：:]$/, '')
        .split(/[，,]/)
        .filter(Boolean),
    },
    nodes,
    ...(setAside.length > 0 && {setAside}),
    regulations: regulations
      .filter(({id}) => cited.has(id))
      .map(({id, title, shortTitle, aliases}) => ({id, title, shortTitle, aliases, url: `/regulations/${id}/`})),
  }
}

function countLines(text: string): number {
  const lines = text.split(/\r\n|\n|\r/)
  return lines.at(-1) === '' ? lines.length - 1 : lines.length
}

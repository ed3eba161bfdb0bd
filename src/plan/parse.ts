/**
 * Text of a circular → tree. The four enumerators of GB/T 9704—2012, 7.3.3 (一、 （一） 1. （1）) are the whole
 * grammar of the plan; what stands before the first of them is the document head.
 *
 * Any string parses. What looks wrong is left in the tree as printed and judged by `lint.ts`.
 */
import type {Point} from 'unist'
import type {Processor} from 'unified'
import {readNumeral} from './numeral.ts'
import type {Division, FieldName, Kind, Leaf, Plan} from './types.ts'

/** A line without its outer blanks, at its place in the source. */
interface Line {
  text: string
  /** Line number, from 1. */
  number: number
  /** Offset of the first character in the source, in UTF-16 units. */
  offset: number
  /** Column of the first character, from 1. */
  column: number
}

/** Markers by level, outermost first. Group 1 is the numeral. */
export const enumerators: readonly RegExp[] = [
  /^([一二三四五六七八九十]+)、/,
  /^[（(]([一二三四五六七八九十]+)[）)]/,
  /^([0-9０-９]+)[.．](?![0-9０-９])/,
  /^[（(]([0-9０-９]+)[）)]/,
]

/** 发文字号: 机关代字、年份、发文顺序号, e.g. 铜政发〔2024〕13号 (GB/T 9704—2012, 7.2.5). */
export const documentNumberForm = /^[\p{Script=Han}]+〔\d{4}〕[1-9]\d*号$/u

/** A first line that wants to be a 发文字号, however it is written: ends in 号, or has a year in brackets. */
const documentNumberLike = /^(?=.*[\d０-９〔〕]).{1,40}号$|^.{0,20}[〔［【[(（]\s*[\d０-９]{2,4}\s*[〕］】\])）].{0,12}$/

/** 成文日期 on a line of its own, in digits or in Chinese, whole or not, with 年月日 or points between. */
const dateLike =
  /^[\d０-９〇○零一二三四五六七八九]{2,4}\s*[年.．/-]\s*[\d０-９一二三四五六七八九十]{1,3}\s*[月.．/-]?\s*[\d０-９一二三四五六七八九十]{0,3}\s*[日号]?$/

/** What the name of a plan ends in; a bracketed span of years may follow. */
const planTitleEnd = /(方案|计划|规划|意见|办法|要点|措施|规定|细则)([（(][^（）()]*[）)])?$/

/** What the name of an issuing organ ends in; tells a signature from a title where the date is missing. */
const issuerEnd = /(人民政府|委员会|办公室|指挥部|领导小组|局|厅|委|部)$/

const sentenceEnd = /[。！？：；]$/

/**
 * unified plugin: sets the parser.
 *
 * @param id  plan id, the folder name under `seeds/`
 */
export function planParse(this: Processor, id: string): void {
  this.parser = (document) => parse(document, id)
}

/**
 * Parse the text of a plan.
 *
 * @returns a tree whose leaves, in order, hold every non-blank character of `document` once, each at the
 *   place its `position` says. Never throws; linear in the length of the text.
 */
export function parse(document: string, id: string): Plan {
  const lines = splitLines(document)
  const body = lines.findIndex((line) => levelOf(line.text) >= 0)
  const split = body < 0 ? lines.length : body
  const plan: Plan = {type: 'plan', id, children: parseHead(lines.slice(0, split))}
  parseBody(lines.slice(split), plan)
  assignKinds(plan)
  assignIds(plan)
  return plan
}

/** Cut at line ends (LF, CRLF, CR), trim, drop the blank ones. */
function splitLines(document: string): Line[] {
  const lines: Line[] = []
  let number = 0
  let offset = 0
  for (const raw of document.split(/(\r\n|\n|\r)/)) {
    if (raw === '\n' || raw === '\r' || raw === '\r\n') {
      offset += raw.length
      continue
    }
    number++
    const text = raw.trim()
    if (text) {
      const indent = raw.length - raw.trimStart().length
      lines.push({text, number, offset: offset + indent, column: indent + 1})
    }
    offset += raw.length
  }
  return lines
}

function levelOf(text: string): number {
  return enumerators.findIndex((form) => form.test(text))
}

/** A leaf over `[start, end)` of a line, outer blanks left out; `undefined` when nothing is left. */
function leaf(line: Line, type: Leaf['type'], start = 0, end = line.text.length, name?: FieldName): Leaf | undefined {
  const raw = line.text.slice(start, end)
  const value = raw.trim()
  if (!value) return undefined
  const from = start + (raw.length - raw.trimStart().length)
  const point = (index: number): Point => ({line: line.number, column: line.column + index, offset: line.offset + index})
  return {type, value, ...(name && {name}), position: {start: point(from), end: point(from + value.length)}}
}

function division(kind: Kind, level: number, number: number): Division {
  return {type: 'division', kind, level, id: '', number, children: [], citations: [], notes: [], duties: []}
}

/**
 * The document head (GB/T 9704—2012, 7.2–7.3): 发文字号, 标题, 主送机关, 正文 of the notice, 署名, 成文日期,
 * then the title of the plan and the preamble before the first enumerator.
 */
function parseHead(lines: Line[]): Array<Leaf | Division> {
  const children: Array<Leaf | Division> = []
  const field = (line: Line, name: FieldName) => children.push(leaf(line, 'field', 0, undefined, name)!)
  const block = (kind: Kind, from: number, to: number) => {
    if (from >= to) return
    const node = division(kind, 0, 0)
    node.children = lines.slice(from, to).map((line) => leaf(line, 'paragraph')!)
    children.push(node)
  }
  let at = 0
  if (lines[at] && documentNumberLike.test(lines[at]!.text)) field(lines[at++]!, 'documentNumber')

  const date = lines.findIndex((line, index) => index >= at && dateLike.test(line.text))
  const head = date < 0 ? lines.length : date
  const addressees = lines.findIndex((line, index) => index >= at && index < head && /[：:]$/.test(line.text))
  const heading = (end: number) => lines.slice(at, end).every((line) => !/[。！？；]$/.test(line.text))
  const notice = noticeTitleEnd(lines, at, addressees >= 0 ? addressees : head)
  const hasNotice = notice > at && heading(notice)
  if (hasNotice) {
    while (at < notice) field(lines[at++]!, 'noticeTitle')
    if (addressees >= at) {
      while (at <= addressees) field(lines[at++]!, 'addressees')
    }
    if (date >= at) {
      const issuer = date > at && !sentenceEnd.test(lines[date - 1]!.text) ? date - 1 : date
      block('notice', at, issuer)
      if (issuer < date) field(lines[issuer]!, 'issuer')
      field(lines[date]!, 'date')
      at = date + 1
    } else {
      const end = lines.findIndex((line, index) => index >= at && !sentenceEnd.test(line.text))
      block('notice', at, end < 0 ? lines.length : end)
      at = end < 0 ? lines.length : end
      if (lines[at] && issuerEnd.test(lines[at]!.text)) field(lines[at++]!, 'issuer')
    }
  }
  const title = planTitleLength(lines, at)
  for (let end = at + title; at < end; at++) field(lines[at]!, 'title')
  block('preamble', at, lines.length)
  return children
}

/** Index after the last line of the circular's title: the line that ends in 通知 (or 意见 …) before the addressees. */
function noticeTitleEnd(lines: Line[], from: number, limit: number): number {
  for (let index = from; index < limit; index++) {
    if (/(通知|通报|决定|公告|批复|函)$/.test(lines[index]!.text)) return index + 1
  }
  return from
}

/** How many lines from `from` are the title of the plan: short lines, no full stop, up to 方案 / 计划 … and its years. */
function planTitleLength(lines: Line[], from: number): number {
  let joined = ''
  for (let index = from; index < lines.length && index < from + 6; index++) {
    const {text} = lines[index]!
    if (text.length > 60 || /[。；]/.test(text)) return 0
    joined += text
    if (planTitleEnd.test(joined)) {
      const next = lines[index + 1]?.text
      return index - from + (next && /^[（(][^（）()]*[）)]$/.test(next) ? 2 : 1)
    }
  }
  return 0
}

/** Numbered lines open divisions; other lines are paragraphs of the division they follow. */
function parseBody(lines: Line[], plan: Plan): void {
  const open: Division[] = []
  for (const line of lines) {
    const level = levelOf(line.text) + 1
    if (level === 0) {
      const parent = open.at(-1) ?? plan
      parent.children.push(leaf(line, 'paragraph')!)
      continue
    }
    const [marker, numeral] = enumerators[level - 1]!.exec(line.text)! as unknown as [string, string]
    const node = division('measure', level, readNumeral(numeral) ?? Number.NaN)
    const title = titleEnd(line.text, marker.length)
    node.children = [
      leaf(line, 'marker', 0, marker.length),
      leaf(line, 'title', marker.length, title.end),
      leaf(line, 'delimiter', title.end, title.end + title.delimiter),
      leaf(line, 'paragraph', title.end + title.delimiter),
    ].filter((child) => child !== undefined)
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop()
    const parent = open.at(-1) ?? plan
    parent.children.push(node)
    open.push(node)
  }
}

/** Longest title that is believed when its first full stop is far away, in characters. */
const longTitle = 40

/**
 * Where the run-in title of a numbered line ends: at the first full stop outside 《》, or, when that leaves no
 * text or a title too long to be one, at the first other mark. Measures 11 (，) and 36 (、) of the first plan
 * need the second rule.
 *
 * @returns `end` of the title and length of its delimiter (0 where the line is all title)
 */
function titleEnd(text: string, from: number): {end: number; delimiter: number} {
  let depth = 0
  let other = -1
  let stop = -1
  for (let index = from; index < text.length; index++) {
    const character = text[index]!
    if (character === '《') depth++
    else if (character === '》') depth = Math.max(0, depth - 1)
    else if (depth > 0) continue
    else if ('。！？!?'.includes(character)) {
      stop = index
      break
    } else if (other < 0 && '，、：；,;:'.includes(character)) other = index
  }
  const rest = stop < 0 ? '' : text.slice(stop + 1).trim()
  if (stop >= 0 && (other < 0 || (rest && stop - from <= longTitle))) return {end: stop, delimiter: 1}
  if (other >= 0 && other > from) return {end: other, delimiter: 1}
  return stop >= 0 ? {end: stop, delimiter: 1} : {end: text.length, delimiter: 0}
}

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

/** The first leaf of a type, or its value as `''`. */
export function valueOf(node: Division, type: 'marker' | 'title' | 'delimiter'): string {
  const child = node.children.find((leaf) => leaf.type === type)
  return child && 'value' in child ? child.value : ''
}

/** The paragraphs of a division, joined by line feeds: the `text` of plan.json. */
export function textOf(node: Division): string {
  return paragraphsOf(node)
    .map((paragraph) => paragraph.value)
    .join('\n')
}

export function paragraphsOf(node: Division): Leaf[] {
  return node.children.filter((child): child is Leaf => child.type === 'paragraph')
}

/** Kinds follow from level and place; see `Kind`. */
function assignKinds(plan: Plan): void {
  const chapters = divisionsOf(plan).filter((child) => child.level > 0)
  const holdsSections = (chapter: Division) => divisionsOf(chapter).some((child) => divisionsOf(child).length > 0)
  const first = chapters.findIndex(holdsSections)
  for (const [index, chapter] of chapters.entries()) {
    if (chapter.level !== 1) continue
    chapter.kind = 'chapter'
    const after = first < 0 ? valueOf(chapter, 'title').includes('保障') : index > first
    for (const section of divisionsOf(chapter)) {
      if (section.level !== 2) continue
      section.kind = holdsSections(chapter) ? 'section' : after ? 'guarantee' : 'general'
    }
  }
  for (const node of walk(plan)) {
    if (node.level === 2 && node.kind === 'measure') node.kind = 'section'
    const support = node.level === 2 && valueOf(node, 'title').includes('支撑')
    for (const child of divisionsOf(node)) if (child.level === 3) child.kind = support ? 'support' : 'action'
  }
  for (const node of divisionsOf(plan)) if (node.level === 3) node.kind = 'action'
}

/**
 * Ids: kind and printed number; chapter number in front for sections. A series that starts again (measures
 * numbered anew in a later section, say) takes its ordinal in between: `measure-2-1`. Ids are unique, also in
 * trees that lint will refuse.
 */
function assignIds(plan: Plan): void {
  const series = new Map<Kind, {ordinal: number; last: number; parent: unknown}>()
  const taken = new Map<string, number>()
  const visit = (parent: Plan | Division) => {
    for (const node of divisionsOf(parent)) {
      let id: string = node.kind
      if (node.kind === 'section') {
        id = `section-${parent.type === 'division' ? parent.number : 0}-${node.number}`
      } else if (node.level > 0) {
        const state = series.get(node.kind) ?? {ordinal: 1, last: 0, parent}
        if (node.number <= state.last && state.parent !== parent) state.ordinal++
        series.set(node.kind, {ordinal: state.ordinal, last: node.number, parent})
        id = state.ordinal === 1 ? `${node.kind}-${node.number}` : `${node.kind}-${state.ordinal}-${node.number}`
      }
      const copies = taken.get(id) ?? 0
      taken.set(id, copies + 1)
      node.id = copies === 0 ? id : `${id}-copy-${copies + 1}`
      visit(node)
    }
  }
  visit(plan)
}

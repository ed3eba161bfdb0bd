/**
 * Text of a circular → tree. What stands before the first numbered part is the document head; below it the
 * markers make the outline. Which lines are markers, and how their families nest, is told by the whole text
 * (`marker.ts`); measures are the lowest numbered level, whatever its marker.
 *
 * Any string parses. What looks wrong is left in the tree as printed and judged by `lint.ts`.
 */
import type {Processor} from 'unified'
import {division, extentOf, parseHead, parseSignature, parseTail, signatureLength} from './head.ts'
import {bullet, families, markerOf, mergeKin, orderOf, sift, type Marker} from './marker.ts'
import {unglue} from './glue.ts'
import {leavesOfPassage, readPassages, type Passage} from './passage.ts'
import {cutTitle, titleModes} from './title.ts'
import {wordsOf} from './traditional.ts'
import {divisionsOf, fieldsOf, leavesOf, valueOf, walk} from './tree.ts'
import type {Division, Kind, Plan} from './types.ts'

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
  const {lead, passages: printed} = readPassages(document)
  const passages = unglue(printed)
  const markers = passages.map(({text}) => markerOf(text))
  sift(markers)
  const {body, tail} = extentOf(passages, markers)
  const head = parseHead(passages.slice(0, body))
  const signed = tail - signatureLength(passages.slice(body, tail))
  const {parts, order} = readOutline(passages.slice(body, signed), markers.slice(body, signed))
  const plan: Plan = {type: 'plan', id, children: [...lead, ...head], blanks: [], families: []}
  const known = fieldsOf(plan, 'date').length > 0
  buildTree(plan, parts)
  plan.children.push(...parseSignature(passages.slice(signed, tail), known), ...parseTail(passages.slice(tail)))
  plan.blanks = blanksOf(plan, document)
  const used = new Set([...walk(plan)].map(({family}) => family))
  plan.families = [...order.keys()].map((family) => families[family]!.name).filter((name) => used.has(name))
  assignIds(plan)
  return plan
}

/** A numbered line with the lines that follow it and the parts below it. */
export interface Part {
  passage: Passage
  marker: Marker
  content: Passage[]
  below: Part[]
}

/** Numbered lines open parts; other lines belong to the part they follow. The first line is numbered, and with no bullet. */
function readOutline(passages: Passage[], markers: Array<Marker | undefined>): {parts: Part[]; order: Map<number, number>} {
  mergeKin(markers)
  const order = orderOf(markers)
  const parts: Part[] = []
  const open: Part[] = []
  for (const [index, passage] of passages.entries()) {
    const marker = markers[index]
    if (!marker) {
      open.at(-1)!.content.push(passage)
      continue
    }
    while (open.length > 0 && order.get(open.at(-1)!.marker.family)! >= order.get(marker.family)!) open.pop()
    const part: Part = {passage, marker, content: [], below: []}
    ;(open.at(-1)?.below ?? parts).push(part)
    open.push(part)
  }
  for (const part of parts) fold(part, measureDepth(part))
  return {parts, order}
}

/** How deep the measures of a chapter stand: the lowest level that at least half of the parts above it go down to. 1 is the chapter. */
function measureDepth(chapter: Part): number {
  let depth = 1
  for (let level = [chapter]; ; depth++) {
    const next = level.flatMap(({below}) => below)
    const descends = level.filter((part) => (part.below.length > 0 && !opensList(part)) || isBare(part)).length
    // Below an article stand its items.
    const articles = level.some(({marker}) => families[marker.family]!.untitled)
    if (next.length === 0 || articles || descends * 2 < level.length) return depth
    level = next
  }
}

/** A part whose text ends in a colon, so that what is numbered below it is its list: 开展排查。重点查：1.…；2.…. */
function opensList({passage, content}: Part): boolean {
  const last = content.at(-1)?.text ?? passage.text
  return /[：:]$/.test(last) && (content.length > 0 || last.includes('。'))
}

/** A part that is a heading and nothing else. */
function isBare({passage, marker, content}: Part): boolean {
  return content.length === 0 && !/[。；，]./.test(passage.text.slice(marker.length))
}

/** Numbered lists inside a measure are its text. Lists that do not count from 1 stay parts, for lint to judge. */
function fold(part: Part, depth: number): void {
  if (depth > 1) {
    for (const child of part.below) fold(child, depth - 1)
    return
  }
  if (!part.below.every(isList)) return
  if (part.below.some(({marker}, index) => marker.family !== part.below[0]!.marker.family || !follows(marker, index))) return
  for (const child of part.below) for (const line of linesOf(child)) part.content.push(line)
  part.below = []
}

const follows = ({family, number}: Marker, index: number) => family === bullet || number === index + 1
const isList = (part: Part): boolean => part.below.every((child, index) => isList(child) && follows(child.marker, index))
const linesOf = (part: Part): Passage[] => [part.passage, ...part.content, ...part.below.flatMap(linesOf)]

/** What chapters are for, by their titles. Where a title does not say, the place among the others does. */
const titleWords: ReadonlyArray<[RegExp, Kind]> = [
  [/保障|组织领导|组织实施|工作要求|有关要求|监督检查|附则|督导/, 'guarantee'],
  [/总体|指导思想|基本原则|目标|总则|背景|形势|适用范围|编制依据|组织机构/, 'general'],
  [/任务|措施|行动|整治|治理|内容|重点|安排|步骤|举措|工程/, 'measure'],
]

/** Parts → divisions with their kinds; see `Kind`. */
function buildTree(plan: Plan, parts: Part[]): void {
  const modes = titleModes(parts)
  const depths = parts.map(measureDepth)
  const deepest = depths.reduce((most, depth) => Math.max(most, depth), 1)
  const firstTask = depths.findIndex((depth) => depth >= 3)
  const build = (part: Part, level: number, kindAt: (level: number, support: boolean) => Kind, support: boolean): Division => {
    const node = division(kindAt(level, support), level, part.marker.number, families[part.marker.family]!.name)
    const {passage, marker, content} = part
    const {end, delimiter} = cutTitle(part, modes)
    node.children = [
      ...leavesOfPassage(passage, 'marker', 0, marker.length),
      ...leavesOfPassage(passage, 'title', marker.length, end),
      ...leavesOfPassage(passage, 'delimiter', end, end + delimiter),
      ...leavesOfPassage(passage, 'paragraph', end + delimiter),
      ...content.flatMap((line) => leavesOfPassage(line, 'paragraph')),
    ]
    const supports = valueOf(node, 'title').includes('支撑')
    for (const [index, child] of part.below.entries()) {
      const below = build(child, level + 1, kindAt, supports)
      if (child.marker.family === bullet) below.number = index + 1
      node.children.push(below)
    }
    return node
  }
  for (const [index, chapter] of parts.entries()) {
    const depth = depths[index]!
    const title = wordsOf(chapter.passage.text.slice(chapter.marker.length, chapter.marker.length + 40))
    const said = titleWords.find(([form]) => form.test(title))?.[1]
    const purpose = said ?? (firstTask < 0 ? 'measure' : index < firstTask ? 'general' : 'guarantee')
    const kindAt = (level: number, support: boolean): Kind => {
      if (level === 1) return deepest === 1 ? purpose : 'chapter'
      if (depth < 3) return level === 2 ? purpose : 'measure'
      if (level >= depth) return 'measure'
      return level < depth - 1 ? 'section' : support ? 'support' : 'action'
    }
    plan.children.push(build(chapter, 1, kindAt, false))
  }
}

/** What stands between the leaves of a plan. */
function blanksOf(plan: Plan, document: string): string[] {
  const blanks: string[] = []
  let end = 0
  for (const {position} of leavesOf(plan)) {
    blanks.push(document.slice(end, position!.start.offset))
    end = position!.end.offset!
  }
  return [...blanks, document.slice(end)]
}

/**
 * Ids: kind and printed number; the numbers of the parts above in front for sections. A series that starts again
 * (measures numbered anew in a later section, say) takes its ordinal in between: `measure-2-1`. Ids are unique,
 * also in trees that lint will refuse.
 */
function assignIds(plan: Plan): void {
  const series = new Map<Kind, {ordinal: number; last: number; parent: unknown}>()
  const taken = new Map<string, number>()
  const visit = (parent: Plan | Division, path: string) => {
    for (const node of divisionsOf(parent)) {
      let id: string = node.kind
      const own = `${path}-${node.number}`
      if (node.kind === 'section') id = `section${own}`
      else if (node.level > 0) {
        const state = series.get(node.kind) ?? {ordinal: 1, last: 0, parent}
        if (node.number <= state.last && state.parent !== parent) state.ordinal++
        series.set(node.kind, {ordinal: state.ordinal, last: node.number, parent})
        id = state.ordinal === 1 ? `${node.kind}-${node.number}` : `${node.kind}-${state.ordinal}-${node.number}`
      }
      const copies = taken.get(id) ?? 0
      taken.set(id, copies + 1)
      node.id = copies === 0 ? id : `${id}-copy-${copies + 1}`
      visit(node, own)
    }
  }
  visit(plan, '')
}

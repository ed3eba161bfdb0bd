/**
 * Printed lines → passages. A passage is what the author wrote as one line: paper and web pages break it, number
 * its pages and wrap it in tags. What they add is set aside, never dropped.
 */
import type {Point} from 'unist'
import {markerOf} from './marker.ts'
import {joint} from './tree.ts'
import type {AsideName, FieldName, Leaf} from './types.ts'

/** A line without its outer blanks, at its place in the source. */
interface Line {
  text: string
  /** Line number, from 1. */
  number: number
  /** Offset of the first character in the source, in UTF-16 units. */
  offset: number
  /** Column of the first character, from 1. */
  column: number
  /** Width of the blanks in front of it, in columns of print. */
  indent: number
}

/** A printed line of a passage. `at` is where its characters stand in the passage's text. */
interface Piece extends Line {
  at: number
  /** Set aside in front of and behind it. */
  before: Leaf[]
  after: Leaf[]
}

export interface Passage {
  text: string
  pieces: Piece[]
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
      lines.push({text, number, offset: offset + indent, column: indent + 1, indent: widthOf(raw.slice(0, indent))})
    }
    offset += raw.length
  }
  return lines
}

/** `[start, end)` of a line as a leaf, outer blanks left out; nothing where only blanks are left. */
function leaf(line: Line, type: Leaf['type'], start: number, end: number, name?: Leaf['name']): Leaf[] {
  const raw = line.text.slice(start, end)
  // Blanks between a title and its text are a delimiter as printed.
  const value = type === 'delimiter' ? raw : raw.trim()
  if (!value) return []
  const from = start + raw.indexOf(value)
  const point = (index: number): Point => ({line: line.number, column: line.column + index, offset: line.offset + index})
  return [{type, value, ...(name && {name}), position: {start: point(from), end: point(from + value.length)}}]
}

/**
 * The characters `[start, end)` of a passage as leaves: one for each printed line, with what was set aside
 * between them.
 */
export function leavesOfPassage(
  {text, pieces}: Passage,
  type: Leaf['type'],
  start = 0,
  end = text.length,
  name?: FieldName | AsideName,
): Leaf[] {
  const leaves: Leaf[] = []
  let continued = false
  for (const {at, before, after, ...line} of pieces) {
    const [from, to] = [Math.max(start, at), Math.min(end, at + line.text.length)]
    if (from >= to) continue
    if (from === at) leaves.push(...before)
    for (const one of leaf(line, type, from - at, to - at, name)) {
      leaves.push(continued ? {...one, continued} : one)
      continued = true
    }
    if (to === at + line.text.length) leaves.push(...after)
  }
  return leaves
}

/** `— 3 —`, `-3-`, `第 3 页 共 12 页`, `3 / 12`. */
const pageNumber =
  /^(?:[—–－-]{1,2}\s*[0-9０-９]{1,4}\s*[—–－-]{1,2}|[·•]\s*[0-9０-９]{1,4}\s*[·•]|第\s*[0-9０-９]{1,4}\s*[页頁](?:[\s，,、/]*共\s*[0-9０-９]{1,4}\s*[页頁])?|[0-9]{1,4}\s*\/\s*[0-9]{1,4})$/

/** Tags and fields in front of a line and behind it. A long run of tags is not the markup of a paragraph. */
const residue = '(?:<\\/?[a-zA-Z][^<>\\n]{0,400}>|&nbsp;|\\[bookmark\\s*:[^\\]\\n]{0,80}\\]|[\\u200b-\\u200d\\u2060\\s])'
const residueBefore = RegExp(`^${residue}{1,40}`)
const residueAfter = /(?:<\/?[a-zA-Z][^<>\n]{0,400}>|&nbsp;|[\u200b-\u200d\u2060\s]){1,40}$/

/**
 * Read the passages of a document.
 *
 * @returns passages in order. With `lead`, what was set aside before the first, they hold every character but
 *   outer blanks once. Linear in the length of the text.
 */
export function readPassages(document: string): {lead: Leaf[]; passages: Passage[]} {
  const lines = splitLines(document)
  const asides = setAside(lines)
  const stripped = stripTags(lines, asides)
  const lead: Leaf[] = []
  const pieces: Piece[] = []
  for (const [index, line] of lines.entries()) {
    const name = asides[index]
    const [start, end] = stripped?.[index] ?? [0, line.text.length]
    const rest = line.text.slice(start, end).trim()
    if (name || !rest) {
      const target = pieces.at(-1)?.after ?? lead
      target.push(...leaf(line, 'aside', 0, line.text.length, name ?? 'residue'))
      continue
    }
    const from = start + (line.text.slice(start, end).length - line.text.slice(start, end).trimStart().length)
    pieces.push({
      text: rest,
      number: line.number,
      offset: line.offset + from,
      column: line.column + from,
      indent: line.indent,
      at: 0,
      before: leaf(line, 'aside', 0, start, 'residue'),
      after: leaf(line, 'aside', end, line.text.length, 'residue'),
    })
  }
  return {lead, passages: joinWrapped(pieces)}
}

/** （此件公开发布）, also where a text box or a web page puts it between the parts. */
const openness = /^[（(]?此件.{0,10}公开(?:发布)?[）)]?$/

/** What a web page has around a text: breadcrumbs, buttons, who runs the site. */
const webPage =
  /^(?:(?:您|你)?(?:现在|当前)?(?:所在)?的?位置[：:]|.{0,6}扫一扫.{0,16}$|(?:【|\[)?(?:打印|关闭|收藏|分享|返回顶部|返回首页|纠错)(?:本页|页面|窗口|到)?(?:[\s】\]|]|$)|(?:上|下)一(?:篇|条)[：:]|(?:主办|承办|版权所有|技术支持)(?:单位)?[：:].*(?:网站标识码|ICP备|公网安备)|网站标识码|.{1,12}ICP备|.{1,12}公网安备|责任编辑[：:])/

/** What only a web page has, even on a line of its own: breadcrumbs, buttons, view counts. */
const furniture = RegExp(
  '^(?:' +
    [
      '(?:您|你)?(?:现在|当前)?(?:所在)?的?位置\\s*[：:].{0,100}',
      '(?:网站)?首页\\s*[>＞》].{0,100}',
      '欢迎(?:访问|光临|来到).{0,60}',
      '[【\\[]?今天是?\\s*[：:].{0,30}',
      '(?:Document|[|｜]|无障碍(?:浏览|阅读)|长者模式|适老版|手机版|繁[體体]版?|站群导航|全文检索|加入收藏|设为首页|返回(?:顶部|首页)|朗读)',
      '[•·●]?\\s*【?(?:打印|收藏|关闭|分享到?|下载|我要纠错)(?:文本|本页|页面|此文)?】?[：:]?',
      '[•·●]\\s*\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?',
      '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?(?:\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)?\\s+(?:点击|浏览|阅读|来源|作者|字体|字号).{0,60}',
      '(?:发布|更新)(?:时间|日期)\\s*[：:]\\s*\\d{4}[-/.年].{0,20}\\s(?:来源|作者|浏览|点击|阅读|字体|字号|发布机构).{0,60}',
    ].join('|') +
    ')$',
)

/** The title of a table of contents; an entry, with dots or a wide blank before its page. */
const contentsTitle = /^目\s*[录錄次]$/
const contentsEntry = /(?:[.．…·・‥_]{3,}|\t|\s{3,})\s*[-－—]?\s*[0-9０-９]{1,3}\s*[-－—]?$/

/** The lines of tables of contents: below the title, entries with a page, or words that a later line repeats. */
function contentsOf(lines: Line[]): number[] {
  const found: number[] = []
  const counts = new Map<string, number>()
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]!.text.length > 8 || !contentsTitle.test(lines[at]!.text)) continue
    if (counts.size === 0) for (const {text} of lines) counts.set(text, (counts.get(text) ?? 0) + 1)
    let end = at + 1
    const seen = new Set<string>()
    while (end < lines.length && lines[end]!.text.length <= 160) {
      const {text} = lines[end]!
      if (!contentsEntry.test(text) && (seen.has(text) || counts.get(text)! < 2)) break
      seen.add(text)
      end++
    }
    if (end - at < 3) continue
    for (let index = at; index < end; index++) found.push(index)
    at = end - 1
  }
  return found
}

/**
 * Tables of contents; page numbers, and the lines that every page repeats beside them; between numbered parts, what
 * says who may read.
 */
function setAside(lines: Line[]): Array<AsideName | undefined> {
  const asides = lines.map((line): AsideName | undefined =>
    line.text.length <= 24 && pageNumber.test(line.text) ? 'pageNumber' : undefined,
  )
  for (const index of contentsOf(lines)) asides[index] ??= 'contents'
  // One such line may be anything; a page has several.
  const web = lines.flatMap(({text}, index) => (text.length <= 120 && webPage.test(text) ? index : []))
  if (web.length > 1) for (const index of web) asides[index] ??= 'residue'
  for (const [index, {text}] of lines.entries()) if (text.length <= 120 && furniture.test(text)) asides[index] ??= 'residue'
  const isOpenness = ({text}: Line, index: number) => text.length <= 24 && openness.test(text) && !asides[index]
  if (lines.some(isOpenness)) {
    const numbered = lines.map(({text}) => markerOf(text) !== undefined)
    const [first, last] = [numbered.indexOf(true), numbered.lastIndexOf(true)]
    for (let index = first + 1; index < last; index++) if (isOpenness(lines[index]!, index)) asides[index] = 'imprint'
  }
  const pages = asides.flatMap((aside, index) => (aside === 'pageNumber' ? index : []))
  if (pages.length < 2) return asides
  // A head stands next to the page number, on either side, on at least half of the pages. A sentence ends on any page.
  const beside = new Map<string, number[]>()
  for (const page of pages) {
    for (const index of [page - 1, page + 1]) {
      const line = lines[index]
      if (!line || asides[index] || line.text.length > 60 || markerOf(line.text) || sentenceEnd.test(line.text)) continue
      const key = line.text.replace(/\s/g, '')
      const places = beside.get(key)
      if (places) places.push(index)
      else beside.set(key, [index])
    }
  }
  for (const indices of beside.values()) {
    if (indices.length >= 2 && indices.length * 2 >= pages.length) for (const index of indices) asides[index] = 'runningHead'
  }
  return asides
}

/**
 * What is left of each line without its tags, where the text is a web page's: at least two numbered lines stand
 * behind tags. A single field of a word processor in front of a marker goes the same way.
 */
function stripTags(lines: Line[], asides: Array<AsideName | undefined>): Array<[number, number]> | undefined {
  const behind = lines.map(({text}, index) => {
    const length = asides[index] ? 0 : (residueBefore.exec(text)?.[0].length ?? 0)
    return length > 0 && markerOf(text.slice(length)) ? length : 0
  })
  const web = lines.filter(({text}, index) => behind[index]! > 0 && text.startsWith('<')).length > 1
  if (!web && !behind.some(Boolean)) return undefined
  return lines.map(({text}, index) => {
    if (!web) return [behind[index]!, text.length]
    const start = residueBefore.exec(text)?.[0].length ?? 0
    return [start, start >= text.length ? start : text.length - (residueAfter.exec(text.slice(start))?.[0].length ?? 0)]
  })
}

/** Width of a line in columns; a Chinese character takes two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\uffef\u3000]/.test(character) ? 2 : 1
  return width
}

/** A page in columns. A line wider than this was not wrapped; a narrower column tells nothing. */
const widestPage = 120
const narrowestPage = 40
/** How much shorter a full line may be than the page: a mark that must not open the next one, a word that does not fit. */
const ragged = 6
const sentenceEnd = /[。！？；：!?;:]$/

/** The page of a wrapped text, in columns: its width, and where the lines within paragraphs stand if paragraphs are indented. */
interface Page {
  width: number
  flush: number | undefined
}

/**
 * The page that a text was wrapped to: it has several lines as wide as the widest that stop within a sentence and
 * go on in a line without a marker, and hardly a shorter one that does.
 */
function pageOf(pieces: Piece[]): Page | undefined {
  let width = 0
  for (const {text, indent} of pieces) {
    if (text.length + indent > widestPage) return undefined
    width = Math.max(width, widthOf(text) + indent)
  }
  if (width > widestPage || width < narrowestPage) return undefined
  const full = pieces.filter((piece) => isFull(piece, width))
  const body = pieces.findIndex(({text}) => markerOf(text))
  const broken = pieces.filter((piece, index) => {
    const next = pieces[index + 1]
    return body >= 0 && index >= body && next && !markerOf(next.text) && !sentenceEnd.test(piece.text)
  })
  const wrapped = broken.filter((piece) => isFull(piece, width)).length
  if (wrapped < 3 || wrapped * 2 < broken.length) return undefined
  const flush = full.reduce((least, {indent}) => Math.min(least, indent), Infinity)
  return {width, flush: full.some(({indent}) => indent > flush + 1) ? flush : undefined}
}

function isFull({text, indent}: Piece, width: number): boolean {
  return widthOf(text) + indent >= width - ragged
}

/** Join the pieces of wrapped paragraphs. */
function joinWrapped(pieces: Piece[]): Passage[] {
  const page = pageOf(pieces)
  const passages: Passage[] = []
  for (const [index, piece] of pieces.entries()) {
    const passage = passages.at(-1)
    if (page && passage && goesOn(pieces[index - 1]!, piece, page)) {
      passage.text += joint(pieces[index - 1]!.text, piece.text)
      piece.at = passage.text.length
      passage.text += piece.text
      passage.pieces.push(piece)
    } else passages.push({text: piece.text, pieces: [piece]})
  }
  return passages
}

/** Whether `piece` is the rest of the paragraph that `before` stands in. A blank line ends it, unless a page does. */
function goesOn(before: Piece, piece: Piece, {width, flush}: Page): boolean {
  if (!isFull(before, width) || markerOf(piece.text)) return false
  if (flush !== undefined && piece.indent > flush + 1) return false
  return piece.number === before.number + 1 || before.after.length > 0
}

/** A passage in two, cut before the character at `index`. */
export function cutPassage({text, pieces}: Passage, index: number): [Passage, Passage] {
  const left: Piece[] = []
  const right: Piece[] = []
  for (const piece of pieces) {
    const at = index - piece.at
    if (at >= piece.text.length) left.push(piece)
    else if (at <= 0) right.push({...piece, at: -at})
    else {
      left.push({...piece, text: piece.text.slice(0, at), after: []})
      right.push({...piece, text: piece.text.slice(at), offset: piece.offset + at, column: piece.column + at, at: 0, before: []})
    }
  }
  return [
    {text: text.slice(0, index), pieces: left},
    {text: text.slice(index), pieces: right},
  ]
}

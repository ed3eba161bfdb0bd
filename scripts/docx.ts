/**
 * A .docx (Word, WPS, LibreOffice) as the text that a reader sees. mammoth reads it; automatic numbers are
 * not text to mammoth, so they are worked out from numbering.xml and written into the paragraphs
 * before it reads (ECMA-376-1, 17.9).
 */
import {DOMParser, XMLSerializer} from '@xmldom/xmldom'
import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import mammoth from 'mammoth'
import {foreignFormat, writeNumeral} from '../src/plan/index.ts'

/** A file that cannot be read, with the reason for the person who gave it. */
export class UnreadableFile extends Error {}

/** What a .docx says. */
export interface Reading {
  /** One paragraph a line, one table row a line (`| 甲 | 乙 |`). */
  text: string
  /** Paragraphs that the word processor numbers. */
  numbered: number
  /** How many of these carry the number in their text as well (WPS does). */
  twice: number
  /** What is in the file and not in the text. */
  images: number
  notes: number
}

/** No plan has as much text as this; a small file may unpack to it. */
const largestPart = 50_000_000

const again = '请用 WPS 或 Word 打开后另存为 .docx'

/**
 * Read a document.
 *
 * @param bytes  of a .docx
 * @throws UnreadableFile  for .doc, .wps and anything else that is no .docx
 */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const format = foreignFormat(bytes)
  if (!format) throw new UnreadableFile(`这不是 .docx 文件，是纯文本。文件名改成 .txt 再试，或者${again}`)
  if (format.name !== 'zip') throw new UnreadableFile(format.refusal)
  let parts: Record<string, Uint8Array>
  try {
    // Pictures and fonts are not read.
    parts = unzipSync(bytes, {filter: ({name, originalSize}) => /(\.xml|\.rels|^mimetype)$/i.test(name) && originalSize <= largestPart})
  } catch {
    throw new UnreadableFile(`文件坏了，打不开，${again}`)
  }
  const xml = (name: string) => (parts[name] ? strFromU8(parts[name]).replace(/^\ufeff/, '') : '')
  const target = /<[^>]*\/officeDocument"[^>]*>/.exec(xml('_rels/.rels'))?.[0]
  const path = (target && /Target="\/?([^"]+)"/.exec(target)?.[1]) ?? 'word/document.xml'
  if (!parts[path] || !path.startsWith('word/')) throw new UnreadableFile(refusalOf(parts))
  let body: Element | undefined
  let counts: {numbered: number; twice: number}
  try {
    const document = parseXml(xml(path))
    makeReadable(document)
    counts = numberParagraphs(document, xml('word/numbering.xml'), xml('word/styles.xml'))
    const buffer = Buffer.from(zipSync({...parts, [path]: strToU8(new XMLSerializer().serializeToString(document))}, {level: 0}))
    const transformDocument = (read: Element) => (body = read)
    await mammoth.convertToHtml({buffer}, {transformDocument, convertImage: mammoth.images.imgElement(async () => ({src: ''}))})
  } catch (error) {
    throw new UnreadableFile(`文件读不出来（${(error as Error).message.split('\n')[0]}），${again}`)
  }
  const text = linesOf(body!).map((line) => line.replace(/\u00ad/g, '').replace(/[ \t\u00a0]+$/, ''))
  return {text: text.join('\n') + '\n', ...counts, images: countOf(body!, 'image'), notes: countOf(body!, 'noteReference')}
}

/** What to say of a zip archive that is no .docx. */
function refusalOf(parts: Record<string, Uint8Array>): string {
  const mimetype = parts.mimetype ? strFromU8(parts.mimetype) : ''
  if (mimetype.includes('opendocument.text')) return `这是 .odt（LibreOffice 文档），${again}`
  if (parts['OFD.xml']) return '这是 .ofd 版式文件，文字读不出来。请找原来的 WPS 或 Word 文件，另存为 .docx'
  if (parts['xl/workbook.xml']) return '这是表格（.xlsx），应为方案的正文。请给 .docx 或纯文本'
  if (parts['ppt/presentation.xml']) return '这是幻灯片（.pptx），应为方案的正文。请给 .docx 或纯文本'
  return `这个压缩包不是 .docx 文件。如果里面装着文件，请先解压；否则${again}`
}

/** Element of mammoth's document. */
interface Element {
  type: string
  value?: string
  children?: Element[]
}

/** The lines of an element: paragraphs, and rows of tables. */
function linesOf({type, children = []}: Element): string[] {
  if (type === 'paragraph') return wordsOf({type, children}).split('\n')
  if (type === 'tableRow') {
    const cells = children.map(linesOf)
    // A frame around text is not a table.
    if (cells.length === 1 && cells[0]!.filter((line) => line.trim()).length > 1) return cells[0]!
    return [`| ${cells.map((cell) => cell.join(' ').trim()).join(' | ')} |`]
  }
  return children.flatMap(linesOf)
}

function wordsOf({type, value, children = []}: Element): string {
  if (type === 'text') return value ?? ''
  if (type === 'tab') return '\t'
  if (type === 'break') return '\n'
  return children.map(wordsOf).join('')
}

function countOf({type, children = []}: Element, wanted: string): number {
  return children.reduce((sum, child) => sum + countOf(child, wanted), type === wanted ? 1 : 0)
}

type Xml = globalThis.Document
type Tag = globalThis.Element

function parseXml(text: string): Xml {
  const fail = (message: string) => {
    throw new Error(message)
  }
  return new DOMParser({errorHandler: {warning: () => {}, error: fail, fatalError: fail}}).parseFromString(text, 'text/xml')
}

/** Elements below a node by their name without prefix, in order. Prefixes and namespaces differ between programs. */
const below = (node: Xml | Tag, name: string): Tag[] => Array.from(node.getElementsByTagNameNS('*', name))
const childrenOf = (node: Tag): Tag[] => Array.from(node.childNodes).filter((child): child is Tag => child.nodeType === 1)
const childOf = (node: Tag | undefined, name: string): Tag | undefined => node && childrenOf(node).find((child) => child.localName === name)
/** The attribute of an element, or of its child. */
const attributeOf = (node: Tag | undefined, name: string): string | undefined =>
  node?.hasAttributeNS(node.namespaceURI, name) ? node.getAttributeNS(node.namespaceURI, name)! : undefined
const valueOf = (node: Tag | undefined, name: string) => attributeOf(childOf(node, name), 'val')

function replaceBy(node: Tag, content: Tag[]): void {
  for (const child of content) node.parentNode!.insertBefore(child, node)
  node.parentNode!.removeChild(node)
}

function enclosing(node: Tag, name: string): Tag | undefined {
  for (let at = node.parentNode as Tag | null; at; at = at.parentNode as Tag | null) if (at.localName === name) return at
  return undefined
}

/** Bring what mammoth passes over into forms that it reads. */
function makeReadable(document: Xml): void {
  // One of two forms of the same: the one that everybody understands, if there is one.
  for (const choice of below(document, 'AlternateContent')) {
    const form = childOf(choice, 'Fallback') ?? childOf(choice, 'Choice')
    if (choice.parentNode) replaceBy(choice, form ? childrenOf(form) : [])
  }
  // Text boxes stand behind the paragraph that they hang on.
  for (const box of below(document, 'txbxContent').toReversed()) {
    let anchor = enclosing(box, 'p')
    for (let outer = anchor; outer; outer = enclosing(outer, 'p')) anchor = outer
    if (!anchor) continue
    const next = anchor.nextSibling
    for (const paragraph of childrenOf(box)) anchor.parentNode!.insertBefore(paragraph, next)
  }
  // The reading above characters (拼音指南) is left out.
  for (const ruby of below(document, 'ruby'))
    replaceBy(
      ruby,
      below(ruby, 'rubyBase')
        .flatMap(childrenOf)
        .flatMap(childrenOf)
        .filter(({localName}) => localName !== 'rPr'),
    )
  for (const field of below(document, 'fldSimple')) replaceBy(field, childrenOf(field))
  // A cell that goes on from the row above keeps its place.
  for (const merge of below(document, 'vMerge')) merge.parentNode!.removeChild(merge)
  // Where the end of a paragraph was struck out, it goes on in the next.
  for (const paragraph of below(document, 'p')) {
    if (!childOf(childOf(childOf(paragraph, 'pPr'), 'rPr'), 'del')) continue
    let next = paragraph.nextSibling as Tag | null
    while (next && next.localName !== 'p') next = next.nextSibling as Tag | null
    if (!next) continue
    const first = childOf(next, 'pPr')?.nextSibling ?? (childOf(next, 'pPr') ? null : next.firstChild)
    for (const child of childrenOf(paragraph)) if (child.localName !== 'pPr') next.insertBefore(child, first)
    paragraph.parentNode!.removeChild(paragraph)
  }
}

/** A level of a list: how its numbers look, where they begin. */
interface Level {
  format: string
  /** `（%1）`, `%1.%2` */
  text: string
  start: number
  legal: boolean
  /** Level, from 1, after which its numbers begin anew; 0 never. */
  restart: number
  /** Id of the style whose paragraphs stand at this level. */
  style: string | undefined
  /** Whether nothing stands between the number and the words. */
  tight: boolean
}

/** A list of paragraphs: its levels, and the counters that it shares with others of its definition. */
interface List {
  levels: Level[]
  counters: number[]
  /** Levels that begin anew with this list. */
  overrides: Map<number, number>
}

const isOn = (node: Tag | undefined) => node !== undefined && !['0', 'false', 'off'].includes(attributeOf(node, 'val') ?? '1')

function readLists(numbering: Xml): Map<string, List> {
  const levelsOf = (parent: Tag) => {
    const levels: Level[] = []
    for (const level of childrenOf(parent).filter(({localName}) => localName === 'lvl')) {
      const at = Number(attributeOf(level, 'ilvl'))
      levels[at] = {
        format: valueOf(level, 'numFmt') ?? 'decimal',
        text: valueOf(level, 'lvlText') ?? '',
        start: Number(valueOf(level, 'start') ?? 1),
        restart: Number(valueOf(level, 'lvlRestart') ?? at),
        legal: isOn(childOf(level, 'isLgl')),
        style: valueOf(level, 'pStyle'),
        tight: valueOf(level, 'suff') === 'nothing',
      }
    }
    return levels
  }
  const abstract = below(numbering, 'abstractNum')
  // A definition may only name the style whose definition it uses.
  const linked = new Map(abstract.map((one) => [valueOf(one, 'styleLink'), one]))
  const definitions = new Map(
    abstract.map((one) => {
      const link = valueOf(one, 'numStyleLink')
      return [attributeOf(one, 'abstractNumId'), {levels: levelsOf((link && linked.get(link)) || one), counters: [] as number[]}]
    }),
  )
  const lists = new Map<string, List>()
  for (const one of below(numbering, 'num')) {
    const definition = definitions.get(valueOf(one, 'abstractNumId'))
    if (!definition) continue
    const overrides = new Map<number, number>()
    const levels = [...definition.levels]
    for (const override of childrenOf(one).filter(({localName}) => localName === 'lvlOverride')) {
      const at = Number(attributeOf(override, 'ilvl'))
      const start = valueOf(override, 'startOverride')
      if (start !== undefined) overrides.set(at, Number(start))
      const [own] = levelsOf(override).filter(Boolean)
      if (own) levels[at] = own
    }
    lists.set(attributeOf(one, 'numId')!, {levels, counters: definition.counters, overrides})
  }
  return lists
}

/** The list and level of a paragraph, as far as it or its style says. */
interface Membership {
  list?: string | undefined
  level?: string | undefined
}

const membershipOf = (properties: Tag | undefined): Membership => {
  const number = childOf(properties, 'numPr')
  return {list: valueOf(number, 'numId'), level: valueOf(number, 'ilvl')}
}

/** Where styles put their paragraphs in lists, also through the style they are based on; `''` is the style of plain paragraphs. */
function readStyles(styles: Xml): Map<string, Membership & {style: string}> {
  const own = new Map<string, Membership & {base: string | undefined}>()
  let plain: string | undefined
  for (const style of below(styles, 'style')) {
    if (attributeOf(style, 'type') !== 'paragraph') continue
    const id = attributeOf(style, 'styleId') ?? ''
    if (attributeOf(style, 'default') === '1') plain = id
    own.set(id, {...membershipOf(childOf(style, 'pPr')), base: valueOf(style, 'basedOn')})
  }
  const found = new Map<string, Membership & {style: string}>()
  for (const id of own.keys()) {
    let level: string | undefined
    const seen = new Set<string>()
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = own.get(at)?.base) {
      seen.add(at)
      level ??= own.get(at)?.level
      if (own.get(at)?.list === undefined) continue
      found.set(id, {list: own.get(at)!.list, level, style: at})
      break
    }
  }
  if (plain !== undefined && found.has(plain)) found.set('', found.get(plain)!)
  return found
}

/** Write the number of every automatically numbered paragraph in front of its words. */
function numberParagraphs(document: Xml, numbering: string, styles: string): {numbered: number; twice: number} {
  const lists = numbering ? readLists(parseXml(numbering)) : new Map<string, List>()
  const styled = styles ? readStyles(parseXml(styles)) : new Map<string, Membership & {style: string}>()
  let numbered = 0
  let twice = 0
  for (const paragraph of below(document, 'p')) {
    const properties = childOf(paragraph, 'pPr')
    const direct = membershipOf(properties)
    const style = styled.get(valueOf(properties, 'pStyle') ?? '')
    const list = lists.get(direct.list ?? style?.list ?? '')
    // A paragraph that is struck out is not numbered.
    const words = below(paragraph, 't')
      .map(({textContent}) => textContent ?? '')
      .join('')
    const struck = below(paragraph, 'delText').length > 0 || below(paragraph, 'moveFrom').length > 0
    if (!list || (!words.trim() && struck)) continue
    const linked = list.levels.findIndex((level) => level?.style !== undefined && level.style === style?.style)
    const at = Number(direct.level ?? (direct.list === undefined ? style?.level : undefined) ?? Math.max(0, linked))
    let label = nextLabel(list, at)
    if (!label.trim()) continue
    numbered++
    if (words.replace(/\s/g, '').startsWith(label.replace(/\s/g, ''))) {
      twice++
      continue
    }
    // A bare number needs a blank to be told from the words, and 1.2026年 would be a decimal.
    if (/[0-9０-９a-zA-Z]$/.test(label) || (!list.levels[at]!.tight && /^[0-9０-９]/.test(words.trim()))) label += ' '
    const run = document.createElementNS(paragraph.namespaceURI, `${paragraph.prefix ? `${paragraph.prefix}:` : ''}r`)
    const text = document.createElementNS(paragraph.namespaceURI, `${paragraph.prefix ? `${paragraph.prefix}:` : ''}t`)
    text.setAttribute('xml:space', 'preserve')
    text.appendChild(document.createTextNode(label))
    run.appendChild(text)
    paragraph.insertBefore(run, properties ? properties.nextSibling : paragraph.firstChild)
  }
  return {numbered, twice}
}

/** Count the list on at a level, and write its number. */
function nextLabel(list: List, at: number): string {
  const {levels, counters, overrides} = list
  const level = levels[at]
  if (!level) return ''
  const override = overrides.get(at)
  if (override !== undefined) counters[at] = override - 1
  // A level has begun with its first number, also where only a number below shows it (2.2.1).
  for (const begun of overrides.keys()) if (begun <= at) overrides.delete(begun)
  for (let above = 0; above < at; above++) counters[above] ??= levels[above]?.start ?? 1
  counters[at] = (counters[at] ?? level.start - 1) + 1
  for (let below = at + 1; below < counters.length; below++) {
    if (at < (levels[below]?.restart ?? below)) delete counters[below]
  }
  if (level.format === 'bullet') return '•'
  // What stands beside the number stays without it: 注：
  if (level.format === 'none') return level.text.replace(/%\d/g, '')
  return level.text.replace(/%(\d)/g, (_, place: string) => {
    const index = Number(place) - 1
    return writeNumber(counters[index] ?? 1, level.legal ? 'decimal' : (levels[index]?.format ?? 'decimal'))
  })
}

/** Number formats of lists (ECMA-376-1, 17.18.59) that Chinese documents use; others are written in digits. */
function writeNumber(value: number, format: string): string {
  // A list may begin with 0, for which only digits have a sign.
  if (value < 1) return format === 'decimalZero' ? '00' : String(value)
  const sign = (first: number, most: number) => (value <= most ? String.fromCodePoint(first + value - 1) : String(value))
  if (/^(chinese|japanese|ideograph)Legal/.test(format) && value <= 10) return '壹贰叁肆伍陆柒捌玖拾'[value - 1]!
  if (format === 'ideographTraditional' && value <= 10) return '甲乙丙丁戊己庚辛壬癸'[value - 1]!
  if (/^(chinese|ideograph|japanese|taiwanese)(?!.*Enclosed)/.test(format) && value < 1000) return writeNumeral(value)
  if (format === 'decimalFullWidth' || format === 'decimalFullWidth2') {
    return String(value).replace(/\d/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0))
  }
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese') return sign(0x2460, 20)
  if (format === 'decimalEnclosedParen') return sign(0x2474, 20)
  if (format === 'decimalEnclosedFullstop') return sign(0x2488, 20)
  if (format === 'ideographEnclosedCircle') return sign(0x3220, 10)
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  if (format === 'upperLetter') return sign(65, 26)
  if (format === 'lowerLetter') return sign(97, 26)
  return String(value)
}

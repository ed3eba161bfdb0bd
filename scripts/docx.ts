/**
 * A .docx (Word, WPS, LibreOffice) as the text that a reader sees. mammoth reads it; what word processors number by
 * themselves is no text to mammoth, so the numbers are worked out from numbering.xml and written into the paragraphs
 * before it reads (ECMA-376-1, 17.9).
 */
import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import mammoth from 'mammoth'
import {writeNumeral} from '../src/plan/index.ts'

/** A file that cannot be read, with the reason for the person who gave it. */
export class UnreadableFile extends Error {}

/**
 * Read a document.
 *
 * @param bytes  of a .docx
 * @returns its text, one paragraph a line and one table row a line (`| 甲 | 乙 |`); how many paragraphs were numbered
 *   by the word processor, and how many of these carry the number in their text as well (WPS does)
 * @throws UnreadableFile  for .doc, .wps and anything else that is no .docx
 */
export async function readDocx(bytes: Uint8Array): Promise<{text: string; numbered: number; twice: number}> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new UnreadableFile('这是旧的 .doc 或 .wps 格式，请用 WPS 或 Word 另存为 .docx')
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes)
  } catch {
    throw new UnreadableFile('这不是 .docx 文件，或者文件坏了，请用 WPS 或 Word 打开后另存为 .docx')
  }
  const path = 'word/document.xml'
  if (!parts[path]) throw new UnreadableFile('这个压缩包里没有 word/document.xml，不是 .docx 文件')
  const xml = (name: string) => (parts[name] ? strFromU8(parts[name]) : '')
  const made = numberParagraphs(xml(path), xml('word/numbering.xml'), xml('word/styles.xml'))
  const buffer = Buffer.from(zipSync({...parts, [path]: strToU8(made.xml)}, {level: 0}))
  let body: Element | undefined
  const transformDocument = (document: Element) => (body = document)
  try {
    await mammoth.convertToHtml({buffer}, {transformDocument, convertImage: mammoth.images.imgElement(async () => ({src: ''}))})
  } catch (error) {
    throw new UnreadableFile(`文件读不出来（${(error as Error).message}），请用 WPS 或 Word 打开后另存为 .docx`)
  }
  const text = linesOf(body!).map((line) => line.replace(/[ \t\u00a0]+$/, ''))
  return {text: text.join('\n') + '\n', numbered: made.numbered, twice: made.twice}
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
  if (type === 'tableRow') return [`| ${children.map((cell) => linesOf(cell).join(' ').trim()).join(' | ')} |`]
  return children.flatMap(linesOf)
}

function wordsOf({type, value, children = []}: Element): string {
  if (type === 'text') return value ?? ''
  if (type === 'tab') return '\t'
  if (type === 'break') return '\n'
  return children.map(wordsOf).join('')
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
}

/** A list of paragraphs: its levels, and the counters that it shares with others of its definition. */
interface List {
  levels: Level[]
  counters: number[]
  /** Levels that begin anew with this list. */
  overrides: Map<number, number>
}

/** The value of an attribute of an element's tag, `w:val` where not said. */
function attribute(xml: string, tag: string, name = 'w:val'): string | undefined {
  const found = RegExp(`<${tag}\\b[^>]*?\\s${name}="([^"]*)"`).exec(xml)?.[1]
  return found?.replace(/&(lt|gt|quot|apos|amp);/g, (_, entity: string) => ({lt: '<', gt: '>', quot: '"', apos: "'", amp: '&'})[entity]!)
}

function elements(xml: string, tag: string): string[] {
  return xml.match(RegExp(`<${tag}(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</${tag}>)`, 'g')) ?? []
}

function readLists(numbering: string): Map<string, List> {
  const levelsOf = (xml: string) => {
    const levels: Level[] = []
    for (const level of elements(xml, 'w:lvl')) {
      const at = Number(attribute(level, 'w:lvl', 'w:ilvl'))
      levels[at] = {
        format: attribute(level, 'w:numFmt') ?? 'decimal',
        text: attribute(level, 'w:lvlText') ?? '',
        start: Number(attribute(level, 'w:start') ?? 1),
        restart: Number(attribute(level, 'w:lvlRestart') ?? at),
        legal: /<w:isLgl\b(?![^>]*w:val="(?:0|false)")/.test(level),
      }
    }
    return levels
  }
  const definitions = new Map(
    elements(numbering, 'w:abstractNum').map((xml) => [
      attribute(xml, 'w:abstractNum', 'w:abstractNumId'),
      {levels: levelsOf(xml), counters: [] as number[]},
    ]),
  )
  const lists = new Map<string, List>()
  for (const xml of elements(numbering, 'w:num')) {
    const definition = definitions.get(attribute(xml, 'w:abstractNumId'))
    if (!definition) continue
    const overrides = new Map<number, number>()
    const levels = [...definition.levels]
    for (const override of elements(xml, 'w:lvlOverride')) {
      const at = Number(attribute(override, 'w:lvlOverride', 'w:ilvl'))
      const start = attribute(override, 'w:startOverride')
      if (start !== undefined) overrides.set(at, Number(start))
      const [own] = levelsOf(override).filter(Boolean)
      if (own) levels[at] = own
    }
    lists.set(attribute(xml, 'w:num', 'w:numId')!, {levels, counters: definition.counters, overrides})
  }
  return lists
}

/** Where styles put their paragraphs in lists, also through the style they are based on. */
function readStyles(styles: string): Map<string, {list: string; level: number}> {
  const own = new Map<string, {list: string | undefined; level: string | undefined; base: string | undefined}>()
  for (const xml of elements(styles, 'w:style')) {
    const number = elements(xml, 'w:numPr')[0] ?? ''
    own.set(attribute(xml, 'w:style', 'w:styleId') ?? '', {
      list: attribute(number, 'w:numId'),
      level: attribute(number, 'w:ilvl'),
      base: attribute(xml, 'w:basedOn'),
    })
  }
  const found = new Map<string, {list: string; level: number}>()
  for (const id of own.keys()) {
    let level: string | undefined
    for (let at = own.get(id), steps = 0; at && steps < 20; at = at.base === undefined ? undefined : own.get(at.base), steps++) {
      level ??= at.level
      if (at.list === undefined) continue
      found.set(id, {list: at.list, level: Number(level ?? 0)})
      break
    }
  }
  return found
}

/** Write the number of every automatically numbered paragraph in front of its words. */
function numberParagraphs(document: string, numbering: string, styles: string): {xml: string; numbered: number; twice: number} {
  const lists = readLists(numbering)
  const styled = readStyles(styles)
  let numbered = 0
  let twice = 0
  const xml = document.replace(/<w:p(?:\s[^>]*)?>(?:(?!<w:p[\s>])[\s\S])*?<\/w:p>/g, (paragraph) => {
    const properties = /<w:pPr(?:\s[^>]*)?>(?:[\s\S]*?<\/w:pPrChange>)?[\s\S]*?<\/w:pPr>/.exec(paragraph)?.[0] ?? ''
    const direct = elements(properties, 'w:numPr')[0] ?? ''
    const style = styled.get(attribute(properties, 'w:pStyle') ?? '')
    const list = lists.get(attribute(direct, 'w:numId') ?? style?.list ?? '')
    const words = elements(paragraph, 'w:t')
      .join('')
      .replace(/<[^>]*>/g, '')
    if (!list || !words.trim()) return paragraph
    const label = nextLabel(list, Number(attribute(direct, 'w:ilvl') ?? style?.level ?? 0))
    if (!label.trim()) return paragraph
    numbered++
    if (words.replace(/\s/g, '').startsWith(label.replace(/\s/g, ''))) {
      twice++
      return paragraph
    }
    const run = `<w:r><w:t xml:space="preserve">${label.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</w:t></w:r>`
    const at = paragraph.indexOf(properties || '>') + (properties.length || 1)
    return paragraph.slice(0, at) + run + paragraph.slice(at)
  })
  return {xml, numbered, twice}
}

/** Count the list on at a level, and write its number. */
function nextLabel(list: List, at: number): string {
  const {levels, counters, overrides} = list
  const level = levels[at]
  if (!level) return ''
  const override = overrides.get(at)
  if (override !== undefined) {
    counters[at] = override - 1
    overrides.delete(at)
  }
  for (let above = 0; above < at; above++) counters[above] ??= levels[above]?.start ?? 1
  counters[at] = (counters[at] ?? level.start - 1) + 1
  for (let below = at + 1; below < counters.length; below++) {
    if (at < (levels[below]?.restart ?? below)) delete counters[below]
  }
  if (level.format === 'bullet') return '•'
  if (level.format === 'none') return ''
  const label = level.text.replace(/%(\d)/g, (_, place: string) => {
    const index = Number(place) - 1
    return writeNumber(counters[index] ?? 1, level.legal ? 'decimal' : (levels[index]?.format ?? 'decimal'))
  })
  // A bare number needs a blank to be told from the words.
  return /%\d$/.test(level.text) ? `${label} ` : label
}

/** Number formats of lists (ECMA-376-1, 17.18.59) that Chinese documents use; others are written in digits. */
function writeNumber(value: number, format: string): string {
  const sign = (first: number, most: number) => (value <= most ? String.fromCodePoint(first + value - 1) : String(value))
  if (/^(chinese|ideograph|japanese|taiwanese)(?!.*Enclosed)/.test(format) && value < 100) return writeNumeral(value)
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

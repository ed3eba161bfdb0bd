/**
 * Responsibility tails: （责任单位：镇应急办；完成时限：2025年6月底前）, in brackets behind a measure, on lines of their
 * own, or as the last sentence. They say who does what stands before them, and by when.
 */
import {simplify} from './traditional.ts'
import type {Role} from './types.ts'

/** The labels, and what whoever stands behind them is. `undefined`: a time. */
const labels: ReadonlyArray<[string, Role | undefined]> = [
  ['(?:牵头|主办|主责)(?:责任)?(?:单位|部门|科室|站所|领导|人|办公室)?', 'lead'],
  ['(?:责任|负责|落实|实施|承办)(?:主体|单位|部门|科室|站所|领导|人|人员|办公室)', 'responsible'],
  ['(?:配合|协办|协助|协作|参与|参加|成员)(?:责任)?(?:单位|部门|科室|站所|领导|人|办公室)?', 'participant'],
  ['(?:完成|整改|办结|落实|时间)?(?:时限|期限|时间|节点)(?:要求)?', undefined],
]
const label = labels.map(([form]) => `(${form})`).join('|')

/** What opens a tail: a label and a colon, a bracket or blanks before it. */
const opening = RegExp(`^[（(【\\[\\s]{0,8}(?:${label})\\s{0,4}[】\\]]?\\s{0,4}[：:]`)

const wholeLabel = RegExp(`^(?:${label})(?:及(?:${label}))?$`)

/** What a label says when it stands alone, as over a column: a role, or none where it is a time; `undefined` if it is not a label. */
export function roleOfLabel(text: string): {role: Role | undefined} | undefined {
  const match = wholeLabel.exec(simplify(text))
  const index = match?.slice(1, 1 + labels.length).findIndex((group) => group !== undefined)
  return index === undefined ? undefined : {role: labels[index]![1]}
}

/** （甲牵头，乙配合）, （甲负责）: the same without labels. */
const inBracket =
  /[（(]([^（）()。；：:\n]{2,60}?)(牵头(?:负责|落实)?|负责|落实)(?:[，,；、]\s{0,4}([^（）()。：:\n]{2,60}?)(?:配合|协助|参与|参加|落实))?[）)](?=\s*(?:$|[\n。；（(]))/g

/** What may stand behind the names: 按职责分工. */
const byDuty = /(?:等(?:部门|单位)?)?按(?:照|各自)*(?:职责|分工)+$/

/** Whether a line is a tail and nothing else. */
export function opensTail(text: string): boolean {
  return opening.test(simplify(text.slice(0, 24)))
}

/** One entry of a tail; the value counts in the text. */
interface TailEntry {
  /** `undefined` for a time. */
  role: Role | undefined
  start: number
  end: number
}

export interface Tail {
  /** From its bracket or label to the end. */
  start: number
  end: number
  entries: TailEntry[]
}

/** Where a tail may begin: at a line, behind a sentence, or with a bracket. */
const place = RegExp(`(?:^|[。；！？\\n）)]|(?=[（(【\\[]))\\s{0,4}([（(【\\[]?\\s{0,4}(?:${label})\\s{0,4}[】\\]]?\\s{0,4}[：:])`, 'g')
const entry = RegExp(`[（(【\\[\\s，,；;、]{0,8}(?:${label})\\s{0,4}[】\\]]?\\s{0,4}[：:]\\s{0,8}`, 'y')

/**
 * Find the tails of a text, in order; those with only blanks between them are one. Linear in its length.
 */
export function findTails(text: string): Tail[] {
  if (!/[：:）)]/.test(text)) return []
  const read = simplify(text)
  return merge(findLabelled(read), findBracketed(read))
}

/** Tails of both forms in order; where they meet, the labelled ones stay. */
function merge(labelled: Tail[], bracketed: Tail[]): Tail[] {
  let next = 0
  const others = bracketed.filter(({start, end}) => {
    while (next < labelled.length && labelled[next]!.end <= start) next++
    return next === labelled.length || labelled[next]!.start >= end
  })
  return others.length === 0 ? labelled : [...labelled, ...others].sort((a, b) => a.start - b.start)
}

function findBracketed(read: string): Tail[] {
  const tails: Tail[] = []
  for (const match of read.matchAll(inBracket)) {
    const [printed, who, does, partners] = match
    const entryAt = (start: number, value: string, role: Role): TailEntry => ({
      role,
      start,
      end: start + value.replace(byDuty, '').length,
    })
    const entries = [entryAt(match.index + 1, who!, does!.startsWith('牵头') ? 'lead' : 'responsible')]
    if (partners) entries.push(entryAt(match.index + printed.lastIndexOf(partners), partners, 'participant'))
    tails.push({start: match.index, end: match.index + printed.length, entries})
  }
  return tails
}

function findLabelled(read: string): Tail[] {
  const tails: Tail[] = []
  let from = 0
  for (const match of read.matchAll(place)) {
    const start = match.index + match[0].length - match[1]!.length
    if (start < from) continue
    const tail: Tail = {start, end: start, entries: []}
    for (;;) {
      entry.lastIndex = tail.end
      const found = entry.exec(read)
      if (!found) break
      const index = found.slice(1).findIndex((group) => group !== undefined)
      const begin = tail.end + found[0].length
      const end = valueEnd(read, begin)
      if (end === begin) break
      tail.entries.push({role: labels[index]![1], start: begin, end})
      tail.end = end
    }
    if (tail.entries.length === 0) continue
    // The mark or bracket that closes it.
    tail.end += /^\s*[。；;]?\s*[）)】\]]?[。；]?/.exec(read.slice(tail.end, tail.end + 8))![0].length
    const before = tails.at(-1)
    if (before && read.slice(before.end, tail.start).trim() === '') {
      before.entries.push(...tail.entries)
      before.end = tail.end
    } else tails.push(tail)
    from = tail.end
  }
  return tails
}

/** A value ends at a full stop, semicolon, bracket or line; at a comma only where the next label follows. */
function valueEnd(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const character = text[at]!
    if ('（('.includes(character)) depth++
    else if ('）)'.includes(character) && depth-- === 0) return at
    else if ('。；;\n】]'.includes(character)) return at
    else if ('，, \u3000'.includes(character) && opening.test(text.slice(at + 1, at + 24).trimStart())) return at
  }
  return text.length
}

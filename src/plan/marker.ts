/**
 * Markers: what numbers a part. The table below is the whole knowledge of how circulars number; which of these
 * families stands above which in one document is read from the numbers themselves (`orderOf`).
 */
import {readNumeral} from './numeral.ts'

const han = '[一二三四五六七八九十百零〇]+'
const digits = '[0-9０-９]'

/** A way to number. */
export interface Family {
  name: string
  /** At the start of a line. What the groups match is the numeral. */
  form: RegExp
  /** As messages show it. */
  sample: string
  /** Whether its parts carry a title: articles do not. */
  untitled?: true
}

/**
 * All families, in the order in which they nest unless the numbers say otherwise (GB/T 9704—2012, 7.3.3, for the
 * four of 公文; GB/T 1.1—2020, 7.3, for decimals).
 */
export const families: readonly Family[] = [
  {name: 'volume', form: RegExp(`^第\\s*(${han}|${digits}{1,3})\\s*(?:编|編|篇|部\\s*分)`), sample: '第一编'},
  {name: 'chapter', form: RegExp(`^第\\s*(${han}|${digits}{1,3})\\s*章`), sample: '第一章'},
  {name: 'section', form: RegExp(`^第\\s*(${han}|${digits}{1,3})\\s*[节節]`), sample: '第一节'},
  {name: 'han-legal', form: /^([壹贰貳叁參肆伍陆陸柒捌玖拾]+)\s*[、．.]/, sample: '壹、'},
  {name: 'roman', form: /^([Ⅰ-Ⅻ]+|[IVX]{1,7}(?=[、．]))\s*[、．.]/, sample: 'Ⅰ、'},
  {name: 'han', form: RegExp(`^(${han})\\s*[、．.，,]`), sample: '一、'},
  {name: 'article', form: RegExp(`^第\\s*(${han}|${digits}{1,3})\\s*[条條]`), sample: '第一条', untitled: true},
  {name: 'han-bracket', form: RegExp(`^(?:[（(]\\s*(${han})\\s*[）)]|([㈠-㈩]))[、．.]?`), sample: '（一）'},
  {name: 'han-lenticular', form: RegExp(`^【(${han}|${digits}{1,2})】[、．.]?`), sample: '【一】'},
  {name: 'digit-blank', form: RegExp(`^(${digits}{1,2})[ \\t\\u00a0\\u3000]+(?=[\\p{Script=Han}“《])`, 'u'), sample: '1'},
  {name: 'digit-pause', form: RegExp(`^(${digits}{1,3})\\s?[、，,](?!${digits})`), sample: '1、'},
  {name: 'digit-point', form: RegExp(`^(?:(${digits}+)\\s?[.．](?!${digits}(?!${digits}{3}年))|([⒈-⒛]))、?`), sample: '1.'},
  {name: 'decimal-2', form: decimal(2), sample: '1.1'},
  {name: 'decimal-3', form: decimal(3), sample: '1.1.1'},
  {name: 'decimal-4', form: decimal(4), sample: '1.1.1.1'},
  {name: 'digit-bracket', form: RegExp(`^(?:[（(]\\s*(${digits}+)\\s*[）)]|([⑴-⒇]))[、．.]?`), sample: '（1）'},
  {name: 'digit-close', form: RegExp(`^(${digits}{1,3})[）)]`), sample: '1）'},
  {name: 'circle', form: /^([①-⑳㉑-㉟])/, sample: '①'},
  // 第三、四季度 is not a marker.
  {name: 'ordinal', form: RegExp(`^第\\s*(${han}|${digits}{1,3})\\s*、(?!${han}|${digits})`), sample: '第一、'},
  {name: 'bullet', form: /^(?:——?|[–•·●○■□◆◇▪▶►★☆✓√*-])(?=[ \t\u3000]*[\p{Script=Han}“《])/u, sample: '—'},
]

function decimal(parts: number): RegExp {
  return RegExp(`^((?:${digits}{1,3}[.．]){${parts - 1}}${digits}{1,3})(?=[.．]?[^0-9０-９.．％%])[.．]?`)
}

const indexOf = (name: string) => families.findIndex((family) => family.name === name)
export const bullet = indexOf('bullet')
const ordinal = indexOf('ordinal')
const decimals = [indexOf('decimal-2'), indexOf('decimal-3'), indexOf('decimal-4')]
const digitBlank = indexOf('digit-blank')
/** Two ways to write one thing, that texts mix: 1. and 1、. */
const kin: ReadonlyMap<number, number> = new Map([
  [indexOf('digit-point'), indexOf('digit-pause')],
  [indexOf('digit-pause'), indexOf('digit-point')],
])

/** A marker at the start of a line. */
export interface Marker {
  /** Index into `families`. */
  family: number
  length: number
  /** Integer value; NaN where the numeral is malformed, 0 for bullets. */
  number: number
  /** 1.2.3: the numbers in front of the last. */
  prefix: string
}

const [legal, plain] = ['壹贰貳叁參肆伍陆陸柒捌玖拾〇', '一二二三三四五六六七八九十零']

/** 壹, 〇 and Ⅳ (as IV) in the digits that numerals are read in. */
function toHan(numeral: string): string {
  if (!/^[IVX]+$/.test(numeral)) return numeral.replace(/./gu, (sign) => plain![legal!.indexOf(sign)] ?? sign)
  const values = [...numeral].map((letter) => ({I: 1, V: 5, X: 10})[letter]!)
  return String(values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0))
}

/** The marker that opens a line, or nothing. */
export function markerOf(text: string): Marker | undefined {
  // Most lines of a long text are told apart by their first character.
  if (!/^[第【Ⅰ-ⅫIVX壹贰貳叁參肆伍陆陸柒捌玖拾（(0-9０-９一二三四五六七八九十百①-⒛㉑-㉟㈠-㈩—–•·●○■□◆◇▪▶►★☆✓√*-]/.test(text))
    return undefined
  for (const [family, {form}] of families.entries()) {
    const match = form.exec(text)
    if (!match) continue
    if (family === bullet) return {family, length: match[0].length, number: 0, prefix: ''}
    const printed = (match[1] ?? match[2]!).normalize('NFKC').replace(/[().\s]/g, (mark) => (mark === '.' ? '.' : ''))
    const parts = printed.split('.').filter(Boolean)
    const number = readNumeral(toHan(parts.at(-1)!)) ?? Number.NaN
    return {family, length: match[0].length, number, prefix: parts.slice(0, -1).join('.')}
  }
  return undefined
}

/**
 * Leave out what only looks like a marker: decimals and bare numbers where the text does not number so
 * (1.5吨, 3 个村), 第二、 without 第一、.
 *
 * @param markers  by line, in order; entries are removed in place
 */
export function sift(markers: Array<Marker | undefined>): void {
  const opened = markers.some((marker) => marker?.family === decimals[0] && marker?.number === 1)
  const count = markers.filter((marker) => decimals.includes(marker?.family ?? -1)).length
  const numbered = opened && count > 1
  const counts = markers.some((marker) => marker?.family === ordinal && marker.number === 1)
  // A decimal carries the numbers of the parts it stands in.
  const path: Array<string | undefined> = []
  for (const [line, marker] of markers.entries()) {
    if (!marker) continue
    if (marker.family === ordinal && !counts) markers[line] = undefined
    const depth = decimals.indexOf(marker.family)
    if (depth >= 0) {
      if (!numbered || (path[depth] !== undefined && path[depth] !== marker.prefix)) markers[line] = undefined
      else {
        // Also where the parts above are not numbered in digits: 一、 1.1 1.2.
        path.length = depth + 1
        path[depth + 1] = `${marker.prefix}.${marker.number}`
      }
    } else if (marker.family === digitBlank && !numbered) markers[line] = undefined
    else if (marker.family === digitBlank || kin.has(marker.family)) path.splice(0, path.length, String(marker.number))
  }
}

/** Read one way of writing as its kin where the text mixes the two in one series: 1. 2、 3. */
export function mergeKin(markers: Array<Marker | undefined>): void {
  for (const [one, other] of kin) {
    if (one > other) continue
    const last = new Map<number, number>()
    let mixed = false
    for (const marker of markers) {
      const twin = marker && kin.get(marker.family)
      if (!marker || twin === undefined) continue
      if (marker.number > 1 && last.get(twin) === marker.number - 1 && last.get(marker.family) !== marker.number - 1) mixed = true
      last.set(marker.family, marker.number)
    }
    if (mixed) for (const marker of markers) if (marker?.family === one) marker.family = other
  }
}

/**
 * Which families stand above which in one document. The order of the table holds unless the numbers contradict
 * it: B stands above A, though the table has it below, where A starts again between one B and the next more often
 * than A runs on across a B, and more than once, and where the first B comes before the first A. 第一、 stands above all
 * where it is the first.
 *
 * @returns rank by family, outermost 0, for the families that occur
 */
export function orderOf(markers: Array<Marker | undefined>): Map<number, number> {
  const present = [...new Set(markers.flatMap((marker) => marker?.family ?? []))].sort((a, b) => a - b)
  const size = families.length
  /** `since[a * size + b]`: what family b did since the last a: 1 occurred, 2 started again. */
  const since = new Uint8Array(size * size)
  /** `across[a * size + b]`: how often a ran on across b; `anew`: where b started again in between. */
  const across = new Uint32Array(size * size)
  const anew = new Uint32Array(size * size)
  const last = new Map<number, number>()
  const first: number[] = []
  for (const marker of markers) {
    if (!marker || marker.family === bullet) continue
    if (!last.has(marker.family)) first.push(marker.family)
    const {family, number} = marker
    const runsOn = last.get(family) === number - 1
    for (const other of present) {
      const cell = family * size + other
      if (runsOn && since[cell]! > 0) across[cell]!++
      if (runsOn && since[cell] === 2) anew[cell]!++
      since[cell] = 0
      const back = other * size + family
      since[back] = Math.max(since[back]!, number === 1 ? 2 : 1)
    }
    last.set(family, number)
  }
  const above = (upper: number, lower: number) =>
    first.indexOf(upper) <= first.indexOf(lower) || anew[lower * size + upper]! <= Math.max(1, across[upper * size + lower]!)
  const order: number[] = []
  for (const family of present) {
    let at = order.length
    while (at > 0 && !above(order[at - 1]!, family)) at--
    order.splice(at, 0, family)
  }
  // 第一、 numbers chapters as well as what stands within a measure: chapters, where the text begins with it.
  if (first[0] === ordinal) order.unshift(...order.splice(order.indexOf(ordinal), 1))
  return new Map(order.map((family, rank) => [family, rank]))
}

/**
 * Numbers in queries: the place of a plan that a number names, and the same number written the other way.
 */
import {readNumeral, writeNumeral} from '../plan/numeral.ts'

/** Numbered parts of a plan and the letter of their alias token. */
const letters = {measure: 'c', action: 'x', support: 'z', guarantee: 'b', general: 'g'} as const

export type NumberedKind = keyof typeof letters

/** Alias token of a numbered part: `nc26e` for measure 26. */
export function placeToken(kind: NumberedKind, number: number): string {
  return `n${letters[kind]}${number}e`
}

/** The numbered part that an address leads to: `/plans/tongchuan-2024/measure-26/`. */
export function placeOfAddress(path: string): {kind: NumberedKind; number: number} | undefined {
  const match = /^\/plans\/[^/]+\/(measure|action|support|guarantee|general)-(\d+)\/$/.exec(path)
  return match ? {kind: match[1] as NumberedKind, number: Number(match[2])} : undefined
}

const numeral = '(\\d{1,3}|[一二三四五六七八九十]{1,3})'
const names: ReadonlyArray<readonly [string, NumberedKind]> = [
  ['保障措施|保障', 'guarantee'],
  ['总体要求', 'general'],
  ['行动', 'action'],
  ['支撑', 'support'],
  ['具体措施|主要措施|措施|条措施|项措施|条款|条', 'measure'],
]

const places: ReadonlyArray<readonly [RegExp, NumberedKind]> = names.flatMap(([name, kind]): Array<readonly [RegExp, NumberedKind]> => [
  // 措施26, 措施（26）, 措施第26条, 行动八
  [new RegExp(`^(?:${name})(?:之|第)?[(]?${numeral}[)]?[条项个号]?$`), kind],
  // 第26条, 第八个行动, 第二项支撑; 八个行动 and 四个支撑 are all of them
  [new RegExp(`^第${numeral}[条项个号大]?(?:${name})$`), kind],
  // 26号措施, (26)措施
  [new RegExp(`^[(]?${numeral}[)号](?:${name})$`), kind],
  // 第26条, 26条; 三条 is three of them
  ...(kind === 'measure' ? [[new RegExp(`^(?:第${numeral}[条项款号]|(\\d{1,2})条)$`), kind] as const] : []),
])

/**
 * The part of a plan that a query names by its number: 措施26, 第26条, （26）, 第二十六条, 二十六, 第八个行动,
 * 26条, 保障措施五, 二（一）8.（26）.
 *
 * @param query  folded (NFKC) text
 * @returns `undefined` for anything else, also for document numbers such as 铜政发〔2024〕13号
 */
export function placeOfQuery(query: string): {kind: NumberedKind; number: number} | undefined {
  const words = query
    .replace(/\s+/g, '')
    .replace(/^(?:铜川镇?)?(?:行动)?(?:方案|三年行动方案|三年行动|计划)的?(?=.)/, '')
    .replace(/(?:是什么|是啥|讲什么|讲的是什么|说什么|说的什么|内容|的内容|原文|全文|规定)$/, '')
  if (/[〔\[]\d|政发|号令/.test(words)) return undefined
  const alone =
    /^[(]?(\d{1,2}|[一二三四五六七八九十]{1,3})[)]?$/.exec(words) ?? /^[一二三四五六七八九十]?[(].*[.][(](\d{1,2})[)]$/.exec(words)
  if (alone) return placeWith('measure', alone[1]!)
  for (const [pattern, kind] of places) {
    const match = pattern.exec(words)
    if (match) return placeWith(kind, (match[1] ?? match[2])!)
  }
  return undefined
}

function placeWith(kind: NumberedKind, printed: string): {kind: NumberedKind; number: number} | undefined {
  const number = readNumeral(printed)
  return number === undefined || number === 0 || number > 99 ? undefined : {kind, number}
}

const counters = '条个次年月大项种类份岁天级米号'
const inDigits = new RegExp(`(^|[^\\d.])(\\d{1,2})(?=[${counters}])`)
const inHan = new RegExp(`[一二三四五六七八九十]{1,3}(?=[${counters}])`)

/** A run with its first counted number written the other way, 八大行动 for 8大行动 and the reverse; `undefined` without one. */
export function otherSpelling(run: string): string | undefined {
  const digits = inDigits.exec(run)
  if (digits && Number(digits[2]) > 0) return run.replace(inDigits, `${digits[1]}${writeNumeral(Number(digits[2]))}`)
  const printed = inHan.exec(run)?.[0]
  const value = printed && readNumeral(printed)
  return value ? run.replace(printed, String(value)) : undefined
}

/**
 * Plans of every shape in every way of numbering, and the outline that each should be read as.
 */
import fc from 'fast-check'
import type {Division, Plan} from '../../src/plan/index.ts'
import {writeNumeral} from '../../src/plan/index.ts'
import {families} from '../../src/plan/marker.ts'
import {divisionsOf, textOf, valueOf} from '../../src/plan/tree.ts'
import {sound} from './sound.ts'

const wide = (value: number) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

const roman = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']

/** Ways to write a marker, outermost first; each with its family. */
export const styles: ReadonlyArray<[string, (value: number) => string]> = [
  ['chapter', (value) => `第${writeNumeral(value)}章 `],
  [
    'han-legal',
    (value) => `${writeNumeral(value).replace(/./g, (sign) => '壹贰叁肆伍陆柒捌玖拾'['一二三四五六七八九十'.indexOf(sign)]!)}、`,
  ],
  ['roman', (value) => `${value <= 12 ? String.fromCodePoint(0x2160 + value - 1) : 'X'.repeat(value / 10) + roman[value % 10]}、`],
  ['han', (value) => `${writeNumeral(value)}、`],
  ['han', (value) => `${writeNumeral(value)},`],
  ['han-bracket', (value) => `（${writeNumeral(value)}）`],
  ['han-bracket', (value) => `(${writeNumeral(value)})`],
  ['han-bracket', (value) => (value <= 10 ? String.fromCodePoint(0x3220 + value - 1) : `（${writeNumeral(value)}）`)],
  ['han-lenticular', (value) => `【${writeNumeral(value)}】`],
  ['digit-point', (value) => `${value}.`],
  ['digit-point', (value) => `${wide(value)}．`],
  ['digit-pause', (value) => `${value}、`],
  ['digit-bracket', (value) => `（${value}）`],
  ['digit-bracket', (value) => `(${wide(value)})`],
  ['digit-bracket', (value) => (value <= 20 ? String.fromCodePoint(0x2474 + value - 1) : `（${value}）`)],
  ['digit-close', (value) => `${value})`],
  ['circle', (value) => String.fromCodePoint(value <= 20 ? 0x2460 + value - 1 : 0x3251 + value - 21)],
]
export const rankOf = (name: string) => families.findIndex((family) => family.name === name)

interface Shape {
  below: Shape[]
}

/** A tree whose leaves all stand at one depth: 1 to 12 chapters, then 1 to 4 parts in each. */
const shape = (depth: number, most: number): fc.Arbitrary<Shape[]> =>
  fc.array(depth === 1 ? fc.constant({below: []}) : shape(depth - 1, 4).map((below) => ({below})), {minLength: 1, maxLength: most})

const anyLayout = fc.integer({min: 1, max: 5}).chain((depth) =>
  fc.record({
    parts: shape(depth, depth === 1 ? 12 : 4),
    // One style a level, families in the order in which they nest.
    chosen: fc
      .shuffledSubarray([...styles], {minLength: styles.length})
      .map((all) => all.filter(([name], index) => all.findIndex(([other]) => other === name) === index).slice(0, depth))
      .map((some) => some.sort(([a], [b]) => rankOf(a) - rankOf(b)))
      // 1. and 1、 are one series to a reader.
      .filter((some) => !(some.some(([name]) => name === 'digit-point') && some.some(([name]) => name === 'digit-pause'))),
    runsOn: fc.boolean(),
    way: fc.constantFrom('run-in', 'alone', 'none'),
    indent: fc.constantFrom('', '　　', '  ', '\t'),
    end: fc.constantFrom('\n', '\r\n', '\n\n'),
  }),
)

type Layout = typeof anyLayout extends fc.Arbitrary<infer T> ? T : never

export const head = sound.slice(0, sound.indexOf('一、'))

/** The lines of a layout, and the outline that they should be read as. */
export function write({parts, chosen, runsOn, way, indent}: Layout): {lines: string[]; outline: string[]} {
  const lines: string[] = []
  const outline: string[] = []
  let leaf = 0
  const visit = (nodes: Shape[], level: number) => {
    for (const [index, node] of nodes.entries()) {
      const isLeaf = level === chosen.length - 1
      const number = isLeaf && runsOn ? ++leaf : index + 1
      const marker = chosen[level]![1](number)
      const named = `治理第${lines.length}处`
      const text = `各村逐户排查登记，做好第${lines.length}件事情，按时上报结果。`
      if (!isLeaf) lines.push(`${indent}${marker}${named}`)
      else if (way === 'run-in') lines.push(`${indent}${marker}${named}。${text}`)
      else if (way === 'alone') lines.push(`${indent}${marker}${named}`, indent + text)
      else lines.push(`${indent}${marker}${text}`)
      const title = isLeaf && way === 'none' ? '' : named
      outline.push(`${'  '.repeat(level)}${marker.trim()}|${title}|${isLeaf ? text : ''}`)
      visit(node.below, level + 1)
    }
  }
  visit(parts, 0)
  return {lines, outline}
}

/** The outline of a tree, in the form of `write`. */
export function read(node: Plan | Division, depth = 0): string[] {
  return divisionsOf(node)
    .filter(({level}) => level > 0)
    .flatMap((child) => [
      `${'  '.repeat(depth)}${valueOf(child, 'marker')}|${valueOf(child, 'title')}|${textOf(child)}`,
      ...read(child, depth + 1),
    ])
}

/** Layouts that can be read: the signs go no further than 35, and a single line tells nothing of the way that titles go. */
export const layout = anyLayout.filter((one) => {
  const {outline} = write(one)
  return (!one.runsOn || outline.length <= 35) && (one.way !== 'none' || outline.filter((line) => line.endsWith('。')).length > 1)
})

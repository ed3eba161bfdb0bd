/**
 * Plans in every way of numbering: what is written is what is read.
 */
import fc from 'fast-check'
import {expect, test, vi} from 'vitest'
import {families, markerOf} from '../../src/plan/marker.ts'
import {parse} from '../../src/plan/parse.ts'
import {divisionsOf, leavesOf, sourceOf, textOf, valueOf} from '../../src/plan/tree.ts'
import type {Division, Plan} from '../../src/plan/index.ts'
import {writeNumeral} from '../../src/plan/index.ts'
import {compileText, sound} from './sound.ts'

vi.setConfig({testTimeout: 120_000})

const wide = (value: number) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/** Ways to write a marker, outermost first; each with its family. */
const styles: ReadonlyArray<[string, (value: number) => string]> = [
  ['chapter', (value) => `第${writeNumeral(value)}章 `],
  ['han', (value) => `${writeNumeral(value)}、`],
  ['han', (value) => `${writeNumeral(value)},`],
  ['han-bracket', (value) => `（${writeNumeral(value)}）`],
  ['han-bracket', (value) => `(${writeNumeral(value)})`],
  ['han-bracket', (value) => (value <= 10 ? String.fromCodePoint(0x3220 + value - 1) : `（${writeNumeral(value)}）`)],
  ['digit-point', (value) => `${value}.`],
  ['digit-point', (value) => `${wide(value)}．`],
  ['digit-pause', (value) => `${value}、`],
  ['digit-bracket', (value) => `（${value}）`],
  ['digit-bracket', (value) => `(${wide(value)})`],
  ['digit-bracket', (value) => (value <= 20 ? String.fromCodePoint(0x2474 + value - 1) : `（${value}）`)],
  ['digit-close', (value) => `${value})`],
  ['circle', (value) => String.fromCodePoint(value <= 20 ? 0x2460 + value - 1 : 0x3251 + value - 21)],
]
const rankOf = (name: string) => families.findIndex((family) => family.name === name)

interface Shape {
  below: Shape[]
}

/** A tree whose leaves all stand at one depth: 1 to 12 chapters, then 1 to 4 parts in each. */
const shape = (depth: number, most: number): fc.Arbitrary<Shape[]> =>
  fc.array(depth === 1 ? fc.constant({below: []}) : shape(depth - 1, 4).map((below) => ({below})), {minLength: 1, maxLength: most})

const layout = fc.integer({min: 1, max: 5}).chain((depth) =>
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

type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never

const head = sound.slice(0, sound.indexOf('一、'))

/** The lines of a layout, and the outline that they should be read as. */
function write({parts, chosen, runsOn, way, indent}: Layout): {lines: string[]; outline: string[]} {
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

function read(node: Plan | Division, depth = 0): string[] {
  return divisionsOf(node)
    .filter(({level}) => level > 0)
    .flatMap((child) => [
      `${'  '.repeat(depth)}${valueOf(child, 'marker')}|${valueOf(child, 'title')}|${textOf(child)}`,
      ...read(child, depth + 1),
    ])
}

test('a layout is read as it was written, accepted, and written back byte for byte', () => {
  fc.assert(
    fc.property(layout, (one) => {
      const {lines, outline} = write(one)
      // The signs go no further.
      fc.pre(!one.runsOn || outline.length <= 35)
      // Fewer lines than this tell nothing of the way that titles go.
      fc.pre(one.way !== 'none' || outline.filter((line) => line.endsWith('。')).length > 1)
      const source = head + lines.join(one.end) + '\n'
      const {plan, refused, findings, record} = compileText(source)
      expect(read(plan)).toEqual(outline)
      expect(refused, findings.join('\n')).toBe(false)
      expect(sourceOf(plan)).toBe(source)
      expect(new Set(record.nodes.map(({id}) => id)).size).toBe(record.nodes.length)
    }),
    {numRuns: 400},
  )
})

test('lines wrapped to a page, with page numbers between, are read as before they were printed', () => {
  const sentences = fc.array(
    fc.array(fc.constantFrom('排查', '整治', '登记', '上报', '复核', '宣传', '演练', '值守'), {minLength: 20, maxLength: 80}),
    {minLength: 5, maxLength: 12},
  )
  fc.assert(
    fc.property(sentences, fc.integer({min: 28, max: 40}), fc.integer({min: 8, max: 20}), fc.boolean(), (words, width, page, indented) => {
      const texts = words.map((some) => `各村要${some.join('')}。`)
      const body = ['一、总体要求', ...texts.map((text, index) => `（${writeNumeral(index + 1)}）做好工作。${text}`)]
      const printed = body.flatMap((line) => {
        const whole = (indented ? '　　' : '') + line
        return whole.match(RegExp(`.{1,${width}}`, 'gu'))!
      })
      const pages = printed.flatMap((line, index) => (index % page === page - 1 ? [line, '', `— ${(index + 1) / page} —`, ''] : [line]))
      const {plan, refused, findings} = compileText(head + pages.join('\n') + '\n')
      expect(refused, findings.join('\n')).toBe(false)
      expect(divisionsOf(divisionsOf(plan).at(-1)!).map((node) => valueOf(node, 'title') + '。' + textOf(node))).toEqual(
        texts.map((text) => '做好工作。' + text),
      )
    }),
    {numRuns: 100},
  )
})

test('any text: leaves and blanks are the source, byte for byte', () => {
  const line = fc.oneof(
    fc.constantFrom(
      ...['一、甲', '（一）乙。丙。', '1.丁', '1.1 戊', '— 3 —', '<p>二、己</p>', '附件', '索引号：1', '发文字号：甲发〔2024〕1号', '　'],
    ),
    fc.string({unit: 'grapheme', maxLength: 30}),
  )
  fc.assert(
    fc.property(fc.array(line, {maxLength: 40}), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
      const source = lines.join(end)
      const plan = parse(source, 'x')
      expect(sourceOf(plan)).toBe(source)
      expect(plan.blanks.every((blank) => blank.trim() === '')).toBe(true)
      expect(plan.blanks).toHaveLength([...leavesOf(plan)].length + 1)
    }),
    {numRuns: 400},
  )
})

test('a marker is known by its family, whatever its numeral', () => {
  for (const [name, form] of styles) {
    for (const value of [1, 2, 9, 10, 11, 20, 21, 35]) {
      expect(markerOf(form(value) + '甲'), form(value)).toMatchObject({family: rankOf(name), number: value})
    }
  }
})

/**
 * Plans in every way of numbering: what is written is what is read.
 */
import fc from 'fast-check'
import {expect, test, vi} from 'vitest'
import {writeNumeral} from '../../src/plan/index.ts'
import {markerOf} from '../../src/plan/marker.ts'
import {parse} from '../../src/plan/parse.ts'
import {divisionsOf, leavesOf, sourceOf, textOf, valueOf} from '../../src/plan/tree.ts'
import {head, layout, rankOf, read, styles, write} from './generated.ts'
import {compileText} from './sound.ts'

vi.setConfig({testTimeout: 120_000})

test('a layout is read as it was written, accepted, and written back byte for byte', () => {
  fc.assert(
    fc.property(layout, (one) => {
      const {lines, outline} = write(one)
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

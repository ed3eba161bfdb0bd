/** How pages name and cite the parts of a plan, and cut its text at marks. */
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {cut} from '../../src/components/plan/spans.ts'
import {
  ancestorsOf,
  citationOf,
  labelOf,
  markOf,
  nameOf,
  neighboursOf,
  nodeOf,
  notesOf,
  plainWordsOf,
  planOf,
  planTitleOf,
  titleMarkOf,
} from '../../src/plans.ts'

const plan = planOf('tongchuan-2024')
const part = (id: string) => nodeOf(plan, id)

test.each([
  ['measure-26', '铜政发〔2024〕13号 二（一）8.（26）'],
  ['measure-38', '铜政发〔2024〕13号 二（二）4.（38）'],
  ['guarantee-4', '铜政发〔2024〕13号 三（四）'],
  ['chapter-2', '铜政发〔2024〕13号 二'],
  ['preamble', '铜政发〔2024〕13号 引言'],
])('%s is cited as %s', (id, citation) => expect(citationOf(plan, part(id))).toBe(citation))

test.each([
  ['measure-26', '措施 26 厚植社会防控氛围', '26'],
  ['action-8', '行动 8 开展全民安全素质提升行动', '8'],
  ['general-3', '总体要求（三） 任务分工', '三'],
  ['notice', '印发通知', ''],
])('%s is called %s, on a tile %s', (id, name, mark) => {
  expect(nameOf(part(id))).toBe(name)
  expect(markOf(part(id))).toBe(mark)
  expect(name.startsWith(labelOf(part(id)))).toBe(true)
})

test('a part stands below its programme, section and chapter', () =>
  expect(ancestorsOf(plan, part('measure-9')).map(({id}) => id)).toEqual(['chapter-2', 'section-2-1', 'action-2']))

test('texts are turned over among themselves, headings among theirs', () => {
  const walk = (id: string) => {
    const {before, after} = neighboursOf(plan, part(id))
    return [before?.id, after?.id]
  }
  expect(walk('notice')).toEqual([undefined, 'preamble'])
  expect(walk('measure-38')).toEqual(['measure-37', 'guarantee-1'])
  expect(walk('action-8')).toEqual(['action-7', 'support-1'])
  expect(walk('guarantee-5')).toEqual(['guarantee-4', undefined])
})

test('every measure, general requirement and guarantee has plain words', () => {
  const wanted = plan.nodes.filter(({kind}) => kind === 'measure' || kind === 'general' || kind === 'guarantee')
  expect(wanted.filter((node) => !plainWordsOf(plan, node)).map(({id}) => id)).toEqual([])
})

test('plain words add no number that the text does not have', () => {
  const numbers = (text: string) => text.match(/\d+/g) ?? []
  for (const node of plan.nodes) {
    expect(numbers(plainWordsOf(plan, node) ?? '').filter((number) => !node.text.includes(number))).toEqual([])
  }
})

test('every note shown has its reason', () => {
  const notes = plan.nodes.flatMap((node) => notesOf(plan, node))
  expect(notes.length).toBeGreaterThan(0)
  expect(notes.filter(({reason}) => reason === '')).toEqual([])
})

test('cutting text at marks keeps every character', () => {
  const marked = fc.string().chain((value) =>
    fc.record({
      value: fc.constant(value),
      spans: fc.array(
        fc.tuple(fc.nat(value.length), fc.nat(value.length)).map(([a, b]) => {
          const [start, end] = a < b ? [a, b] : [b, a]
          return {start, end, text: value.slice(start, end)}
        }),
      ),
    }),
  )
  fc.assert(
    fc.property(marked, ({value, spans}) => {
      const pieces = cut(value, spans)
      expect(pieces.map(({text}) => text).join('')).toBe(value)
      for (const {text, span} of pieces) if (span) expect(text).toBe(span.text)
    }),
  )
})

test('pages of plans that are called the same have titles of their own; the newest needs no mark', () => {
  const other = (id: string, facts: object) => ({
    ...plan,
    id,
    document: {...plan.document, number: null, issuer: null, date: null, ...facts},
  })
  const towns = [
    other('a', {number: '云政发〔2024〕3号'}),
    other('b', {issuer: '柳河镇人民政府', date: '2024-05-06'}),
    other('c', {issuer: '柳河镇人民政府'}),
    other('d', {}),
  ]
  for (const title of [planTitleOf, titleMarkOf]) expect(new Set([plan, ...towns].map(title)).size).toBe(5)
  expect([planTitleOf(plan), titleMarkOf(plan)]).toEqual([plan.document.title, ''])
  expect(planTitleOf(towns[1]!)).toBe(`${plan.document.title}（柳河镇人民政府，2024-05-06）`)
  expect(titleMarkOf(towns[0]!)).toBe('（云政发〔2024〕3号）')
})

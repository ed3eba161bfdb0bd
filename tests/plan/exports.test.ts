/** The whole of a plan as text, Markdown and Akoma Ntoso: every word, in order, and readable again. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {DOMParser} from '@xmldom/xmldom'
import fc from 'fast-check'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test, vi} from 'vitest'
import {compileFile, root} from '../../scripts/seeds.ts'
import {wordsOf} from '../../src/markdown.ts'
import {toAkomaNtoso, toPlainText, toWholeMarkdown, type Compiled, type Division, type Leaf, type Plan} from '../../src/plan/index.ts'
import {leavesOf, sourceOf} from '../../src/plan/tree.ts'
import {isPrinted} from '../../src/plan/whole.ts'
import {head, layout, read, write} from './generated.ts'
import {compileText, sound, spoil} from './sound.ts'

vi.setConfig({testTimeout: 120_000})

const fixtures = join(import.meta.dirname, 'fixtures')
const inputs = [
  ...readdirSync(fixtures).filter((name) => name !== 'layouts'),
  ...readdirSync(join(fixtures, 'layouts'))
    .filter((name) => !name.includes('.'))
    .map((name) => `layouts/${name}`),
]
const real = compileFile(join(root, 'seeds/tongchuan-2024/plan.txt'), 'tongchuan-2024')
const accepted: Array<[string, Compiled]> = [
  ['the real plan', real],
  ...inputs.map((name): [string, Compiled] => [name, compileText(readFileSync(join(fixtures, name, 'input.txt')))]),
].filter((entry): entry is [string, Compiled] => !(entry[1] as Compiled).refused)

const bare = (text: string) => text.replace(/\s/g, '')

/** A tree without places, blanks and what the registers hang on it. */
function shape(node: Plan | Division): unknown {
  return node.children.map((child: Leaf | Division) =>
    child.type === 'division'
      ? [child.kind, child.level, child.family, child.id, child.number, shape(child)]
      : [child.type, child.name, child.continued, child.value],
  )
}
const printed = (plan: Plan) =>
  [...leavesOf(plan)]
    .filter(isPrinted)
    .map(({value}) => value)
    .join('')

function checkText({plan}: Compiled): void {
  const text = toPlainText(plan)
  expect(bare(text)).toBe(bare(sourceOf(plan)))
  const again = compileText(text).plan
  expect(shape(again)).toEqual(shape(plan))
  expect(toPlainText(again)).toBe(text)
}

/** Children that an element may have, in order; `*` any of these any number of times, `?` at most one. */
const rules: Record<string, RegExp> = {
  akomaNtoso: /^doc $/,
  doc: /^meta (preface )?(preamble )?mainBody (conclusions )?(attachments )?$/,
  meta: /^identification (references )?$/,
  identification: /^FRBRWork FRBRExpression FRBRManifestation $/,
  FRBRWork: /^FRBRthis FRBRuri FRBRalias FRBRdate FRBRauthor FRBRcountry (FRBRnumber )?$/,
  FRBRExpression: /^FRBRthis FRBRuri FRBRdate FRBRauthor FRBRlanguage $/,
  FRBRManifestation: /^FRBRthis FRBRuri FRBRdate FRBRauthor FRBRformat $/,
  references: /^(TLC(Organization|Role) )+$/,
  preface: /^(p )+$/,
  preamble: /^(p )+$/,
  conclusions: /^(p )+$/,
  mainBody: /^(p |chapter |section |subsection |paragraph )+$/,
  content: /^(p )+$/,
  intro: /^(p )+$/,
  attachments: /^(attachment )+$/,
  attachment: /^doc $/,
  p: /^((ref|docNumber|docTitle|signature|date) )*$/,
  heading: /^(ref )*$/,
  signature: /^organization $/,
}
for (const name of ['chapter', 'section', 'subsection', 'paragraph'])
  rules[name] = /^(num )?(heading )?(content |(intro )?(chapter |section |subsection |paragraph )+)$/

function* elementsOf(node: Node): Generator<Element> {
  for (const child of Array.from(node.childNodes)) {
    if (child.nodeType !== 1) continue
    yield child as Element
    yield* elementsOf(child)
  }
}

function checkAkn({plan, record}: Compiled): Element[] {
  const faults: string[] = []
  const xml = toAkomaNtoso(plan, record, 'https://example.cn')
  const document = new DOMParser({errorHandler: (_level: string, message: unknown) => faults.push(String(message))}).parseFromString(
    xml,
    'text/xml',
  )
  expect(faults).toEqual([])
  const all = [...elementsOf(document)]
  for (const element of all) {
    const names = Array.from(element.childNodes)
      .filter(({nodeType}) => nodeType === 1)
      .map(({nodeName}) => `${nodeName} `)
    expect(names.join(''), element.nodeName).toMatch(rules[element.nodeName] ?? /^$/)
  }
  const ids = all.map((element) => element.getAttribute('eId')).filter(Boolean)
  expect(new Set(ids).size).toBe(ids.length)
  for (const {attributes} of all)
    for (const {name, value} of Array.from(attributes)) if (value.startsWith('#') && name !== 'class') expect(ids).toContain(value.slice(1))
  expect(bare(document.documentElement.textContent ?? '')).toBe(bare(printed(plan)))
  return all
}

function checkMarkdown({plan}: Compiled): void {
  const tree = unified().use(remarkParse).parse(toWholeMarkdown(plan))
  expect(tree.children.map(({type}) => type).filter((type) => type !== 'heading' && type !== 'paragraph')).toEqual([])
  expect(bare(wordsOf(tree))).toBe(bare(printed(plan)))
}

describe.each(accepted)('%s', (_name, compiled) => {
  test('text → tree → text', () => checkText(compiled))
  test('Markdown has every word in order', () => checkMarkdown(compiled))
  test('Akoma Ntoso has every word in order, in the structure of the schema', () => void checkAkn(compiled))
})

test('hostile words are words in every form', () => {
  fc.assert(
    fc.property(
      fc
        .array(
          fc.oneof(fc.string({unit: 'grapheme', maxLength: 6}), fc.constantFrom('<p>', '&amp;', ']]>', '# ', '**', '- ', '`', '<!--', '"')),
        )
        .map((parts) => parts.join('').replace(/[\u0000-\u001f\u007f-\u009f《》]/g, '')),
      (value) => {
        const compiled = compileText(spoil('组织排查燃气隐患。', `甲${value}乙`))
        fc.pre(!compiled.refused)
        checkText(compiled)
        checkMarkdown(compiled)
        checkAkn(compiled)
      },
    ),
    {numRuns: 200},
  )
})

/** The outline that the parts of an Akoma Ntoso document make, in the form of `write`. */
function outlineOf(parent: Element, depth = 0): string[] {
  const childrenOf = (node: Element, name: RegExp) => Array.from(node.childNodes).filter((child) => name.test(child.nodeName)) as Element[]
  const words = (node: Element, name: RegExp) => childrenOf(node, name).map(({textContent}) => textContent ?? '')
  return childrenOf(parent, /^(chapter|section|subsection|paragraph)$/).flatMap((part) => {
    const [title = ''] = words(part, /^heading$/)
    const texts = childrenOf(part, /^(content|intro)$/).flatMap((content) => words(content, /^p$/))
    const line = `${'  '.repeat(depth)}${words(part, /^num$/)[0] ?? ''}|${title.replace(/。$/, '')}|${texts.join('\n')}`
    return [...(part.getAttribute('class') === 'preamble' ? [] : [line]), ...outlineOf(part, depth + 1)]
  })
}

/** The outline that the headings and paragraphs of Markdown make; the depth of a part without a title is not told. */
function outlineOfMarkdown({plan}: Compiled): string[] {
  const {children} = unified().use(remarkParse).parse(toWholeMarkdown(plan))
  return children.map((node) => (node.type === 'heading' ? '  '.repeat(Math.max(0, node.depth - 2)) : '') + wordsOf(node))
}

test('plans in every way of numbering: each form holds the same tree', () => {
  fc.assert(
    fc.property(layout, (one) => {
      const {lines, outline} = write(one)
      const compiled = compileText(head + lines.join(one.end) + '\n')
      expect(compiled.refused).toBe(false)
      checkText(compiled)
      expect(read(compileText(toPlainText(compiled.plan)).plan)).toEqual(outline)
      checkMarkdown(compiled)
      const markdown = outline.flatMap((line) => {
        const [, indent = '', marker = '', title = '', text = ''] = /^( *)(.*?)\|(.*?)\|(.*)$/.exec(line)!
        const end = one.way === 'run-in' && text ? '。' : ''
        return title ? [`${indent}${marker}${title}${end}`, text].filter(Boolean) : [marker + text]
      })
      expect(outlineOfMarkdown(compiled).slice(-markdown.length)).toEqual(markdown)
      const all = checkAkn(compiled)
      const body = all.filter(({nodeName}) => nodeName === 'mainBody').at(-1)!
      expect(outlineOf(body)).toEqual(outline)
    }),
    {numRuns: 150},
  )
})

test('identifiers, references and parts of the real plan', () => {
  const all = checkAkn(real)
  const values = (name: string, attribute: string) =>
    all.filter(({nodeName}) => nodeName === name).map((one) => one.getAttribute(attribute))
  expect(values('doc', 'name')).toEqual(['notice', 'plan'])
  expect(values('FRBRthis', 'value').slice(0, 3)).toEqual([
    '/akn/cn/doc/2024-04-10/tongchuan-2024/!main',
    '/akn/cn/doc/2024-04-10/tongchuan-2024/zho@2024-04-10/!main',
    '/akn/cn/doc/2024-04-10/tongchuan-2024/zho@2024-04-10/!main.xml',
  ])
  expect(values('FRBRnumber', 'value')).toEqual(['铜政发〔2024〕13号', '铜政发〔2024〕13号'])
  expect(all.filter((one) => one.getAttribute('class') === 'measure')).toHaveLength(38)
  expect(values('ref', 'href')).toContain('https://example.cn/regulations/work-safety-law/')
})

test('a plan without a date has no date made up', () => {
  const compiled = compileText(sound.replace('    2025年3月5日\n', ''))
  const dates = checkAkn(compiled).filter(({nodeName}) => nodeName === 'FRBRdate')
  expect(new Set(dates.map((one) => one.getAttribute('name')))).toEqual(new Set(['undated']))
})

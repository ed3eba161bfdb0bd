/**
 * What holds for any input.
 */
import {parseFrontmatter} from '@astrojs/markdown-remark'
import fc from 'fast-check'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {expect, test, vi} from 'vitest'
import {wordsOf} from '../../src/markdown.ts'
import {parse} from '../../src/plan/parse.ts'
import type {Division, Leaf, Plan} from '../../src/plan/index.ts'
import {splitSentences} from '../../src/plan/write.ts'
import {compileText, sound, spoil} from './sound.ts'

// Generous: the point is that these end, also on a busy machine.
vi.setConfig({testTimeout: 120_000})

/** Pieces that open parts, break rules of Markdown or MDX, or look like code. */
const pieces = fc.constantFrom(
  ...['一、', '（一）', '1.', '（1）', '(2)', '（03）', '。', '，', '《', '》', '“', '”', '\n', '\r\n', '\r', '\u3000', ' ', '\t'],
  ...[
    'import x',
    'export const a = 1',
    '{alert(1)}',
    '<script>',
    '</P>',
    '<!--',
    '---',
    '```',
    '# ',
    '- ',
    '1. ',
    '> ',
    '**',
    '__',
    '~',
    '`',
  ],
  ...[
    '&lt;',
    '\\',
    'https://a.b/c',
    '../../x',
    '$(rm)',
    '{{x}}',
    '<%',
    '%>',
    '[a](b)',
    '![',
    '|',
    '2024年2月30日',
    '铜政发〔2024〕13号',
    '通知',
    '方案',
  ],
)
const text = fc.oneof(
  fc.string({unit: 'grapheme'}),
  fc.array(fc.oneof(pieces, fc.string({unit: 'grapheme', maxLength: 6})), {maxLength: 60}).map((parts) => parts.join('')),
)
/** One line of hostile text that is allowed anywhere: no control characters, title marks balanced by leaving them out. */
const body = text.map((value) => value.replace(/[\u0000-\u001f\u007f-\u009f《》]/g, '').trim()).filter((value) => value !== '')

function* leaves(node: Plan | Division): Generator<Leaf> {
  for (const child of node.children) {
    if (child.type === 'division') yield* leaves(child)
    else yield child
  }
}

/** The text of a generated page, read back by the parser that renders it. */
function readBack(mdx: string): string {
  const {content} = parseFrontmatter(mdx)
  const tree = unified().use(remarkParse).use(remarkMdx).parse(content)
  const paragraphs: string[] = []
  for (const node of tree.children) {
    if (node.type !== 'mdxJsxFlowElement' || node.name !== 'P') throw new Error(`unexpected ${node.type}: ${wordsOf(node)}`)
    const sentences: string[] = []
    for (const paragraph of node.children) {
      // A sentence alone on its line is read as a block.
      const inline = 'children' in paragraph && paragraph.type === 'paragraph' ? paragraph.children : [paragraph]
      for (const sentence of inline) {
        if (sentence.type === 'text' && sentence.value.trim() === '') continue
        if (!('name' in sentence) || sentence.name !== 'S') throw new Error(`unexpected ${sentence.type}: ${wordsOf(sentence)}`)
        sentences.push(wordsOf(sentence))
      }
    }
    paragraphs.push(sentences.join(''))
  }
  return paragraphs.join('\n')
}

test('parsing and compiling never throw', () => {
  fc.assert(
    fc.property(text, (value) => {
      parse(value, 'x')
      compileText(value)
      compileText(sound.replace('组织排查燃气隐患', () => value))
    }),
    {numRuns: 400},
  )
})

test('leaves tile the text: every non-blank character once, in order, at its position', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        text.map((value) => sound.replace('坚持人民至上', () => value)),
      ),
      (value) => {
        const all = [...leaves(parse(value, 'x'))]
        expect(
          all
            .map((leaf) => leaf.value)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(value.replace(/\s/g, ''))
        let end = 0
        for (const leaf of all) {
          const {start, end: stop} = leaf.position!
          expect(value.slice(start.offset, stop.offset)).toBe(leaf.value)
          expect(start.offset).toBeGreaterThanOrEqual(end)
          end = stop.offset!
          const lines = value.slice(0, start.offset).split(/\r\n|\n|\r/)
          expect([start.line, start.column]).toEqual([lines.length, lines.at(-1)!.length + 1])
        }
      },
    ),
    {numRuns: 600},
  )
})

test('hostile text is accepted and shown as typed', () => {
  fc.assert(
    fc.property(body, (value) => {
      const {refused, record, files, findings} = compileText(spoil('组织排查燃气隐患。', `甲${value}乙`))
      expect(refused, findings.join('\n')).toBe(false)
      const node = record.nodes.find(({id}) => id === 'measure-3')!
      expect(node.marker + node.title + node.delimiter + node.text).toBe(`（3）治理燃气。甲${value}乙`)
      expect(readBack(files.find(({path}) => path === 'measure-3.mdx')!.value)).toBe(node.text)
    }),
    {numRuns: 1000},
  )
})

test('hostile titles stay out of paths', () => {
  fc.assert(
    fc.property(body, (value) => {
      const {files} = compileText(spoil('治理燃气', `治${value.replace(/[。！？!?，、：；,;:]/g, '')}理`))
      for (const {path} of files) expect(path).toMatch(/^([a-z]+(-\d+)*(-copy-\d+)?\.mdx|plan\.json)$/)
    }),
    {numRuns: 200},
  )
})

test('the same input gives the same bytes', () => {
  fc.assert(
    fc.property(body, (value) => {
      const input = spoil('组织排查燃气隐患。', value)
      expect(compileText(input).files).toEqual(compileText(input).files)
    }),
    {numRuns: 100},
  )
})

test('sentences tile their paragraph', () => {
  fc.assert(
    fc.property(text, (value) => {
      const sentences = splitSentences(value)
      expect(sentences.map(({start, end}) => value.slice(start, end)).join('')).toBe(value)
    }),
  )
})

test('ids are unique, also where the numbers are not', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('一、甲。', '二、甲。', '（一）乙。', '1.丙。', '（1）丁。戊。', '（2）丁。戊。'), {maxLength: 40}),
      (lines) => {
        const {record} = compileText(lines.join('\n'))
        expect(new Set(record.nodes.map(({id}) => id)).size).toBe(record.nodes.length)
      },
    ),
  )
})

test('large input: a line of 100 kB, 5,000 citations, 50,000 measures', () => {
  const long = compileText(spoil('组织排查燃气隐患。', '燃气'.repeat(50_000)))
  expect(long.refused).toBe(false)
  const cited = compileText(spoil('组织排查燃气隐患。', '按《甲》。'.repeat(5000)))
  expect(cited.record.nodes.find(({id}) => id === 'measure-3')!.citations).toHaveLength(5000)
  const many = Array.from({length: 50_000}, (_, index) => `（${index + 3}）治理。做第${index}件。`).join('\n')
  const {record, refused} = compileText(sound.slice(0, sound.indexOf('（3）')) + many + '\n三、保障措施\n（一）领导。要领导。\n')
  expect(refused).toBe(false)
  expect(record.nodes.at(-3)).toMatchObject({id: 'measure-50002', text: '做第49999件。'})
  // Equal numbers everywhere are refused, not slow.
  expect(compileText(sound + '（1）甲。乙。\n'.repeat(20_000)).refused).toBe(true)
  // More chapters than a call can have arguments.
  expect(parse('一、总体\n'.repeat(150_000), 'p').children).toHaveLength(150_000)
})

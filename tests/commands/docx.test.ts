/** Plans in .docx: the text that a reader sees, with the numbers that the word processor sets by itself. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {DeletedTextRun, Document, InsertedTextRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun} from 'docx'
import {describe, expect, test} from 'vitest'
import {readDocx, UnreadableFile} from '../../scripts/docx.ts'
import {root} from '../../scripts/seeds.ts'
import {parse} from '../../src/plan/parse.ts'
import {leavesOf, textOf, valueOf, walk} from '../../src/plan/tree.ts'

const source = readFileSync(join(root, 'seeds/tongchuan-2024/plan.txt'), 'utf8')

/** A document of paragraphs; one of `[level, text]` is numbered by the word processor. */
async function docx(paragraphs: ReadonlyArray<string | [level: number, text: string]>): Promise<Uint8Array> {
  const level = (level: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({level, format, text})
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'plan',
          levels: [
            level(0, LevelFormat.JAPANESE_COUNTING, '%1、'),
            level(1, LevelFormat.JAPANESE_COUNTING, '（%2）'),
            level(2, LevelFormat.DECIMAL, '%3.'),
          ],
        },
      ],
    },
    sections: [
      {
        children: paragraphs.map((paragraph) =>
          typeof paragraph === 'string'
            ? new Paragraph({children: [new TextRun(paragraph)]})
            : new Paragraph({numbering: {reference: 'plan', level: paragraph[0]}, children: [new TextRun(paragraph[1])]}),
        ),
      },
    ],
  })
  return Packer.toBuffer(document)
}

test('the real plan comes back line for line', async () => {
  const lines = source.split(/\r?\n/).filter((line) => line.trim() !== '')
  const {text, numbered} = await readDocx(await docx(lines))
  expect(numbered).toBe(0)
  expect(text.split('\n').filter((line) => line.trim() !== '')).toEqual(lines.map((line) => line.replace(/[ \t\u00a0]+$/, '')))
})

describe('the real plan as LibreOffice saves it (docx/make.ts)', () => {
  const read = async (name: string) => {
    const {text, ...counts} = await readDocx(readFileSync(join(import.meta.dirname, 'docx', `libreoffice-${name}.docx`)))
    const plan = parse(text, 'x')
    return {...counts, plan, words: [...leavesOf(plan)].map(({type, name, value}) => [type, name, value])}
  }
  const plan = parse(source, 'x')
  const words = [...leavesOf(plan)].map(({type, name, value}) => [type, name, value])
  const parts = (of: typeof plan) => [...walk(of)].map((node) => [node.kind, node.level, node.id, node.number])

  test.each([
    ['typed-numbers', 0],
    ['automatic-numbers', 63],
  ])('%s: the tree is that of the text, to the character', async (name, numbered) => {
    const docx = await read(name)
    expect(docx).toMatchObject({numbered, twice: 0})
    expect(parts(docx.plan)).toEqual(parts(plan))
    expect(docx.words).toEqual(words)
  })

  test('headings-and-decimals: the same parts and words, other numbers; the table is an annex', async () => {
    const docx = await read('headings-and-decimals')
    expect(docx).toMatchObject({numbered: 63, twice: 0})
    expect(docx.plan.families).toEqual(['chapter', 'han-bracket', 'digit-blank', 'decimal-2'])
    const told = (of: typeof plan) => [...walk(of)].map((node) => [node.kind, node.level, valueOf(node, 'title'), textOf(node)])
    expect(told(docx.plan)).toEqual(told(plan))
    const markers = [...walk(docx.plan)].map((node) => valueOf(node, 'marker')).filter(Boolean)
    expect(markers.slice(0, 9)).toEqual(['第一章', '（一）', '（二）', '（三）', '第二章', '（一）', '1', '1.1', '1.2'])
    expect(docx.words.filter(([, name]) => name === 'annex').map(([, , value]) => value)).toEqual([
      ...['附件', '治本攻坚任务分工表', '| 序号 | 任务 | 责任单位 |'],
      ...['| 1 | 城镇燃气专项治理 | 镇城镇办 |', '| 2 | 消防安全专项治理 | 消防、派出所 |'],
    ])
  })
})

describe('numbers set by the word processor', () => {
  const automatic: Array<string | [number, string]> = [
    '某镇安全生产行动方案',
    [0, '总体要求'],
    [1, '指导思想。坚持安全第一。'],
    [1, '工作目标。减少事故。'],
    [0, '主要任务'],
    [1, '开展隐患排查行动'],
    [2, '排查隐患。各村每月排查一次。'],
    [2, '整改隐患。各村及时整改。'],
    [1, '开展宣传行动'],
    [2, '入户宣传。各村每季度入户宣传一次。'],
  ]
  const typed = [
    '某镇安全生产行动方案',
    '一、总体要求',
    '（一）指导思想。坚持安全第一。',
    '（二）工作目标。减少事故。',
    '二、主要任务',
    '（一）开展隐患排查行动',
    '1.排查隐患。各村每月排查一次。',
    '2.整改隐患。各村及时整改。',
    '（二）开展宣传行动',
    '1.入户宣传。各村每季度入户宣传一次。',
  ]
  test('are written into the text, starting anew below each heading', async () => {
    const {text, numbered} = await readDocx(await docx(automatic))
    expect(text.split('\n').filter(Boolean)).toEqual(typed)
    expect(numbered).toBe(9)
  })
})

test('a row of a table is a line', async () => {
  const row = (...cells: string[]) => new TableRow({children: cells.map((cell) => new TableCell({children: [new Paragraph(cell)]}))})
  const bytes = await Packer.toBuffer(
    new Document({sections: [{children: [new Table({rows: [row('姓名', '职务'), row('某某', '组长')]})]}]}),
  )
  expect((await readDocx(bytes)).text).toContain('| 姓名 | 职务 |\n| 某某 | 组长 |')
})

test('tracked changes are read as accepted: what was put in is there, what was struck out is not', async () => {
  const by = {id: 1, author: '办公室', date: '2026-11-24T00:00:00Z'}
  const children = [
    new TextRun('各村每'),
    new DeletedTextRun({...by, text: '月'}),
    new InsertedTextRun({...by, id: 2, text: '周'}),
    new TextRun('排查一次。'),
  ]
  const bytes = await Packer.toBuffer(new Document({sections: [{children: [new Paragraph({children})]}]}))
  expect((await readDocx(bytes)).text.trim()).toBe('各村每周排查一次。')
})

describe('what is no .docx is refused with what to do', () => {
  test('an old .doc', () => expect(readDocx(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).rejects.toThrow(UnreadableFile))
  test('any other file', () => expect(readDocx(new TextEncoder().encode('铜川镇'))).rejects.toThrow('另存为 .docx'))
})

/** Plans in .docx: the text that a reader sees, with the numbers that the word processor sets by itself. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {strToU8, zipSync} from 'fflate'
import {
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import {describe, expect, test} from 'vitest'
import {readDocx, UnreadableFile} from '../../scripts/docx.ts'
import {root} from '../../scripts/seeds.ts'
import {parse} from '../../src/plan/parse.ts'
import {compileText} from '../plan/sound.ts'
import {listed, pack, wpsDocument, wpsLines} from './docx/wps.ts'
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

describe('a document as WPS writes it (docx/wps.ts)', () => {
  test('is read as it is seen: numbers of styles and of lists, changes accepted, a text box once', async () => {
    const {text, numbered, twice} = await readDocx(wpsDocument())
    expect(text.trimEnd().split('\n')).toEqual(wpsLines)
    expect({numbered, twice}).toEqual({numbered: 16, twice: 1})
  })

  test('is accepted as a plan', async () => {
    const {record, refused, findings} = compileText((await readDocx(wpsDocument())).text)
    expect(refused, findings.join('\n')).toBe(false)
    const markers = record.nodes.filter(({kind}) => kind === 'measure').map(({marker}) => marker)
    expect(markers).toEqual(['１．', '２．', '３．', '１．', '２．'])
    expect(record.document.noticeTitle).toBe('关于印发《柳河镇安全生产行动方案》的通知')
  })
})

describe('formats of numbers', () => {
  const numbers = async (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, count: number, start = 1) => {
    const config = [{reference: 'one', levels: [{level: 0, format, text, start}]}]
    const children = Array.from(
      {length: count},
      () => new Paragraph({numbering: {reference: 'one', level: 0}, children: [new TextRun('甲')]}),
    )
    const {text: read} = await readDocx(await Packer.toBuffer(new Document({numbering: {config}, sections: [{children}]})))
    return read.trim().split('\n').at(-1)
  }
  test.each([
    [LevelFormat.CHINESE_COUNTING_THOUSAND, '第%1条', 101, '第一百零一条甲'],
    [LevelFormat.IDEOGRAPH__DIGITAL, '%1、', 12, '十二、甲'],
    [LevelFormat.JAPANESE_COUNTING, '（%1）', 20, '（二十）甲'],
    [LevelFormat.CHINESE_LEGAL_SIMPLIFIED, '%1、', 3, '叁、甲'],
    [LevelFormat.IDEOGRAPH_TRADITIONAL, '%1、', 3, '丙、甲'],
    [LevelFormat.DECIMAL_FULL_WIDTH, '%1．', 12, '１２．甲'],
    [LevelFormat.DECIMAL_ENCLOSED_CIRCLE_CHINESE, '%1', 20, '⑳甲'],
    [LevelFormat.DECIMAL_ENCLOSED_PARENTHESES, '%1', 3, '⑶甲'],
    [LevelFormat.DECIMAL_ZERO, '%1', 3, '03 甲'],
    [LevelFormat.BULLET, '\uf0b7', 2, '•甲'],
    [LevelFormat.NONE, '', 2, '甲'],
    [LevelFormat.NONE, '注：%1', 2, '注：甲'],
  ])('%s %s, the %ith: %s', async (format, text, count, wanted) => {
    expect(await numbers(format, text, count)).toBe(wanted)
  })

  test.each([
    [LevelFormat.CHINESE_LEGAL_SIMPLIFIED, '0、甲'],
    [LevelFormat.IDEOGRAPH_TRADITIONAL, '0、甲'],
    [LevelFormat.DECIMAL_ENCLOSED_CIRCLE, '0、甲'],
    [LevelFormat.CHINESE_COUNTING, '0、甲'],
    [LevelFormat.DECIMAL_ZERO, '00、甲'],
  ])('%s, from 0', async (format, wanted) => expect(await numbers(format, '%1、', 1, 0)).toBe(wanted))
})

/** The lines of a document with two lists of one definition; the second, as WPS writes it, begins every level at 1. */
async function linesOfLists(paragraphs: ReadonlyArray<[list: number, level: number, text: string]>): Promise<string[]> {
  const levels = ['%1', '%1.%2', '%1.%2.%3'].map(
    (text, at) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl>`,
  )
  const begins = levels.map((_, at) => `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="1"/></w:lvlOverride>`)
  const list = (id: number, more: string) => `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${more}</w:num>`
  const numbering = `<w:abstractNum w:abstractNumId="0">${levels.join('')}</w:abstractNum>${list(1, '')}${list(2, begins.join(''))}`
  const body = paragraphs.map(([list, level, text]) => listed(list, text, level)).join('')
  return (await readDocx(pack({body, numbering, styles: ''}))).text.trim().split('\n')
}

test('a list that begins anew does so at its own level and below; those above have begun with its first number', async () => {
  const own: Array<[number, number, string]> = [
    [1, 0, '甲'],
    [1, 1, '乙'],
    [1, 2, '丙'],
    [1, 2, '丁'],
  ]
  // Seen in files of WPS Office 12.1; LibreOffice numbers them so.
  expect(await linesOfLists([...own, [2, 2, '戊'], [2, 1, '己']])).toEqual(['1 甲', '1.1 乙', '1.1.1 丙', '1.1.2 丁', '1.1.1 戊', '1.2 己'])
  expect(await linesOfLists([...own, [2, 0, '戊'], [2, 1, '己']])).toEqual(['1 甲', '1.1 乙', '1.1.1 丙', '1.1.2 丁', '1 戊', '1.1 己'])
})

test('a table of one cell is a frame around its paragraphs', async () => {
  const cell = new TableCell({children: [new Paragraph('一、总体要求'), new Paragraph('（一）指导思想。')]})
  const bytes = await Packer.toBuffer(new Document({sections: [{children: [new Table({rows: [new TableRow({children: [cell]})]})]}]}))
  expect((await readDocx(bytes)).text).toContain('一、总体要求\n（一）指导思想。\n')
})

test('pictures and footnotes are counted, for they are not read', async () => {
  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const children = [
    new Paragraph({children: [new ImageRun({type: 'png', data: picture, transformation: {width: 9, height: 9}})]}),
    new Paragraph({children: [new TextRun('正文'), new FootnoteReferenceRun(1)]}),
  ]
  const document = new Document({footnotes: {1: {children: [new Paragraph('脚注')]}}, sections: [{children}]})
  expect(await readDocx(await Packer.toBuffer(document))).toMatchObject({images: 1, notes: 1, text: expect.stringContaining('正文')})
})

describe('what is no .docx is refused with what to do', () => {
  const zip = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  test.each([
    ['an old .doc or .wps', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), '旧的 .doc 或 .wps 格式'],
    ['text', strToU8('铜川镇'), '文件名改成 .txt'],
    ['a .pdf', strToU8('%PDF-1.7'), '用 WPS 把 PDF 转成 .docx'],
    ['an .rtf', strToU8('{\\rtf1'), '.rtf 格式'],
    ['an .odt', zip({mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': ''}), '.odt'],
    ['an .ofd', zip({'OFD.xml': ''}), '.ofd 版式文件'],
    ['an .xlsx', zip({'xl/workbook.xml': ''}), '.xlsx'],
    ['any other archive', zip({'a.txt': ''}), '请先解压'],
    ['a broken archive', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), '文件坏了'],
    ['a broken document', zip({'word/document.xml': '<w:document><w:body>'}), '文件读不出来'],
  ])('%s', async (_what, bytes, said) => {
    const error = await readDocx(bytes).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(UnreadableFile)
    expect((error as Error).message).toContain(said)
  })
})

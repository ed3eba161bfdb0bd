/** The files of the press, read back: what was printed is what the site says, on whole sheets, with its own fonts. */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {unzipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {printSheets} from '../../scripts/press.ts'
import {root} from '../../scripts/seeds.ts'
import {childrenOf, isElement, isText, readHtml, type HtmlNode} from '../../src/html.ts'
import {families} from '../../src/press/fonts.ts'
import {countPages, fontsOf} from '../../src/press/pdf.ts'
import {sheetsOf} from '../../src/press/sheets.ts'
import {foldLookAlikes, readPdf, type PdfPage} from './pdf.ts'
import {dist, pagesOf, readPage} from './site.ts'

const sheets = sheetsOf(pagesOf())
const bytesOf = (path: string) => new Uint8Array(readFileSync(join(dist, path)))
const opened = new Map<string, ReturnType<typeof readPdf>>()
/** A file read back, once for all tests. */
function open(path: string): ReturnType<typeof readPdf> {
  const pdf = opened.get(path) ?? readPdf(bytesOf(path))
  opened.set(path, pdf)
  return pdf
}
/** Millimetres in points. */
const mm = (length: number) => (length * 72) / 25.4

/** Lines of a page without its number and what else stands in its margins. */
function body({lines, height}: PdfPage): PdfPage['lines'] {
  return lines.filter(({y}) => y < height - mm(14))
}

test('every sheet has its file', () => {
  const files = new Set(sheets.map(({pdf}) => pdf))
  expect(files.size).toBe(sheets.length)
  expect(sheets.length).toBeGreaterThan(60)
  for (const {pdf} of sheets) expect(new TextDecoder('latin1').decode(bytesOf(pdf).subarray(0, 5)), pdf).toBe('%PDF-')
})

describe.each(sheets)('$pdf', ({page, pdf}) => {
  test('is whole, on A4, with all fonts its own', async () => {
    const bytes = bytesOf(pdf)
    const {pages, bookmarks, tagged, info} = await open(pdf)
    expect(countPages(bytes)).toBe(pages.length)
    for (const {width, height} of pages) {
      expect([Math.round(width), Math.round(height)].sort((a, b) => a - b)).toEqual([595, 842])
    }
    expect(fontsOf(bytes).filter((font) => !families.some(({inside}) => inside.test(font)))).toEqual([])
    expect(tagged).toBe(true)
    // The title is the page's, and nothing tells of the machine or the hour.
    expect(readPage(page)).toContain(`<title>${info.Title as string}</title>`)
    expect(Object.keys(info)).not.toContain('CreationDate')
    expect(Object.keys(info)).not.toContain('Creator')
    expect(bookmarks.length).toBeGreaterThan(0)
    // No page for a line that had no room on the one before.
    for (const [at, one] of pages.entries()) expect(body(one).length, `page ${at + 1}: ${one.text}`).toBeGreaterThanOrEqual(2)
  })
})

interface KitPage {
  /** Name in the margin. */
  sheet: string
  /** Words as they are drawn, cell by cell; what goes on from the page before may come first. */
  drawn: string
  /** Words from top to bottom, line by line. */
  read: string
}

/** Printed pages of a kit, without what stands in the margins. */
async function pagesOfKit(pdf: string): Promise<KitPage[]> {
  const {pages} = await open(pdf)
  return pages.map((page, at) => {
    const [margin, sheet] = new RegExp(`^${at + 1}/${pages.length}(讲义|试卷|签到表|培训记录表|讲师提示|答案和依据)`).exec(page.text) ?? []
    if (!margin || !sheet) throw new Error(`${pdf} page ${at + 1} has no name in its margin: ${page.text.slice(0, 40)}`)
    const read = body(page).map(({text}) => text)
    return {sheet, drawn: foldLookAlikes(page.text.slice(margin.length)), read: foldLookAlikes(read.join(''))}
  })
}

/** Runs of text in the sections of a page, without blanks. */
function wordsIn(node: HtmlNode, inside = false): string[] {
  if (isText(node)) return inside ? [foldLookAlikes(node.value.replace(/\s/gu, ''))] : []
  const section = inside || (isElement(node) && node.tagName === 'section')
  return childrenOf(node).flatMap((child) => wordsIn(child, section))
}

describe.each(sheets.filter(({page}) => page.startsWith('/training/')))('the kit $pdf', ({page, pdf}) => {
  test('says what its page says', async () => {
    const pages = await pagesOfKit(pdf)
    const printed = [pages.map(({drawn}) => drawn).join(''), pages.map(({read}) => read).join('')]
    const words = wordsIn(readHtml(readPage(page))).filter((text) => text.length > 1)
    expect(words.length).toBeGreaterThan(50)
    expect(words.filter((text) => !printed.some((all) => all.includes(text)))).toEqual([])
  })

  test('keeps the answers off the paper, and off the back of its leaves', async () => {
    const pages = await pagesOfKit(pdf)
    const leaves = (name: string) => pages.flatMap(({sheet}, at) => (sheet === name ? [Math.floor(at / 2)] : []))
    expect(leaves('试卷').length).toBeGreaterThan(0)
    expect(leaves('答案和依据').length).toBeGreaterThan(0)
    expect(leaves('答案和依据').filter((leaf) => leaves('试卷').includes(leaf))).toEqual([])
    const paper = pages.filter(({sheet}) => sheet === '试卷')
    expect(paper.filter(({drawn}) => drawn.includes('依据'))).toEqual([])
  })
})

test.each(['enterprise', 'village', 'community', 'school', 'family', 'public-place'])(
  'the archive of %s holds its kit, its forms and its handouts',
  (id) => {
    const bytes = bytesOf(`training/${id}/${id}.zip`)
    const files = unzipSync(bytes)
    const names = Object.keys(files)
    // The kit with its forms, and one handout for each article on the page of the setting.
    const handouts = new Set([...readPage(`/safety/in/${id}/`).matchAll(/href="\/safety\/([a-z0-9-]+)\/"/g)].map(([, topic]) => topic))
    for (const topic of ['checklist', 'year']) handouts.delete(topic)
    expect(names.filter((name) => name.endsWith('.docx'))).toHaveLength(1)
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(1 + handouts.size)
    for (const name of names) expect(name).toMatch(/^[\p{Script=Han}\p{L}\p{N}\p{P} /]+\.(?:pdf|docx)$/u)
    expect(Object.values(files).some((file) => Buffer.from(file).equals(bytesOf(`training/${id}/${id}.pdf`)))).toBe(true)
  },
)

describe('the whole text as a circular, GB/T 9704—2012', () => {
  const path = '/plans/tongchuan-2024/full/tongchuan-2024.pdf'
  const read = open(path)

  test('reads back as the source, character for character', async () => {
    const {pages} = await read
    const printed = pages.map(({text}, at) => text.replace(new RegExp(`^—${at + 1}—|—${at + 1}—$`), '')).join('')
    const source = readFileSync(join(root, 'seeds/tongchuan-2024/plan.txt'), 'utf8').replace(/[\s\ufeff]/gu, '')
    expect(printed).toBe(source)
  })

  test('has 22 lines of 28 characters between the margins', async () => {
    const {pages} = await read
    const pitch = mm(225) / 22
    for (const [at, page] of pages.entries()) {
      const lines = page.lines.slice(0, -1)
      expect(lines.length, `page ${at + 1}`).toBeLessThanOrEqual(22)
      // Whole lines of the grid, from the top of the 版心 on.
      for (const {y, text} of lines) {
        const place = (y - mm(37)) / pitch
        expect(Math.abs(place - Math.floor(place) - 0.7), `page ${at + 1}: ${text} at line ${place.toFixed(2)}`).toBeLessThan(0.2)
      }
    }
    // Where no heading and no title ends a page early, it is full; a paragraph may take one line along.
    for (const page of pages.slice(1, -1)) expect(page.lines.length - 1).toBeGreaterThanOrEqual(page === pages[1] ? 18 : 21)
    const widest = pages.flatMap(({lines}) => lines.map(({text}) => text.replace(/[\x20-\x7e“”‘’，。、；：（）《》〔〕]/g, '').length))
    expect(Math.max(...widest)).toBeLessThanOrEqual(28)
  })

  test('numbers its pages outside, 7 mm below the text', async () => {
    const {pages} = await read
    for (const [at, {lines}] of pages.entries()) {
      const {text, y} = lines.at(-1)!
      expect(text).toBe(`—${at + 1}—`)
      expect((y - mm(37 + 225)) / mm(1)).toBeGreaterThan(7)
      expect((y - mm(37 + 225)) / mm(1)).toBeLessThan(13)
    }
  })
})

test('two printings are equal byte for byte', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'press-'))
  try {
    const some = [sheets[0]!, sheets[1]!, ...sheets.slice(-2)]
    const before = some.map(({pdf}) => Buffer.from(bytesOf(pdf)))
    // In another order, so that no tab shows what it showed before.
    const pressed = await printSheets(dist, '/', [...some].reverse(), 'print', cache)
    expect(pressed).toMatchObject({printed: some.length, missing: []})
    expect(some.filter(({pdf}, at) => !before[at]!.equals(bytesOf(pdf))).map(({pdf}) => pdf)).toEqual([])
    // What is printed already is not printed again.
    expect(await printSheets(dist, '/', some, 'print', cache)).toMatchObject({printed: 0, cached: some.length})
  } finally {
    rmSync(cache, {recursive: true, force: true})
  }
}, 120_000)

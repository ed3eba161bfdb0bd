/** On paper: the whole text is the circular, character for character. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {root} from '../../scripts/seeds.ts'
import {openSite, type Site} from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

/**
 * A font draws some characters and their look-alikes with one glyph, and a PDF then names the other one: 人 comes back
 * as the radical ⼈, — as ―. Those are read as what was written; everything else stays.
 */
function foldLookAlikes(text: string): string {
  const radicals = '⼾户⺠民⺟母⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙⻳龟'
  return text.replaceAll('―', '—').replace(/[\u2e80-\u2fdf]/g, (character) => {
    const at = radicals.indexOf(character)
    return at < 0 ? character.normalize('NFKC') : radicals[at + 1]!
  })
}

/** The text of each page of a PDF, in the order in which it is drawn, without blanks. */
async function readPdf(bytes: Uint8Array): Promise<string[]> {
  const {getDocument} = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0})
  const pdf = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const {items} = await (await pdf.getPage(number)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/gu, ''),
    )
  }
  await task.destroy()
  return pages
}

test('the printed whole text reads back as the source', async () => {
  const {page, context} = await site.open('/plans/tongchuan-2024/full/')
  const pages = await readPdf(await page.pdf({preferCSSPageSize: true, printBackground: false}))
  // Each page has its number in the margin, —3—, drawn before or after its text.
  const printed = foldLookAlikes(pages.join('\f'))
    .split('\f')
    .map((text, at) => text.replace(new RegExp(`^—${at + 1}—|—${at + 1}—$`), ''))
    .join('')
  const source = readFileSync(join(root, 'seeds/tongchuan-2024/plan.txt'), 'utf8').replace(/[\s\ufeff]/gu, '')
  expect(printed).toBe(source)
  await context.close()
}, 120_000)

test('it is A4', async () => {
  const {page, context} = await site.open('/plans/tongchuan-2024/full/')
  const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  await context.close()
}, 60_000)

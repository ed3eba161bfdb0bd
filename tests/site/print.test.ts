/** On paper, from the reader's own browser and fonts: the whole text is the circular, character for character. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {root} from '../../scripts/seeds.ts'
import {foldLookAlikes, readPdf} from './pdf.ts'
import {openSite, type Site} from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

test('the printed whole text reads back as the source', async () => {
  const {page, context} = await site.open('/plans/tongchuan-2024/full/')
  const {pages} = await readPdf(await page.pdf({preferCSSPageSize: true, printBackground: false}))
  // Each page has its number in the margin, —3—, drawn before or after its text.
  const printed = foldLookAlikes(pages.map(({text}) => text).join('\f'))
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

test('the table of who does what fits on the paper', async () => {
  const {page, context} = await site.open('/duties/', {viewport: {width: 658, height: 1000}})
  await page.emulateMedia({media: 'print'})
  // 174 mm, A4 without its margins.
  const {right, columns} = await page.locator('.matrix').evaluate((table) => ({
    right: table.getBoundingClientRect().right,
    columns: table.querySelectorAll('thead th').length,
  }))
  expect(columns).toBeGreaterThan(10)
  expect(right).toBeLessThanOrEqual(658)
  await context.close()
}, 60_000)

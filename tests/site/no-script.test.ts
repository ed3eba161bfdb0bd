/** Everything but search, type size and copying works without JavaScript. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {PlanRecord} from '../../src/plan/index.ts'
import {dist, openSite, type Site} from './site.ts'

const {nodes, document} = JSON.parse(readFileSync(join(dist, 'plans/tongchuan-2024/plan.json'), 'utf8')) as PlanRecord
const off = {javaScriptEnabled: false}

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

test('a measure shows its text and leads on', async () => {
  const {page, context} = await site.open('/plans/tongchuan-2024/measure-9/', off)
  const {title, text, parent} = nodes.find(({id}) => id === 'measure-9')!
  expect(await page.locator('h1').textContent()).toContain(title)
  // Marks of notes stand between the words.
  const words = (await page.locator('main').innerHTML()).replace(/<sup.*?<\/sup>|<[^>]+>|\s/gs, '')
  expect(words).toContain(text.replace(/\s/g, ''))
  for (const part of ['measure-8', 'measure-10', parent])
    expect(await page.locator(`main a[href$="/${part}/"], nav a[href$="/${part}/"]`).count(), part ?? undefined).toBeGreaterThan(0)
  await page.getByRole('navigation', {name: '主导航'}).getByRole('link').first().click()
  expect(await page.locator('h1').count()).toBe(1)
  await context.close()
})

test('the home page leads to all 38 measures', async () => {
  const {page, context} = await site.open('/', off)
  const links = await page.$$eval('a[href*="/measure-"]', (list) => list.map((link) => link.getAttribute('href')))
  expect(new Set(links).size).toBe(nodes.filter(({kind}) => kind === 'measure').length)
  await context.close()
})

test('the whole plan is there', async () => {
  const {page, context} = await site.open('/plans/tongchuan-2024/full/', off)
  const text = (await page.locator('article').textContent())!.replace(/\s/g, '')
  expect(text).toContain(document.title.replace(/\s/g, ''))
  for (const {text: words} of nodes) expect(text).toContain(words.replace(/\s/g, '').slice(-12))
  await context.close()
})

test('the search page says so and offers the titles', async () => {
  const {page, context} = await site.open('/search/?q=燃气', off)
  expect(await page.locator('noscript').isVisible()).toBe(true)
  expect(await page.locator('noscript').textContent()).toMatch(/脚本/)
  await page.locator('noscript a').click()
  expect(await page.locator('main li a').count()).toBeGreaterThan(60)
  await context.close()
})

test('no button is shown that would do nothing', async () => {
  const {page, context} = await site.open('/plans/tongchuan-2024/measure-9/', off)
  const buttons = await page.$$eval('button', (list) =>
    list.filter((button) => button.getClientRects().length > 0 && button.type !== 'submit').map((button) => button.textContent),
  )
  expect(buttons).toEqual([])
  await context.close()
})

/** Search in the built site. How well it ranks is tested with the engine; here it only has to work. */
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openSite, type Site} from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

const firstResult = '[data-search-result] a[href]'

test('燃气 finds measure 9 first, from a shared link', async () => {
  const {page, context} = await site.open('/search/?q=燃气')
  await page.waitForSelector('[data-search-state="done"]')
  expect(await page.getAttribute(firstResult, 'href')).toBe('/plans/tongchuan-2024/measure-9/')
  expect(await page.textContent('[role=status]')).toMatch(/\d+/)
  await context.close()
})

test('typing searches, the address says what, and going back leaves the search', async () => {
  const {page, context} = await site.open('/search/')
  await page.fill('main input[type=search]', '灭火器')
  await page.waitForSelector('[data-search-state="done"]')
  expect(new URL(page.url()).searchParams.get('q')).toBe('灭火器')
  await context.close()
})

test('nothing is loaded before the box has the focus', async () => {
  const {page, context, requests} = await site.open('/search/')
  expect(requests.filter((address) => address.includes('/pagefind/'))).toEqual([])
  await Promise.all([page.waitForRequest(/\/pagefind\//), page.focus('main input[type=search]')])
  await context.close()
})

test('nothing found is said, with a way on', async () => {
  const {page, context} = await site.open('/search/?q=qqqqqqzzzzzz')
  await page.waitForSelector('[data-search-state="empty"]', {state: 'attached'})
  expect(await page.textContent('[role=status]')).toMatch(/没有/)
  expect(await page.locator('main a[href]:visible').count()).toBeGreaterThan(0)
  await context.close()
})

test('works where the browser cannot cut words', async () => {
  const context = await site.browser.newContext()
  await context.addInitScript(() => {
    Object.defineProperty(Intl, 'Segmenter', {value: undefined})
  })
  const page = await context.newPage()
  await page.goto(`${site.url}search/?q=燃气`)
  await page.waitForSelector('[data-search-state="done"]')
  expect(await page.getAttribute(firstResult, 'href')).toBe('/plans/tongchuan-2024/measure-9/')
  await context.close()
})

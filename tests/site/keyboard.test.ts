/** A reader without a mouse reaches everything and sees where they are. */
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {openSite, type Site} from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

const measure = '/plans/tongchuan-2024/measure-9/'

/** What has the focus: its name, where it leads, and whether the reader can see it and its ring. */
function focus(page: Page): Promise<{name: string; href: string; visible: boolean; ring: boolean}> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(element)
    const {top, bottom, left, right, width, height} = element.getBoundingClientRect()
    return {
      name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
      href: element.getAttribute('href') ?? '',
      visible: width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
      ring: (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
    }
  })
}

test('the first stop skips to the text', async () => {
  const {page, context} = await site.open(measure)
  await page.keyboard.press('Tab')
  expect(await focus(page)).toMatchObject({name: '跳到正文', visible: true})
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  await context.close()
})

test('every stop of a page can be seen, in the order of the page, and none is a trap', async () => {
  const {page, context} = await site.open(measure)
  const stops: Array<Awaited<ReturnType<typeof focus>>> = []
  for (let at = 0; at < 200; at++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement === document.body || document.activeElement === null)) break
    stops.push(await focus(page))
  }
  expect(stops.length).toBeLessThan(200)
  expect(stops.filter(({visible, ring}) => !visible || !ring)).toEqual([])
  const links = await page.$$eval('a[href]', (list) =>
    list.filter((link) => link.getClientRects().length > 0 || link.matches('.skip')).map((link) => link.getAttribute('href')),
  )
  // 纠错 takes the page along as soon as it has the focus.
  const pathOf = (href: string | null) => new URL(href!, site.at(measure)).pathname
  expect(
    stops
      .map(({href}) => href)
      .filter(Boolean)
      .map(pathOf),
  ).toEqual(links.map(pathOf))
  await context.close()
})

test('from the header of any page to the first result', async () => {
  const {page, context} = await site.open(measure)
  while (!(await page.evaluate(() => document.activeElement?.matches('input[type=search]')))) await page.keyboard.press('Tab')
  await page.keyboard.type('燃气')
  await Promise.all([page.waitForURL(/\/search\/\?q=/), page.keyboard.press('Enter')])
  await page.waitForSelector('[data-search-state="done"]')
  expect(await page.textContent('[role=status]')).toMatch(/\d/)
  while (!(await page.evaluate(() => document.activeElement?.closest('[data-search-result]')))) await page.keyboard.press('Tab')
  await Promise.all([page.waitForURL(/\/measure-9\//), page.keyboard.press('Enter')])
  await context.close()
})

test('type size and dark are buttons that say their state and keep it on the next page', async () => {
  const {page, context} = await site.open(measure)
  const button = page.getByRole('button', {name: '特大'})
  await button.focus()
  await page.keyboard.press('Enter')
  expect(await button.getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', {name: '深色'}).press('Space')
  await page.goto(site.url)
  expect(await page.evaluate(() => ({...document.documentElement.dataset}))).toMatchObject({size: 'huge', theme: 'dark'})
  await context.close()
})

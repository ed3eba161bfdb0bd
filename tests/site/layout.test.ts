/**
 * Pages fit: no scrolling sideways on a phone of 320 px, and none with text twice as large, nor with the 160 % of WeChat's
 * largest text. The header takes few rows, and what is tapped is large enough.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {openSite, pageOfEachKind, type Opened, type Site} from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

/** The elements that reach beyond the window, the innermost first; empty where the page fits. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const {clientWidth, scrollWidth} = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
    return wide
      .slice(-3)
      .reverse()
      .map(({tagName, className, textContent}) => `${tagName.toLowerCase()}.${className} “${textContent?.trim().slice(0, 20)}”`)
  })
}

/** Make text larger than the page asks, as a browser's or WeChat's setting does; controls keep their size. */
function enlarge(page: Page, factor: number): Promise<void> {
  return page.evaluate((factor) => {
    const {style} = document.documentElement
    style.fontSize = `${factor * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`
  }, factor)
}

/** Buttons and links of the header whose text is cut off or runs out of them. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, .button, .site-header a, summary, label')]
      .filter((element) => element.getClientRects().length > 0 && getComputedStyle(element).display !== 'inline')
      .filter(({scrollWidth, clientWidth, scrollHeight, clientHeight}) => scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
      .map(({tagName, className, textContent}) => `${tagName.toLowerCase()}.${className} “${textContent?.trim().slice(0, 20)}”`),
  )
}

/** Controls smaller than the target of their mode, with their size; links within text are no controls. */
function small(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const target = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--target'))
    // A tick is tapped by its label.
    const controls =
      '.site-header a, nav li > a:only-child, button, .button, summary, input:not([type=hidden], [type=checkbox], [type=radio]), select'
    return [...document.querySelectorAll(controls)]
      .filter((element) => element.getClientRects().length > 0 && getComputedStyle(element).display !== 'inline')
      .map((element) => ({element, box: element.getBoundingClientRect()}))
      .filter(({box}) => box.width < target - 0.5 || box.height < target - 0.5)
      .map(({element, box}) => `${element.outerHTML.slice(0, 60)} ${Math.round(box.width)} × ${Math.round(box.height)}`)
  })
}

/** Rows of controls in the header. */
function headerRows(page: Page): Promise<number> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll('.site-header :is(a, button, input)')].filter(
      (element) => element.getClientRects().length,
    )
    return new Set(controls.map((element) => Math.round(element.getBoundingClientRect().bottom))).size
  })
}

describe.each(pageOfEachKind())('%s', (path) => {
  let opened: Opened
  beforeAll(async () => {
    opened = await site.open(path, {viewport: {width: 320, height: 640}})
  })
  afterAll(() => opened?.context.close())

  /** The page in a window of this size, its text as large as at first. */
  async function within(width: number, height: number): Promise<Page> {
    const {page} = opened
    await page.setViewportSize({width, height})
    await page.evaluate(() => {
      delete document.documentElement.dataset.size
      document.documentElement.style.fontSize = ''
    })
    return page
  }

  test('fits into 320 px, also in 特大', async () => {
    const page = await within(320, 640)
    expect(await overflow(page)).toEqual([])
    await page.evaluate(() => (document.documentElement.dataset.size = 'huge'))
    expect(await overflow(page)).toEqual([])
  })

  test('fits with text at 200 %', async () => {
    const page = await within(1280, 800)
    await enlarge(page, 2)
    expect(await overflow(page)).toEqual([])
  })

  test('holds with text at 160 % on a phone, as WeChat enlarges it', async () => {
    const page = await within(360, 640)
    await enlarge(page, 1.6)
    expect(await overflow(page)).toEqual([])
    expect(await clipped(page)).toEqual([])
  })

  test('what is tapped is 48 px, in 大字 60 px; the header takes 2 rows, in 大字 3', async () => {
    const page = await within(360, 640)
    expect(await small(page)).toEqual([])
    expect(await headerRows(page)).toBeLessThanOrEqual(2)
    for (const size of ['large', 'huge']) {
      await page.evaluate((size) => (document.documentElement.dataset.size = size), size)
      expect(await small(page)).toEqual([])
      expect(await headerRows(page)).toBeLessThanOrEqual(3)
    }
  })
})

test('on a phone the first screen of the home page leads to what to do in an emergency, in every size of type', async () => {
  const {page, context} = await site.open('/', {viewport: {width: 360, height: 740}})
  for (const size of ['', 'large', 'huge']) {
    await page.evaluate((size) => (document.documentElement.dataset.size = size), size)
    const box = await page.locator('.emergency h2 a').boundingBox()
    expect(box!.y + box!.height, size).toBeLessThanOrEqual(740)
  }
  await context.close()
})

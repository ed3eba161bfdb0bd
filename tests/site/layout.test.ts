/** Pages fit: no scrolling sideways on a phone of 320 px, and none with text twice as large. */
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {openSite, pageOfEachKind, type Site} from './site.ts'

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

describe.each(pageOfEachKind())('%s', (path) => {
  test('fits into 320 px, also in 特大', async () => {
    const {page, context} = await site.open(path, {viewport: {width: 320, height: 640}})
    expect(await overflow(page)).toEqual([])
    await page.evaluate(() => (document.documentElement.dataset.size = 'huge'))
    expect(await overflow(page)).toEqual([])
    await context.close()
  })

  test('fits with text at 200 %', async () => {
    const {page, context} = await site.open(path, {viewport: {width: 1280, height: 800}})
    await page.evaluate(() => {
      const {style} = document.documentElement
      style.fontSize = `${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`
    })
    expect(await overflow(page)).toEqual([])
    await context.close()
  })
})

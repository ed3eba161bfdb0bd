/** The search of the built site, in a browser: what it finds, and how its page behaves. */
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {ask} from '../search/ask.ts'
import {labelled, measure, measureByKind, table} from '../search/labelled.ts'
import {openSite, pagesOf, type Site} from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 60_000)
afterAll(() => site?.close())

describe('labelled questions', () => {
  test('name pages that exist', () => {
    const pages = new Set(pagesOf().map((path) => path.replace(/index\.html$/, '')))
    const missing = labelled.flatMap(({id, want}) => Object.keys(want).flatMap((path) => (pages.has(path) ? [] : [`${id} ${path}`])))
    expect(missing).toEqual([])
  })

  test('are answered', async () => {
    const {page, context, errors} = await site.open('/search/')
    const {found} = await ask(page, labelled)
    await context.close()
    const kinds = measureByKind(labelled, found)
    const all = measure(labelled, found)
    console.log(table({...kinds, all}).join('\n'))
    // Floors that only rise.
    expect(all.zero).toBe(0)
    expect(all.ndcg).toBeGreaterThanOrEqual(0.95)
    expect(all.mrr).toBeGreaterThanOrEqual(0.96)
    expect(all.three).toBeGreaterThanOrEqual(0.98)
    for (const [kind, {ndcg}] of Object.entries(kinds)) expect(ndcg, kind).toBeGreaterThanOrEqual(0.8)
    for (const kind of ['number', 'exact', 'substring']) expect(kinds[kind]!.ndcg, kind).toBeGreaterThanOrEqual(0.97)
    for (const kind of ['pinyin', 'homophone']) expect(kinds[kind]!.ndcg, kind).toBeGreaterThanOrEqual(0.92)
    expect(kinds['article']!.first).toBeGreaterThanOrEqual(0.93)
    expect(errors).toEqual([])
  }, 300_000)

  test('are answered no worse without the browser’s dictionary, its decompression and its workers', async () => {
    const {page, context} = await site.open('/search/')
    const sample = labelled.filter((_, index) => index % 4 === 0)
    const modern = measure(sample, (await ask(page, sample)).found)
    await context.close()
    const old = await site.browser.newContext({locale: 'zh-CN'})
    await old.addInitScript(() => {
      for (const name of ['DecompressionStream', 'Worker', 'SharedWorker']) Reflect.deleteProperty(globalThis, name)
      Reflect.deleteProperty(Intl, 'Segmenter')
    })
    const oldPage = await old.newPage()
    await oldPage.goto(`${site.url.replace(/\/$/, '')}/search/`)
    expect(measure(sample, (await ask(oldPage, sample)).found).ndcg).toBeCloseTo(modern.ndcg, 5)
    await old.close()
  }, 300_000)
})

describe('the page', () => {
  const done = '[data-search-state=done]'
  const titles = (page: Page) => page.locator('[data-search-result] h2').allTextContents()

  test('answers a shared link, narrowed to kinds; the best answer is first', async () => {
    const {page, context} = await site.open(`/search/?q=${encodeURIComponent('燃气')}&kind=plan,regulation`)
    await page.waitForSelector(done)
    expect(await page.locator('[data-search-result] a[href]').first().getAttribute('href')).toBe('/plans/tongchuan-2024/measure-9/')
    expect(await page.locator('[data-search-status]').textContent()).toMatch(/^方案、法规里找到 \d+ 条$/)
    expect(await page.locator('[data-search-result] mark').first().textContent()).toBe('燃气')
    await context.close()
  })

  test('loads nothing of the index before somebody turns to the box, on any page', async () => {
    for (const path of ['/', '/search/', '/plans/tongchuan-2024/measure-9/']) {
      const {page, context, requests} = await site.open(path)
      const ofSearch = () => requests.filter((address) => /pagefind|\/open\.[^/]*\.js/.test(address))
      expect(ofSearch(), path).toEqual([])
      await page.locator('form[role=search] input[name=q]:visible').first().focus()
      await expect.poll(() => ofSearch().some((address) => address.includes('wasm')), {timeout: 10_000}).toBe(true)
      await context.close()
    }
  })

  test('says what it looked for, and what was perhaps meant', async () => {
    const {page, context} = await site.open(`/search/?q=${encodeURIComponent('行行衔接')}`)
    await page.waitForSelector(done)
    await page.locator('[data-search-notes] a').click()
    await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === '行刑衔接')
    await page.waitForSelector(done)
    expect(await page.locator('[data-search-result] mark').first().textContent()).toBe('行刑衔接')
    expect(await page.locator('[data-search-notes] a').count()).toBe(0)
    await context.close()
  })

  test('has an answer for nonsense: the topics, 119 and 120', async () => {
    const {page, context} = await site.open(`/search/?q=${encodeURIComponent('qqqqzzzz')}`)
    await page.waitForSelector('[data-search-state=empty]', {state: 'attached'})
    expect(await page.locator('[data-search-status]').textContent()).toContain('没有完全匹配')
    expect(await page.locator('[data-search-help]').isVisible()).toBe(true)
    expect(await page.locator('a[href="tel:119"]:visible').count()).toBeGreaterThan(0)
    await context.close()
  })

  test('shows what is typed as markup as text', async () => {
    const {page, context, errors} = await site.open(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>燃气"\'&')}`)
    await page.waitForSelector('[data-search-state]')
    expect(await page.locator('main img').count()).toBe(0)
    expect(errors).toEqual([])
    await context.close()
  })

  test('goes back to the search before', async () => {
    const {page, context} = await site.open('/search/')
    const box = page.locator('main input[name=q]')
    for (const query of ['灭火器', '锅炉']) {
      await box.fill(query)
      await box.press('Enter')
      await page.waitForFunction((query) => new URLSearchParams(location.search).get('q') === query, query)
      await page.waitForSelector(done)
    }
    await page.goBack()
    await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === '灭火器')
    expect(await box.inputValue()).toBe('灭火器')
    await expect.poll(async () => (await titles(page)).join(), {timeout: 10_000}).toContain('灭火器')
    await page.locator('[data-search-result] a').first().click()
    await page.waitForURL(/safety|plans/)
    await page.goBack()
    await page.waitForSelector(done)
    expect(await page.locator('main input[name=q]').inputValue()).toBe('灭火器')
    await context.close()
  })

  test('waits for an input method to finish', async () => {
    const {page, context} = await site.open('/search/')
    await page.locator('main input[name=q]').focus()
    await page.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('main input[name=q]')!
      box.dispatchEvent(new CompositionEvent('compositionstart'))
      box.value = 'ran q'
      box.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true}))
      box.value = '燃气'
      box.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true}))
      box.dispatchEvent(new CompositionEvent('compositionend', {data: '燃气'}))
    })
    await page.waitForSelector(done)
    expect(new URL(page.url()).searchParams.get('q')).toBe('燃气')
    await context.close()
  })

  test('can be walked with the keyboard alone', async () => {
    const {page, context} = await site.open(`/search/?q=${encodeURIComponent('燃气')}`)
    await page.waitForSelector(done)
    await page.locator('main input[name=q]').focus()
    const reached: string[] = []
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab')
      reached.push(
        await page.evaluate(() => (document.activeElement!.closest('[data-search-result]') ? 'result' : document.activeElement!.tagName)),
      )
    }
    expect(reached).toContain('result')
    await context.close()
  })

  test('works under a base path of its own addresses', async () => {
    const {page, context} = await site.open(`/search/?q=${encodeURIComponent('措施26')}`)
    await page.waitForSelector(done)
    const href = await page.locator('[data-search-result] a[href]').first().getAttribute('href')
    expect((await page.request.get(new URL(href!, page.url()).href)).status()).toBe(200)
    await context.close()
  })

  test('says so without scripts, and leads to all titles', async () => {
    const {page, context} = await site.open('/search/', {javaScriptEnabled: false})
    expect(await page.locator('noscript').textContent()).toContain('没有开启脚本')
    await page.goto(`${site.url.replace(/\/$/, '')}/search/titles/`)
    expect(await page.locator('.all-titles a').count()).toBeGreaterThan(100)
    await context.close()
  })
})

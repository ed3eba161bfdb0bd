/** What a government site must say of itself, and what readers can do about a slip. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {PlanRecord} from '../../src/plan/index.ts'
import {dist, openSite, pagesOf, readPage, type Site} from './site.ts'

const metas = (path: string) =>
  new Map([...readPage(path).matchAll(/<meta name="(\w+)"[^>]*? content="([^"]*)"/g)].map(([, name, content]) => [name!, content!]))

test('no column of an organ’s sheet is empty but those for the pen', () => {
  const sheets = pagesOf().filter((path) => /^\/duties\/[^/]+\/$/.test(path) && readPage(path).includes('class="sheet"'))
  expect(sheets.length).toBeGreaterThan(10)
  for (const path of sheets) {
    for (const [table] of readPage(path).matchAll(/<table class="sheet"[^]*?<\/table>/g)) {
      const labels = [...table.matchAll(/<th scope="col">([^<]*)/g)].map(([, label]) => label!).slice(1)
      for (const label of labels) expect(table, `${path} ${label}`).toMatch(new RegExp(`data-label="${label}">[^<]`))
    }
  }
})

test('an organ’s sheet leads to the calendar where it has duties by the day or by the rhythm', () => {
  const sheets = pagesOf().filter((path) => /id="(?:recurring|dated)"/.test(readPage(path)) && /^\/duties\/[^/]+\/$/.test(path))
  expect(sheets.length).toBeGreaterThan(1)
  for (const path of sheets) expect(readPage(path), path).toContain('href="/duties/calendar/"')
})

describe('the head of a page', () => {
  test('names site and column everywhere', () => {
    // Slides are a file to take along, not a page to be found.
    for (const path of pagesOf().filter((path) => path !== '/404.html' && !path.endsWith('/slides/'))) {
      const meta = metas(path)
      expect(meta.get('SiteName'), path).toBe('安全铜川')
      expect(meta.get('ArticleTitle'), path).toBeTruthy()
      if (path !== '/' && path !== '/sos/')
        for (const name of ['ColumnName', 'ColumnType', 'ColumnDescription', 'ColumnKeywords'])
          expect(meta.get(name), `${path} ${name}`).toBeTruthy()
    }
  })

  test('a part of the plan has the day and the issuer of its document', () => {
    const meta = metas('/plans/tongchuan-2024/measure-9/')
    const {document} = JSON.parse(readFileSync(join(dist, 'plans/tongchuan-2024/plan.json'), 'utf8')) as PlanRecord
    expect(meta.get('PubDate')).toBe(`${document.date} 00:00`)
    expect(meta.get('ContentSource')).toBe(document.issuer)
  })

  test('an article has the day it was checked, and its key words', () => {
    const meta = metas('/safety/fire-escape/')
    expect(meta.get('PubDate')).toMatch(/^\d{4}-\d{2}-\d{2} 00:00$/)
    expect(meta.get('Keywords')).toContain(',')
    expect(meta.get('ContentSource')).toBeTruthy()
  })

  test('advice that nobody approved is kept from public search engines, and says so', () => {
    const pages = pagesOf().filter((path) => /^\/(?:sos|plans|regulations|duties|safety|training)\//.test(path))
    const kept = pages.filter((path) => metas(path).get('robots') === 'noindex')
    expect(kept.filter((path) => !/^\/(?:sos|safety\/[^/]+|training)\//.test(path))).toEqual([])
    const articles = pages.filter((path) => /class="sources"/.test(readPage(path)))
    expect(articles.length).toBeGreaterThan(0)
    for (const path of articles) expect(/待审核：/.test(readPage(path)), path).toBe(kept.includes(path))
  })

  test('what the office has not given is not there', () => {
    expect(metas('/').has('SiteIDCode')).toBe(false)
  })
})

describe('a page in plain text', () => {
  test('holds the words of the plan as they are printed', () => {
    const {nodes} = JSON.parse(readFileSync(join(dist, 'plans/tongchuan-2024/plan.json'), 'utf8')) as PlanRecord
    for (const {url, text} of nodes.filter(({text}) => text)) {
      const copy = readFileSync(join(dist, url, 'index.txt'), 'utf8').replace(/〔\d+〕/g, '')
      expect(copy, url).toContain(text.replace(/\s+/g, ' '))
    }
  })
})

describe('纠错', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  }, 120_000)
  afterAll(() => site?.close())

  test('takes along the page and the words that are marked', async () => {
    const {page, context, errors} = await site.open('/safety/fire-escape/', {permissions: ['clipboard-read', 'clipboard-write']})
    const words = await page.evaluate(() => {
      const item = document.querySelector('main ol li')!
      getSelection()!.selectAllChildren(item)
      return item.textContent!.trim()
    })
    await page.getByRole('link', {name: '纠错'}).click()
    await page.waitForURL('**/about/correction/?**')
    const message = await page.getByRole('textbox', {name: /填好/}).inputValue()
    expect(message).toContain(`现在写的是：${words.slice(0, 100)}`)
    expect(message).toMatch(/网址：http\S+\/safety\/fire-escape\//)
    expect(message).toMatch(/位置：“.+”第 1 段/)
    await page.getByRole('textbox', {name: /填好/}).fill(`${message}改成这样`)
    await page.getByRole('button', {name: '复制这段话'}).click()
    await page.getByText('已复制').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('改成这样')
    expect(errors).toEqual([])
    await context.close()
  })

  test('without scripts there is a message to fill in by hand', async () => {
    const {page, context} = await site.open('/safety/fire-escape/', {javaScriptEnabled: false})
    await page.getByRole('link', {name: '纠错'}).click()
    expect(await page.getByRole('textbox', {name: /填好/}).inputValue()).toContain('应当是：')
    await context.close()
  })
})

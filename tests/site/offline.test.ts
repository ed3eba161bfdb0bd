/** The offline folder opens from a disk: pages lead on, type size works, search finds, nothing is asked of the network. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {launchBrowser} from '../../scripts/browser.ts'
import {offlineFiles} from '../../scripts/deploy/offline.ts'
import {siteAddress} from '../../scripts/seeds.ts'
import {dist} from './site.ts'

const {base} = siteAddress()
const files = offlineFiles(dist, base)
let folder: string
let browser: Browser
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'))
  for (const [name, content] of files) {
    mkdirSync(join(folder, dirname(name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
  browser = await launchBrowser({packagedFirst: true})
}, 120_000)
afterAll(async () => {
  await browser?.close()
  if (folder) rmSync(folder, {recursive: true, force: true})
})

test('every address of every page is a file of the folder', () => {
  const missing: string[] = []
  for (const [name, content] of files) {
    if (!name.endsWith('.html')) continue
    for (const [, address] of content.toString('utf8').matchAll(/<[a-z][^>]*? (?:href|src|action)="([^"]*)"/g)) {
      if (/^(?:[a-z]+:|#)/.test(address!)) continue
      const {pathname} = new URL(address!, `http://disk/${name}`)
      if (!files.has(decodeURIComponent(pathname.slice(1)))) missing.push(`${name} ${address}`)
    }
  }
  expect(missing).toEqual([])
})

test('it can be walked through and searched', async () => {
  const context = await browser.newContext({locale: 'zh-CN'})
  const page = await context.newPage()
  const asked: string[] = []
  const errors: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(pathToFileURL(join(folder, 'index.html')).href)
  await page.locator('a[href*="measure-9/"]').first().click()
  await page.waitForURL('**/measure-9/index.html')
  await page.getByRole('button', {name: '特大'}).click()
  expect(await page.evaluate(() => document.documentElement.dataset.size)).toBe('huge')
  await page.getByRole('link', {name: '搜索', exact: true}).or(page.getByRole('searchbox')).first().waitFor()
  await page.goto(pathToFileURL(join(folder, 'search/index.html')).href)
  await page.getByRole('searchbox').fill('灭火器')
  await page.getByRole('button', {name: '搜索', exact: true}).click()
  await page.locator('[data-search-results] a').first().click()
  await page.waitForURL('**/safety/**/index.html')
  expect(await page.locator('h1').count()).toBe(1)
  expect(asked.filter((address) => !address.startsWith('file:'))).toEqual([])
  expect(errors).toEqual([])
  await context.close()
})

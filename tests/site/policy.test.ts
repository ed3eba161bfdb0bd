/** A page breaks no security policy, asks no other host, and leaves nothing behind. */
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openSite, pageOfEachKind, type Site} from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site?.close())

test.each([...pageOfEachKind(), '/search/?q=%E7%87%83%E6%B0%94'])('%s', async (path) => {
  const {page, context, requests, errors} = await site.open(path)
  if (path.includes('?')) await page.waitForSelector('[data-search-state]', {state: 'attached'})
  // 404.html is a page like any other when it is asked for by its name.
  expect(errors).toEqual([])
  const own = new URL(site.url).origin
  expect(requests.filter((address) => new URL(address).origin !== own)).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => Object.keys({...localStorage, ...sessionStorage}))).toEqual([])
  await context.close()
})

test('security headers come with every answer, also with 404 and a redirect', async () => {
  for (const path of [
    '',
    'plans/tongchuan-2024/measure-9/',
    'plans/tongchuan-2024/measure-9',
    'plans/tongchuan-2024/plan.json',
    'nowhere/',
  ]) {
    const {headers} = await fetch(site.url + path, {redirect: 'manual'})
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-/)
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  }
})

test('an unknown address shows the page for it', async () => {
  const response = await fetch(`${site.url}nowhere/`)
  expect(response.status).toBe(404)
  expect(await response.text()).toMatch(/<h1/)
})

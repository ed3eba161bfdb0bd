/**
 * The packed site behind a real nginx over TLS, with the configuration that the administrator gets: headers, compressed
 * variants, not-modified answers, a path below a portal, and a browser that meets no refusal of the policy.
 *
 * Needs the programs nginx and openssl (Debian packages; libnginx-mod-http-brotli-static for brotli).
 */
import {connect, type SecureVersion} from 'node:tls'
import {brotliDecompressSync, gunzipSync} from 'node:zlib'
import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {launchBrowser} from '../../scripts/browser.ts'
import {siteAddress} from '../../scripts/seeds.ts'
import {headers} from '../../scripts/serve.ts'
import {brotli, nginx, nginxGroup, request, startNginx, type Nginx} from './nginx.ts'
import {dist} from './site.ts'

describe.skipIf(!nginx)(nginxGroup('nginx'), () => {
  const {base} = siteAddress()
  let server: Nginx
  let browser: Browser

  beforeAll(async () => {
    server = await startNginx(dist, base)
    browser = await launchBrowser({packagedFirst: true})
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  const ask = (path: string, sent: Record<string, string> = {}) => request(`${server.origin}${base}${path}`, sent)
  const measure = 'plans/tongchuan-2024/measure-9/'

  test.each([
    ['', 200],
    [measure, 200],
    [`${measure}index.txt`, 200],
    ['plans/tongchuan-2024/plan.json', 200],
    ['duties/duties.xlsx', 200],
    ['robots.txt', 200],
    ['nowhere/', 404],
    ['_astro/nothing.js', 404],
    [measure.slice(0, -1), 301],
  ])('sends every security header once: %s %i', async (path, status) => {
    const answer = await ask(path)
    expect(answer.status).toBe(status)
    for (const [name, value] of Object.entries(headers(dist))) expect(answer.headers[name.toLowerCase()], name).toBe(value)
    expect(answer.headers.server).toBe('nginx')
    expect(answer.headers['x-powered-by']).toBeUndefined()
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000')
    expect(answer.headers['cache-control']).toBe('no-cache')
    if (status === 301) expect(answer.headers.location).toBe(`${base}${measure}`)
    if (status === 404) expect(answer.body.toString()).toContain('没有这一页')
  })

  test('answers 304 to what has not changed, with the same headers', async () => {
    const {headers: first} = await ask(measure)
    const again = await ask(measure, {'If-None-Match': first.etag!})
    expect(again.status).toBe(304)
    expect(again.headers['content-security-policy']).toBe(headers(dist)['Content-Security-Policy'])
    expect(again.headers['strict-transport-security']).toBe('max-age=63072000')
    expect(again.headers['cache-control']).toBe('no-cache')
  })

  test.each(['', `${measure}?q=%E7%87%83%E6%B0%94`, 'nowhere/'])('sends on from http to https, the address kept: %s', async (path) => {
    const answer = await request(`${server.plain}${base}${path}`, {})
    expect([answer.status, answer.headers.location]).toEqual([301, `https://127.0.0.1${base}${path}`])
    // A browser must not believe it without TLS (RFC 6797, 7.2).
    expect(answer.headers['strict-transport-security']).toBeUndefined()
  })

  test('speaks TLS 1.2 and 1.3, and nothing older', async () => {
    const {hostname: host, port} = new URL(server.origin)
    const speak = (version: SecureVersion) =>
      new Promise<string>((resolve) => {
        // Old versions are refused by this side too unless it is told otherwise.
        const options = {host, port: Number(port), minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0'}
        const socket = connect({...options, rejectUnauthorized: false}, () => {
          resolve(socket.getProtocol() ?? '')
          socket.destroy()
        }).on('error', () => resolve('refused'))
      })
    const versions: SecureVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']
    expect(await Promise.all(versions.map(speak))).toEqual(['refused', 'refused', 'TLSv1.2', 'TLSv1.3'])
  })

  test.each([
    [measure, 200],
    ['nowhere/', 404],
  ])('without a certificate: the same site, and no promise of https: %s', async (path, status) => {
    const answer = await request(`${server.bare}${base}${path}`, {})
    expect(answer.status).toBe(status)
    for (const [name, value] of Object.entries(headers(dist))) expect(answer.headers[name.toLowerCase()], name).toBe(value)
    expect(answer.headers['strict-transport-security']).toBeUndefined()
  })

  test('keeps files with a fingerprint for a year', async () => {
    const [, script] = /src="[^"]*?(_astro\/[^"]+\.js)"/.exec((await ask('')).body.toString())!
    const answer = await ask(script!)
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-type']).toBe('application/javascript; charset=utf-8')
  })

  test.each([['gzip', gunzipSync], ...(brotli ? [['br', brotliDecompressSync] as const] : [])] as const)(
    'hands out the packed variant: %s',
    async (coding, open) => {
      const plain = await ask(measure)
      const packed = await ask(measure, {'Accept-Encoding': coding})
      expect(packed.headers['content-encoding']).toBe(coding)
      expect(packed.headers.vary).toBe('Accept-Encoding')
      expect(packed.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(packed.headers['content-security-policy']).toBeTruthy()
      expect(packed.body.length).toBeLessThan(plain.body.length / 2)
      expect(open(packed.body).equals(plain.body)).toBe(true)
    },
  )

  test('names the character set of every text', async () => {
    const types = {
      'robots.txt': 'text/plain',
      [`${measure}index.txt`]: 'text/plain',
      'plans/tongchuan-2024/plan.json': 'application/json',
      'duties/duties.csv': 'text/csv',
      'duties/duties.ics': 'text/calendar',
    }
    for (const [path, type] of Object.entries(types)) expect((await ask(path)).headers['content-type'], path).toBe(`${type}; charset=utf-8`)
  })

  test('refuses what is not reading', async () => {
    expect((await request(`${server.origin}${base}`, {}, 'POST')).status).toBe(405)
  })

  test('no refusal of the policy while searching, answering, copying and switching', async () => {
    const context = await browser.newContext({locale: 'zh-CN', ignoreHTTPSErrors: true})
    const page = await context.newPage()
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`${server.origin}${base}search/?q=燃气`)
    await page.locator('[data-search-result] a[href]').first().waitFor()
    await page.goto(`${server.origin}${base}${measure}`)
    await page.getByRole('button', {name: '特大'}).click()
    await page.getByRole('button', {name: '深色'}).click()
    await page.getByRole('button', {name: '复制引用'}).click()
    await page.getByText('已复制').waitFor()
    await page.goto(`${server.origin}${base}safety/fire-escape/`)
    await page.getByText('看答案').first().click()
    await page.goto(`${server.origin}${base}safety/fire-escape/share/`)
    await page.locator('#copy-post').click()
    await page.goto(`${server.origin}${base}sos/`)
    expect(errors).toEqual([])
    await context.close()
  }, 120_000)
})

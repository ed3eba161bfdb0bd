/**
 * The built site under test: its pages, a server for it and a browser. Tests crawl the folder, so that a new page is
 * tested without being named.
 */
import {cpSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, extname, join, resolve} from 'node:path'
import type {Browser, BrowserContext, BrowserContextOptions, Page} from 'playwright-core'
import {addressOf, filesOf, kindOf} from '../../scripts/audit/page.ts'
import {launchBrowser} from '../../scripts/browser.ts'
import {copyProject} from '../../scripts/copy.ts'
import {root} from '../../scripts/seeds.ts'
import {serve, type Served} from '../../scripts/serve.ts'

/** Folder of the built site. */
export const dist = resolve(root, process.env.OUT_DIR ?? 'dist')

/** A copy of the project, to build it with other seeds. It knows what the audit and the pictures of the site have told. */
export function copyBuilt(): string {
  const copy = copyProject()
  for (const kept of ['.cache/audit.json', '.cache/pictures']) cpSync(join(root, kept), join(copy, kept), {recursive: true})
  return copy
}

/** Addresses of all pages of a built site, from its root: `/`, `/plans/tongchuan-2024/`, … */
export function pagesOf(dir = dist): string[] {
  return filesOf(dir)
    .filter((file) => file.endsWith('.html'))
    .map(addressOf)
}

/** One page of each kind, the longest of its kind. */
export function pageOfEachKind(dir = dist): string[] {
  const longest = new Map<string, {path: string; size: number}>()
  for (const path of pagesOf(dir)) {
    const size = readPage(path, dir).length
    const known = longest.get(kindOf(path))
    if (!known || size > known.size) longest.set(kindOf(path), {path, size})
  }
  return [...longest.values()].map(({path}) => path)
}

/** The HTML of a page. */
export function readPage(path: string, dir = dist): string {
  return readFileSync(join(dir, path.endsWith('/') ? `${path}index.html` : path), 'utf8')
}

const require = createRequire(import.meta.url)
/** Fonts for a system without a Chinese one; family → folder of its style sheets. */
const fonts = {
  sans: dirname(require.resolve('@fontsource/noto-sans-sc/package.json')),
  serif: dirname(require.resolve('@fontsource/noto-serif-sc/package.json')),
}

export interface Site extends Served {
  browser: Browser
  /** Whole address of a page, `/plans/` → `http://localhost:1234/a/b/plans/`. */
  at(path: string): string
  /** Open a page in a context of its own; what it asks for and what the policy stops is recorded. */
  open(path: string, options?: BrowserContextOptions): Promise<Opened>
}

export interface Opened {
  page: Page
  context: BrowserContext
  /** Addresses of all requests, but for the fonts that are given to a system without. */
  requests: string[]
  /** Messages of the console that are errors, and errors of scripts. */
  errors: string[]
}

/** Serve a built site and start a browser. Close it after the tests. */
export async function openSite(options: {dir?: string; base?: string} = {}): Promise<Site> {
  const served = await serve({dir: options.dir ?? dist, base: options.base ?? '/', before: answerFonts})
  const browser = await launchBrowser({packagedFirst: true, systemFonts: true})
  const chinese = await hasChineseFont(browser)
  const at = (path: string) => served.url.replace(/\/$/, '') + path
  return {
    ...served,
    browser,
    at,
    async open(path, contextOptions) {
      const context = await browser.newContext({locale: 'zh-CN', ...contextOptions})
      const page = await context.newPage()
      const requests: string[] = []
      const errors: string[] = []
      page.on('request', (request) => new URL(request.url()).pathname.startsWith('/__fonts/') || requests.push(request.url()))
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(at(path), {waitUntil: 'load'})
      // Without scripts a style sheet cannot say that it has loaded; what is read there is text, not pictures.
      if (!chinese && contextOptions?.javaScriptEnabled !== false) await addFonts(page)
      return {page, context, requests, errors}
    },
    async close() {
      await browser.close()
      await served.close()
    },
  }
}

/** The server's answer for a file of the fonts: `/__fonts/serif/400.css`. */
function answerFonts(path: string, response: import('node:http').ServerResponse): boolean {
  const [, family, file] = /^\/__fonts\/(sans|serif)\/((?:files\/)?[\w[\]-]+\.(?:css|woff2?))$/.exec(decodeURI(path)) ?? []
  if (!family || !file) return false
  const type = extname(file) === '.css' ? 'text/css' : 'font/woff2'
  response.writeHead(200, {'Content-Type': type}).end(readFileSync(join(fonts[family as 'sans' | 'serif'], file)))
  return true
}

/** Give a page the fonts that the system lacks. Needs the page's own server, since the policy allows no other. */
async function addFonts(page: Page): Promise<void> {
  const origin = new URL(page.url()).origin
  for (const family of ['sans', 'serif']) {
    for (const weight of [400, 700]) await page.addStyleTag({url: `${origin}/__fonts/${family}/${weight}.css`})
  }
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** Whether two Chinese characters are drawn differently, that is, not both as the box of a missing glyph. */
async function hasChineseFont(browser: Browser): Promise<boolean> {
  const page = await browser.newPage()
  const different = await page.evaluate(() => {
    const draw = (text: string) => {
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d')!
      context.font = '32px sans-serif'
      context.fillText(text, 0, 32)
      return canvas.toDataURL()
    }
    return draw('安') !== draw('全')
  })
  await page.close()
  return different
}

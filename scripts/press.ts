/**
 * The press: PDFs of a built site by a headless browser, from the same pages and the same print styles. It is a part of
 * the build. A sheet whose page, styles, fonts and browser are as they were is taken from `.cache/press`.
 *
 * Links in the PDFs are live where the address of the site is known (seeds/site.yaml or SITE_ORIGIN).
 */
import {existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {dirname, join} from 'node:path'
import type {Browser} from 'playwright-core'
import {families, fontFile, fontSheet, fontVersions, withSubstitutes} from '../src/press/fonts.ts'
import {fillFiles, type FileFacts} from '../src/press/files.ts'
import {packed, type Pack} from '../src/press/pack.ts'
import {prepare} from '../src/press/page.ts'
import {countPages, fontsOf, settle} from '../src/press/pdf.ts'
import {sheetsOf, type Sheet} from '../src/press/sheets.ts'
import {addressOf, filesOf} from './audit/page.ts'
import {launchBrowser} from './browser.ts'
import {writeWhole} from './disk.ts'
import {hash} from './hash.ts'
import {root, siteAddress} from './seeds.ts'
import {serve} from './serve.ts'

/** `print` makes the PDFs, those in the cache from there; `none` leaves them out. */
export type Mode = 'print' | 'none'

export interface Pressed {
  /** Sheets printed now, and taken from the cache. */
  printed: number
  cached: number
  /** Sheets that were left out. */
  missing: Sheet[]
  /** Bytes of all PDFs. */
  bytes: number
  /** Why nothing could be printed, in Chinese. */
  reason?: string
}

interface Job extends Sheet {
  html: string
  /** File in the cache. */
  file: string
}

const usual = join(root, '.cache/press')
/** Files of the cache that no build has used for so long are cleared away. */
const keptDays = 30
/** Below it lie the prepared pages, the style sheet and the files of the fonts. */
const at = '/__press/'

/**
 * Print the sheets of a built site into it, and settle the links to files on its pages.
 *
 * @param dir   folder of the built site
 * @param base  base path, with slashes at both ends
 * @throws when a sheet cannot be printed; a missing browser is told in `reason`
 */
export async function press(dir: string, base: string, mode: Mode): Promise<Pressed> {
  const sheets = sheetsOf(
    filesOf(dir)
      .filter((file) => file.endsWith('.html'))
      .map(addressOf),
  )
  const pressed = await printSheets(dir, base, sheets, mode)
  makePacks(dir)
  settleLinks(dir)
  return pressed
}

/** Make the archives that the site lists, where all their files are there, and take the list away. */
function makePacks(dir: string): void {
  const list = join(dir, 'training/packs.json')
  if (!existsSync(list)) return
  for (const pack of JSON.parse(readFileSync(list, 'utf8')) as Pack[]) {
    if (pack.files.every(({path}) => existsSync(join(dir, path))))
      writeFileSync(
        join(dir, pack.zip),
        packed(pack, (path) => readFileSync(join(dir, path))),
      )
  }
  rmSync(list)
}

/**
 * Print sheets of a built site into it.
 *
 * @param cache  folder of what has been printed before
 */
export async function printSheets(dir: string, base: string, sheets: Sheet[], mode: Mode, cache = usual): Promise<Pressed> {
  const pressed: Pressed = {printed: 0, cached: 0, missing: [], bytes: 0}
  if (mode === 'none') return {...pressed, missing: sheets}
  let browser: Browser
  try {
    browser = await launchBrowser({packagedFirst: true})
  } catch (error) {
    return {...pressed, missing: sheets, reason: (error as Error).message}
  }
  try {
    const jobs = sheets.map((sheet) => jobOf(sheet, dir, base, cache, browser.version()))
    const waiting = jobs.filter(({file}) => !existsSync(file))
    mkdirSync(cache, {recursive: true})
    if (waiting.length > 0) await printAll(browser, dir, base, waiting)
    pressed.printed = waiting.length
    pressed.cached = jobs.length - waiting.length
    const now = new Date()
    for (const {file, pdf} of jobs) {
      utimesSync(file, now, now)
      const bytes = readFileSync(file)
      const target = join(dir, pdf)
      mkdirSync(dirname(target), {recursive: true})
      writeFileSync(target, bytes)
      pressed.bytes += bytes.length
    }
    clear(cache)
    return pressed
  } finally {
    await browser.close()
  }
}

/** What a sheet depends on, hashed into the name of its file in the cache. */
function jobOf(sheet: Sheet, dir: string, base: string, cache: string, version: string): Job {
  const path = base + sheet.page.slice(1)
  const page = readFileSync(join(dir, sheet.page, 'index.html'), 'utf8')
  const {html, loads} = prepare(page, {origin: siteAddress().origin, path, fonts: `${base}${at.slice(1)}fonts.css`})
  // The same sheet under another base path, or with a style sheet of another name and the same content, is the same.
  let inputs = html.replaceAll(`${base}${at.slice(1)}`, at)
  for (const address of loads) {
    const file = join(dir, decodeURIComponent(address.slice(base.length)))
    if (existsSync(file)) inputs = inputs.replaceAll(address, hash(readFileSync(file)))
  }
  return {...sheet, html, file: join(cache, `${hash(inputs, version, fontVersions(), ownCode())}.pdf`)}
}

let code: string | undefined
/** The code that makes a PDF out of a page. */
function ownCode(): string {
  return (code ??= hash(
    ...['scripts/press.ts', ...globSync('src/press/{fonts,page,pdf}.ts', {cwd: root}).sort()].map((file) => readFileSync(join(root, file))),
  ))
}

/** Print into the cache, in as many tabs as there are cores. */
async function printAll(browser: Browser, dir: string, base: string, jobs: Job[]): Promise<void> {
  const started = Date.now()
  const byPath = new Map(jobs.map((job) => [job.page, job]))
  const prefix = base.slice(0, -1)
  const sheet = fontSheet(`${prefix}${at}fonts/`)
  // A tab keeps the fonts that it has decoded as long as they may be kept.
  const kept = {'Cache-Control': 'public, max-age=31536000, immutable'}
  const served = await serve({
    dir,
    base,
    before(path, response) {
      const inside = decodeURIComponent(path).slice(prefix.length)
      const job = byPath.get(inside)
      const font = inside.startsWith(`${at}fonts/`) ? fontFile(inside.slice(`${at}fonts/`.length)) : undefined
      if (job) response.writeHead(200, {'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': 'no-store'}).end(job.html)
      else if (font) response.writeHead(200, {'Content-Type': 'font/woff2', ...kept}).end(readFileSync(font))
      else if (inside === `${at}fonts.css`) response.writeHead(200, {'Content-Type': 'text/css', ...kept}).end(sheet)
      else if (inside.endsWith('.css'))
        response
          .writeHead(200, {'Content-Type': 'text/css;charset=utf-8', ...kept})
          .end(withSubstitutes(readFileSync(join(dir, inside), 'utf8')))
      else return false
      return true
    },
  })
  let next = 0
  let done = 0
  const work = async () => {
    const context = await browser.newContext({javaScriptEnabled: false, locale: 'zh-CN'})
    const page = await context.newPage()
    await page.emulateMedia({media: 'print'})
    while (next < jobs.length) {
      const job = jobs[next++]!
      await page.goto(served.url.replace(/\/$/, '') + job.page, {waitUntil: 'load', timeout: 120_000})
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      const pdf = settle(await page.pdf({preferCSSPageSize: true, tagged: true, outline: true}))
      const foreign = fontsOf(pdf).filter((font) => !families.some(({inside}) => inside.test(font)))
      if (foreign.length > 0) console.warn(`注意：${job.pdf} 里有字不在自带的字体里，用了本机的字体：${foreign.join('，')}`)
      writeWhole(job.file, pdf)
      done++
      if (done % 10 === 0 || done === jobs.length)
        console.log(`  已印 ${done}/${jobs.length}，用时 ${((Date.now() - started) / 1000).toFixed(0)} 秒`)
    }
    await context.close()
  }
  try {
    await Promise.all(Array.from({length: Math.min(availableParallelism(), 4, jobs.length)}, work))
  } finally {
    await served.close()
  }
}

function clear(cache: string): void {
  if (!existsSync(cache)) return
  const limit = Date.now() - keptDays * 86_400_000
  for (const name of readdirSync(cache)) {
    const file = join(cache, name)
    if (statSync(file).mtimeMs < limit) rmSync(file, {force: true})
  }
}

/** Fill in the links to files on every page. */
function settleLinks(dir: string): void {
  const known = new Map<string, FileFacts | undefined>()
  const facts = (path: string) => {
    if (!known.has(path)) known.set(path, read(path))
    return known.get(path)
  }
  const read = (path: string): FileFacts | undefined => {
    const file = join(dir, path)
    if (!existsSync(file)) return undefined
    const {size} = statSync(file)
    return path.endsWith('.pdf') ? {size, pages: countPages(readFileSync(file))} : {size}
  }
  for (const name of filesOf(dir).filter((file) => file.endsWith('.html'))) {
    const html = readFileSync(join(dir, name), 'utf8')
    const settled = fillFiles(html, facts)
    if (settled !== html) writeFileSync(join(dir, name), settled)
  }
}

/**
 * Pages in a browser on a slow network: what a first visit fetches and when it is seen, ours beside the same text in
 * Starlight. The heaviest page of each kind is opened, each time in a fresh browser context.
 */
import {cpSync, globSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {alignColumns, type Weight} from '../audit/weight.ts'
import {launchBrowser} from '../browser.ts'
import {compress} from '../deploy/compress.ts'
import {serve, type Served} from '../serve.ts'
import {ahead, median} from './compare.ts'
import {slowDown, slowNote} from './slow.ts'

/** Figures of a page, with the share of a difference that is noise. Times spread even on a quiet machine. */
const figures = {
  kB: {name: '传输 kB', noise: 0},
  requests: {name: '请求', noise: 0},
  nodes: {name: '元素', noise: 0},
  fcp: {name: 'FCP 毫秒', noise: 0.05},
  lcp: {name: 'LCP 毫秒', noise: 0.05},
} as const
type Figure = keyof typeof figures
export type Visit = Record<Figure, number>
const names = Object.keys(figures) as Figure[]

const visits = 3

/**
 * Measure and print.
 *
 * @param dist     our built site
 * @param base     path it was built for
 * @param weights  of all its pages
 * @param peer     the built Starlight site; without it only ours is measured
 */
export async function benchPages(dist: string, base: string, weights: Weight[], peer?: string): Promise<string> {
  const kinds = Map.groupBy(
    weights.filter(({page}) => page.kind !== '404'),
    ({page}) => page.kind,
  )
  const chosen = [...kinds]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, list]) => ({kind, path: list.reduce((a, b) => (b.total > a.total ? b : a)).page.path}))
  const files = chosen.map(({path}) => `${path.slice(1)}index.html`)
  const browser = await launchBrowser()
  const own = await servedCompressed(dist, files, base)
  const other = peer === undefined ? undefined : await servedCompressed(peer, files, '/')
  try {
    const rows: Array<{kind: string; own: Visit; peer?: Visit}> = []
    for (const {kind, path} of chosen) {
      const seen = await visit(browser, own.url + path.slice(1))
      rows.push({kind, own: seen, ...(other && {peer: await visit(browser, other.url + path.slice(1))})})
    }
    return `${slowNote}，同类里最重的一页，${visits} 次取中间值${peer === undefined ? '' : '；每格先本站、后 Starlight'}：\n\n${pagesTable(rows)}`
  } finally {
    await own.close()
    await other?.close()
    await browser.close()
  }
}

/** A copy of a site, its scripts, styles and some pages compressed, on a server. Closing it removes the copy. */
async function servedCompressed(dist: string, pages: readonly string[], base: string): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  cpSync(dist, folder, {recursive: true, filter: (path) => !/\.(?:pdf|zip|docx|xlsx)$/.test(path)})
  await compress(folder, [...pages, ...globSync('**/*.{css,js,json,svg}', {cwd: folder})])
  const served = await serve({
    dir: folder,
    base,
    // A policy for our pages would stop styles of another site; without it both send the same headers.
    before(_, response) {
      response.removeHeader('Content-Security-Policy')
      return false
    },
  })
  return {
    ...served,
    async close() {
      await served.close()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

/** Open a page as a first visitor on a phone: once for what it fetches, then, slowed down, for when it is seen. */
async function visit(browser: Browser, url: string): Promise<Visit> {
  const cost = await inFreshPage(browser, async (page) => {
    let bytes = 0
    let requests = 0
    page.on('response', (response) => {
      requests++
      bytes += Number(response.headers()['content-length'] ?? 0)
    })
    await page.goto(url, {waitUntil: 'networkidle'})
    return {kB: bytes / 1000, requests, nodes: await page.locator('*').count()}
  })
  const seen: Array<{fcp: number; lcp: number}> = []
  // One after the other: what the browser clears away after another site's page would slow ours down.
  for (let times = 0; times < visits; times++) {
    seen.push(
      await inFreshPage(browser, async (page) => {
        await slowDown(page)
        await page.goto(url, {waitUntil: 'load'})
        return page.evaluate(paints)
      }),
    )
  }
  return {...cost, fcp: median(seen.map(({fcp}) => fcp)), lcp: median(seen.map(({lcp}) => lcp))}
}

async function inFreshPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 412, height: 823}})
  try {
    return await use(await context.newPage())
  } finally {
    await context.close()
  }
}

/** Runs in a loaded page: after the next frame is shown, when the first and the largest content were painted. */
async function paints(): Promise<{fcp: number; lcp: number}> {
  await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))
  return new Promise((resolve) => {
    new PerformanceObserver((list) =>
      resolve({
        fcp: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
        lcp: list.getEntries().at(-1)!.startTime,
      }),
    ).observe({type: 'largest-contentful-paint', buffered: true})
  })
}

/** The figures of each kind of page, and who is ahead over all kinds. */
export function pagesTable(rows: ReadonlyArray<{kind: string; own: Visit; peer?: Visit}>): string {
  const cell = (name: Figure, value: number) => value.toFixed(name === 'kB' ? 1 : 0)
  const table = alignColumns([
    ['页面', ...names.map((name) => figures[name].name), ...(rows[0]?.peer ? ['落后'] : [])],
    ...rows.map(({kind, own, peer}) => [
      kind,
      ...names.map((name) => cell(name, own[name]) + (peer ? ` / ${cell(name, peer[name])}` : '')),
      ...(peer
        ? [
            names
              .filter((name) => ahead({own: own[name], peer: peer[name]}, figures[name].noise) === '对方')
              .map((name) => figures[name].name.split(' ')[0])
              .join('、') || '–',
          ]
        : []),
    ]),
  ])
  const compared = rows.flatMap(({own, peer}) => (peer ? [{own, peer}] : []))
  if (compared.length === 0) return table
  const summary = [
    ['各类页面的中间值', '本站', 'Starlight', '领先', '本站领先的类', '相当', '落后'],
    ...names.map((name) => {
      const {noise} = figures[name]
      const own = median(compared.map((row) => row.own[name]))
      const peer = median(compared.map((row) => row.peer[name]))
      const count = (who: ReturnType<typeof ahead>) =>
        String(compared.filter((row) => ahead({own: row.own[name], peer: row.peer[name]}, noise) === who).length)
      const leader = ahead({own, peer}, noise)
      return [
        figures[name].name,
        cell(name, own),
        cell(name, peer),
        leader === '对方' ? 'Starlight' : leader,
        count('本站'),
        count('相当'),
        count('对方'),
      ]
    }),
  ]
  return `${table}\n\n${alignColumns(summary)}`
}

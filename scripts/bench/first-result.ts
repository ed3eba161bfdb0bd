/**
 * From the click into the search box to the first result, on a slow network: ours, and Starlight's own search over the
 * same pages. Both sites have been loaded before, undisturbed; scripts come compressed, as a web server sends them.
 */
import {cpSync, globSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import type {Browser} from 'playwright-core'
import {alignColumns} from '../audit/weight.ts'
import {compress} from '../deploy/compress.ts'
import {serve} from '../serve.ts'
import {ahead, kept, median} from './compare.ts'
import {slowDown} from './slow.ts'

/** One search: milliseconds until the first result and until all that are shown, and bytes fetched; no times without a result. */
interface Found {
  first: number | undefined
  all: number | undefined
  bytes: number
}

/** A page with a search, and how to ask it there. It runs in the page. */
interface Asked {
  dir: string
  page: string
  ask(query: string): Promise<{first: number | undefined; all: number | undefined}>
}

const queries = ['燃气', '措施26', '重大事故隐患', '哪些场所要安装火灾报警装置', 'ranqi']
/** How often each is asked. */
const rounds = 3
/** Limits of the design: seconds to the first result, kB of a search beyond the page. */
const budget = {first: 1.35, kB: 150}
/** Milliseconds after which nothing is expected any more. */
const patience = 30_000

/**
 * Measure and print.
 *
 * @param peer  the built Starlight site; without it only ours is measured
 */
export async function benchFirstResult(dist: string, browser: Browser, peer?: string): Promise<string> {
  const own = await searches({dir: dist, page: 'search/', ask: askOurs}, browser)
  const other = peer === undefined ? undefined : await searches({dir: peer, page: '', ask: askStarlight}, browser)
  const cells = ({first, all, bytes}: Found) => [seconds(first), seconds(all), (bytes / 1000).toFixed(0)]
  const columns = ['第一条', '全部', 'kB']
  const table = alignColumns([
    ['问题', ...columns, ...(other ? [...columns.map((name) => `Starlight ${name}`), '先出结果', '字节少'] : [])],
    ...queries.map((query, at) => {
      const ours = own[at]!
      const theirs = other?.[at]
      return [query, ...cells(ours), ...(theirs ? [...cells(theirs), ...leaders(ours, theirs)] : [])]
    }),
  ])
  const slowest = Math.max(...own.map(({first}) => (first ?? Infinity) / 1000))
  const heaviest = Math.max(...own.map(({bytes}) => bytes / 1000))
  return [
    table,
    `预算：第一条 ${budget.first} 秒以内，最慢 ${slowest.toFixed(2)}，${kept(slowest <= budget.first)}；` +
      `${budget.kB} kB 以内，最多 ${heaviest.toFixed(0)}，${kept(heaviest <= budget.kB)}。`,
  ].join('\n')
}

function leaders(own: Found, peer: Found): [first: string, bytes: string] {
  const name = (who: ReturnType<typeof ahead>) => (who === '对方' ? 'Starlight' : who)
  if (own.first === undefined || peer.first === undefined)
    return [own.first === peer.first ? '都没有' : own.first === undefined ? 'Starlight' : '本站', '–']
  return [name(ahead({own: own.first, peer: peer.first}, 0.05)), name(ahead({own: own.bytes, peer: peer.bytes}))]
}

function seconds(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '没找到' : (milliseconds / 1000).toFixed(2)
}

/** Ask each question in fresh pages; the middle of the times. */
async function searches({dir, page: path, ask}: Asked, browser: Browser): Promise<Found[]> {
  const folder = mkdtempSync(join(tmpdir(), 'slow-'))
  try {
    cpSync(dir, folder, {recursive: true, filter: (file) => !/\.(?:pdf|zip|docx|xlsx)$/.test(file)})
    await compress(folder, [`${path}index.html`, ...globSync(['_astro/*', 'pagefind/*.{js,json}'], {cwd: folder})])
    const served = await serve({
      dir: folder,
      before(_, response) {
        response.removeHeader('Content-Security-Policy')
        return false
      },
    })
    try {
      const list: Found[] = []
      for (const query of queries) {
        const runs: Found[] = []
        for (let round = 0; round < rounds; round++) {
          const context = await browser.newContext({locale: 'zh-CN'})
          const page = await context.newPage()
          await page.goto(served.url + path, {waitUntil: 'networkidle'})
          await slowDown(page)
          let bytes = 0
          // Of the workers of the page too.
          context.on('response', (response) => (bytes += Number(response.headers()['content-length'] ?? 0)))
          const {first, all} = await Promise.race([page.evaluate(ask, query), setTimeout(patience, never, {ref: false})])
          runs.push({first, all, bytes})
          await context.close()
        }
        const middle = (of: 'first' | 'all') => {
          const times = runs.flatMap((run) => run[of] ?? [])
          return times.length > rounds / 2 ? median(times) : undefined
        }
        list.push({first: middle('first'), all: middle('all'), bytes: median(runs.map((run) => run.bytes))})
      }
      return list
    } finally {
      await served.close()
    }
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

const never = {first: undefined, all: undefined}

const askOurs: Asked['ask'] = (query) => {
  const box = document.querySelector<HTMLInputElement>('main input[name=q]')!
  const list = document.querySelector<HTMLElement>('[data-search-results]')!
  const start = performance.now()
  let first: number | undefined
  return new Promise((resolve) => {
    new MutationObserver(() => {
      if (list.childElementCount > 0) first ??= performance.now() - start
      if (list.dataset.searchState) resolve({first, all: first === undefined ? undefined : performance.now() - start})
    }).observe(list, {childList: true, attributes: true})
    box.focus()
    box.value = query
    box.dispatchEvent(new InputEvent('input', {bubbles: true}))
  })
}

const askStarlight: Asked['ask'] = (query) => {
  const frame = document.querySelector<HTMLElement>('#starlight__search')!
  const start = performance.now()
  let first: number | undefined
  return new Promise((resolve) => {
    new MutationObserver(() => {
      const results = frame.querySelectorAll('.pagefind-ui__result').length
      const shown = frame.querySelectorAll('.pagefind-ui__result-link').length
      const message = frame.querySelector('.pagefind-ui__message')?.textContent?.trim() ?? ''
      if (shown > 0) first ??= performance.now() - start
      // Results stand empty until their texts have come.
      if (shown > 0 && shown >= results) resolve({first, all: performance.now() - start})
      else if (results === 0 && /^(?:未找到|没有)/.test(message)) resolve({first: undefined, all: undefined})
    }).observe(frame, {childList: true, subtree: true, characterData: true})
    document.querySelector<HTMLElement>('button[data-open-modal]')!.click()
    const box = frame.querySelector<HTMLInputElement>('.pagefind-ui__search-input')!
    box.focus()
    box.value = query
    box.dispatchEvent(new InputEvent('input', {bubbles: true}))
  })
}

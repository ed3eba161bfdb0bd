/**
 * Search measured: how good the answers are, what they cost, and the same of other engines on the same pages.
 *
 * All engines get the same text of the same pages, title and blocks, and answer the same labelled questions
 * (`tests/search/queries.json`). Where an engine knows no Chinese it is given what its users give it: words cut by
 * `Intl.Segmenter`, titles weighted five times, words combined by OR, the last one open at its end.
 */
import {cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {brotliCompressSync, constants} from 'node:zlib'
import {close, createIndex} from 'pagefind'
import type {Browser, Page} from 'playwright-core'
import {buildIndex} from '../../src/search/build.ts'
import {documentOf} from '../../src/search/document.ts'
import {kindOf} from '../../src/search/kinds.ts'
import {readPage, type PageText} from '../../src/search/page.ts'
import {readAloud} from '../../src/search/reader.ts'
import {readAskedSeeds} from '../../src/search/seeds.ts'
import {tokensOf, unitsOf} from '../../src/search/tokens.ts'
import {ask} from '../../tests/search/ask.ts'
import {labelled, measure, measureByKind, type Figures} from '../../tests/search/labelled.ts'
import {alignColumns} from '../audit/weight.ts'
import {launchBrowser} from '../browser.ts'
import {serve} from '../serve.ts'
import {benchFirstResult} from './first-result.ts'
import {importPeer, installPeers} from './peers.ts'
import {slowNote} from './slow.ts'

/** An engine's answers and what they cost. */
interface Row {
  name: string
  figures: Figures
  /** Milliseconds of each answer, warm. */
  times: number[]
  /** Bytes until the first answer, brotli; the middle and the most of several questions. */
  cold: [median: number, most: number]
  note: string
}

/** Questions asked in a fresh browser, one for each way of asking. */
const coldQueries = ['燃气', '电瓶车充电', '着火了怎么跑', '措施26', '第八个行动', '安全生产责任', '叙职考核', 'ranqi', '安法']

const brotli = (bytes: Uint8Array | string) => brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 9}}).length

/**
 * Measure and print.
 *
 * @param sizes  numbers of pages that the cold bytes are measured at, besides the site's own
 * @param peer   the built Starlight site, where there is one
 */
export async function benchSearch(dist: string, sizes: number[], peer?: string): Promise<string> {
  const pages = globSync('**/index.html', {cwd: dist})
    .sort()
    .map((file) => file.replaceAll('\\', '/'))
    .flatMap((file) => readPage(readFileSync(join(dist, file), 'utf8'), `/${file.replace(/index\.html$/, '')}`) ?? [])
  const browser = await launchBrowser()
  try {
    const own = await ownSearch(dist, browser)
    const rows = [own, await stockPagefind(pages, browser), ...(await scriptEngines(pages))]
    const kinds = measureByKind(labelled, own.found)
    return [
      `同样的 ${pages.length} 页、同样的 ${labelled.length} 个问题：`,
      '',
      alignColumns([
        ['引擎', 'nDCG@10', 'MRR', '第一条对', '前三条有', '一条没有', '首次 kB 中位', '最多', '热 p50 毫秒', 'p95', '说明'],
        ...rows.map(({name, figures, times, cold, note}) => [
          name,
          ...[figures.ndcg, figures.mrr, figures.first, figures.three, figures.zero].map((value) => value.toFixed(3)),
          ...cold.map((bytes) => (bytes / 1000).toFixed(0)),
          percentile(times, 0.5),
          percentile(times, 0.95),
          note,
        ]),
      ]),
      '',
      '本站搜索，按问法：',
      '',
      alignColumns([
        ['问法', '问题', 'nDCG@10', 'MRR', '第一条对', '前三条有', '一条没有'],
        ...Object.entries(kinds).map(([kind, figures]) => [
          kind,
          String(figures.count),
          ...[figures.ndcg, figures.mrr, figures.first, figures.three, figures.zero].map((value) => value.toFixed(3)),
        ]),
      ]),
      '',
      `${slowNote}，从点进搜索框到第一条结果（秒）：`,
      '',
      await benchFirstResult(dist, browser, peer),
      '',
      '页数更多时的首次字节（brotli，页面本身之外）：',
      '',
      await sizeTable(dist, pages, sizes, browser),
    ].join('\n')
  } finally {
    await browser.close()
  }
}

function percentile(times: readonly number[], share: number): string {
  const ordered = [...times].sort((a, b) => a - b)
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))]!.toFixed(1)
}

/**
 * Bytes of the files that a fresh visitor fetches for each question, beyond the page he is on.
 *
 * @param plan  id of the plan that he keeps to
 */
export async function coldBytes(
  dist: string,
  browser: Browser,
  queries = coldQueries,
  plan?: string,
): Promise<Array<{bytes: number; requests: number}>> {
  const served = await serve({dir: dist, port: 0})
  const costs = []
  for (const query of queries) {
    const context = await browser.newContext({locale: 'zh-CN'})
    const page = await context.newPage()
    await page.goto(`${served.url}search/${plan === undefined ? '' : `?plan=${plan}`}`, {waitUntil: 'load'})
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await askAsReader(page, query)
    costs.push({bytes: fetched.reduce((sum, path) => sum + brotli(readFileSync(join(dist, path))), 0), requests: fetched.length})
    await context.close()
  }
  await served.close()
  return costs
}

async function askAsReader(page: Page, query: string): Promise<void> {
  const box = page.locator('main input[name=q]')
  await box.focus()
  await box.fill(query)
  await page.waitForSelector('[data-search-state]', {state: 'attached', timeout: 60_000})
}

function middle(costs: ReadonlyArray<{bytes: number}>): [number, number] {
  const ordered = costs.map(({bytes}) => bytes).sort((a, b) => a - b)
  return [ordered[ordered.length >> 1]!, ordered.at(-1)!]
}

async function ownSearch(dist: string, browser: Browser): Promise<Row & {found: Map<string, string[]>}> {
  const served = await serve({dir: dist, port: 0})
  const page = await browser.newPage()
  await page.goto(`${served.url}search/`)
  await ask(page, labelled)
  const {found, times} = await ask(page, labelled)
  await page.close()
  await served.close()
  return {name: '本站', found, figures: measure(labelled, found), times, cold: middle(await coldBytes(dist, browser)), note: '浏览器里量'}
}

/** Pagefind as it comes: its own index of the built pages, its own ranking, its own script. */
async function stockPagefind(pages: readonly PageText[], browser: Browser): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'stock-'))
  try {
    await writeStock(folder, pages)
    const served = await serve({dir: folder, port: 0})
    const page = await browser.newPage()
    await page.goto(served.url)
    const run = `(async (questions) => {
      const {search} = await import('/pagefind/pagefind.js')
      const rows = []
      for (const {id, query} of questions) {
        const start = performance.now()
        const {results} = await search(query)
        const data = await Promise.all(results.slice(0, 10).map((result) => result.data()))
        rows.push([id, data.map(({url}) => url), performance.now() - start])
      }
      return rows
    })`
    const questions = labelled.filter(({only}) => !only).map(({id, query}) => ({id, query}))
    await page.evaluate(`${run}(${JSON.stringify(questions)})`)
    const rows = await page.evaluate<Array<[string, string[], number]>>(`${run}(${JSON.stringify(questions)})`)
    const restricted = labelled.filter(({only}) => only)
    // Its filters would do the same; the pages of other kinds are taken out of what it found.
    const more = await page.evaluate<Array<[string, string[], number]>>(
      `${run.replace('slice(0, 10)', 'slice(0, 100)')}(${JSON.stringify(restricted.map(({id, query}) => ({id, query})))})`,
    )
    const found = new Map([...rows, ...more].map(([id, paths]) => [id, narrowed(id, paths)]))
    const costs = []
    for (const query of coldQueries) {
      const context = await browser.newContext({locale: 'zh-CN'})
      const fresh = await context.newPage()
      await fresh.goto(served.url)
      const fetched: string[] = []
      context.on('request', (request) => fetched.push(new URL(request.url()).pathname))
      await fresh.evaluate(`${run}([{id: '', query: ${JSON.stringify(query)}}])`)
      costs.push({bytes: fetched.reduce((sum, path) => sum + brotli(readFileSync(join(folder, path))), 0)})
      await context.close()
    }
    await page.close()
    await served.close()
    return {
      name: 'Pagefind',
      figures: measure(labelled, found),
      times: rows.map(([, , time]) => time),
      cold: middle(costs),
      note: '浏览器里量',
    }
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** Stock Pagefind over the pages, with a page to run it in. */
async function writeStock(folder: string, pages: readonly PageText[]): Promise<void> {
  const {index, errors} = await createIndex({})
  if (!index) throw new Error(errors.join('; '))
  for (const {path, title, blocks} of pages) {
    const body = blocks.map(({text}) => `<p>${escape(text)}</p>`).join('')
    await index.addHTMLFile({url: path, content: `<html lang="zh-CN"><body><main><h1>${escape(title)}</h1>${body}</main></body></html>`})
  }
  const {files} = await index.getFiles()
  await close()
  for (const {path, content} of files) {
    mkdirSync(dirname(join(folder, 'pagefind', path)), {recursive: true})
    writeFileSync(join(folder, 'pagefind', path), content)
  }
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="zh-CN"><title>stock</title>')
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A question's answers, of the kinds that it asks for. */
function narrowed(id: string, paths: readonly string[]): string[] {
  const only = labelled.find((question) => question.id === id)?.only
  return paths.filter((path) => !only || only.some((kind) => kind === kindOf(path))).slice(0, 10)
}

/** Engines in JavaScript, asked in Node; their whole index and script must come before the first answer. None where they cannot be had. */
async function scriptEngines(pages: readonly PageText[]): Promise<Row[]> {
  let folder: string
  try {
    folder = installPeers('search', {minisearch: '7.2.0', flexsearch: '0.8.212', '@orama/orama': '3.1.18'})
  } catch (error) {
    console.error(`没有同其他搜索引擎比：${(error as Error).message}`)
    return []
  }
  const documents = pages.map(({path, title, blocks}) => ({id: path, title, text: blocks.map(({text}) => text).join('\n')}))
  const segmenter = new Intl.Segmenter('zh-CN', {granularity: 'word'})
  const words = (text: string) =>
    [...segmenter.segment(text.toLowerCase())].filter(({isWordLike}) => isWordLike).map(({segment}) => segment)
  const pairs = (text: string) => tokensOf(unitsOf(text)).filter((token) => token !== undefined)
  const script = (...files: string[]) => files.reduce((sum, file) => sum + brotli(readFileSync(join(folder, 'node_modules', file))), 0)

  const {default: MiniSearch} = await importPeer<{default: new (options: object) => MiniSearchLike}>(folder, 'minisearch/dist/es/index.js')
  const mini = (cut: (text: string) => string[]) => {
    const index = new MiniSearch({fields: ['title', 'text'], tokenize: cut, searchOptions: {boost: {title: 5}, prefix: true}})
    index.addAll(documents)
    return {index, bytes: brotli(JSON.stringify(index))}
  }
  const byWord = mini(words)
  const byPair = mini(pairs)
  const miniScript = script('minisearch/dist/es/index.js')

  const {Document} = await importPeer<{Document: new (options: object) => FlexLike}>(
    folder,
    'flexsearch/dist/flexsearch.bundle.module.min.mjs',
  )
  const flex = new Document({
    document: {
      id: 'id',
      index: [
        {field: 'title', encode: words, tokenize: 'forward'},
        {field: 'text', encode: words, tokenize: 'forward'},
      ],
    },
  })
  for (const document of documents) flex.add(document)
  const parts: string[] = []
  flex.export((_, data) => void parts.push(data ?? ''))

  const {create, insertMultiple, search, save} = await importPeer<OramaLike>(folder, '@orama/orama/dist/esm/index.js')
  const orama = create({
    schema: {id: 'string', title: 'string', text: 'string'},
    components: {tokenizer: {language: 'chinese', normalizationCache: new Map(), tokenize: words}},
  })
  await insertMultiple(orama, documents)
  const oramaScript = globSync('@orama/orama/dist/esm/**/*.js', {cwd: join(folder, 'node_modules')})

  const texts = brotli(JSON.stringify(documents))
  const row = async (name: string, bytes: number, note: string, find: (query: string) => string[] | Promise<string[]>): Promise<Row> => {
    const found = new Map<string, string[]>()
    const times: number[] = []
    for (const {query} of labelled) await find(query)
    for (const {id, query} of labelled) {
      const start = performance.now()
      const paths = await find(query)
      times.push(performance.now() - start)
      found.set(id, narrowed(id, paths))
    }
    return {name, figures: measure(labelled, found), times, cold: [bytes, bytes], note}
  }
  const note = `Node 里量；另有正文 ${(texts / 1000).toFixed(0)} kB 供摘要`
  return [
    await row('MiniSearch，按词', byWord.bytes + miniScript, note, (query) => byWord.index.search(query).map(({id}) => id)),
    await row('MiniSearch，按字对', byPair.bytes + miniScript, note, (query) => byPair.index.search(query).map(({id}) => id)),
    await row('FlexSearch', brotli(parts.join('\n')) + script('flexsearch/dist/flexsearch.bundle.module.min.mjs'), note, (query) => [
      ...new Set(flex.search(query, {limit: 100, suggest: true}).flatMap(({result}) => result)),
    ]),
    await row('Orama', brotli(JSON.stringify(save(orama))) + script(...oramaScript), note, async (query) =>
      (await search(orama, {term: query, limit: 100, boost: {title: 5}, threshold: 1})).hits.map(({document}) => document.id),
    ),
  ]
}

interface MiniSearchLike {
  addAll(documents: readonly object[]): void
  search(query: string): Array<{id: string}>
}
interface FlexLike {
  add(document: object): void
  export(handler: (key: string, data?: string) => void): void
  search(query: string, options: object): Array<{result: string[]}>
}
interface OramaLike {
  create(options: object): object
  insertMultiple(db: object, documents: readonly object[]): Promise<unknown>
  search(db: object, options: object): Promise<{hits: Array<{document: {id: string}}>}>
  save(db: object): object
}

/** Cold bytes of the site's own search at other numbers of pages: the same pages again, their blocks shuffled. */
async function sizeTable(dist: string, pages: readonly PageText[], sizes: number[], browser: Browser): Promise<string> {
  const rows = [['页数', '首次 kB 中位', '最多', '请求最多', '索引 MB', '编索引 秒']]
  const asked = readAskedSeeds()
  for (const size of [pages.length, ...sizes]) {
    const folder = mkdtempSync(join(tmpdir(), 'search-'))
    try {
      cpSync(dist, folder, {recursive: true, filter: (path) => !/[\\/]pagefind/.test(path.slice(dist.length))})
      const started = performance.now()
      const {files, hash} = await buildIndex(
        corpus(pages, size).map((page) => documentOf(page, asked.get(page.path))),
        readAloud,
      )
      const seconds = (performance.now() - started) / 1000
      for (const {path, content} of files) {
        mkdirSync(dirname(join(folder, 'pagefind', path)), {recursive: true})
        writeFileSync(join(folder, 'pagefind', path), content)
      }
      const html = readFileSync(join(folder, 'search/index.html'), 'utf8')
      const old = /data-search-index="([^"]+)"/.exec(html)![1]!
      writeFileSync(join(folder, 'search/index.html'), html.replaceAll(old, hash))
      const costs = await coldBytes(folder, browser)
      const [median, most] = middle(costs)
      rows.push([
        String(size),
        (median / 1000).toFixed(0),
        (most / 1000).toFixed(0),
        String(Math.max(...costs.map(({requests}) => requests))),
        (files.reduce((sum, {content}) => sum + content.length, 0) / 1e6).toFixed(1),
        seconds.toFixed(1),
      ])
    } finally {
      rmSync(folder, {recursive: true, force: true})
    }
  }
  return alignColumns(rows)
}

/** So many pages: those of the site, then copies of them with their blocks drawn from all pages. Equal calls give equal pages. */
function corpus(pages: readonly PageText[], size: number): PageText[] {
  const blocks = pages.flatMap((page) => page.blocks)
  let seed = 1
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  return Array.from({length: size}, (_, index) => {
    const page = pages[index % pages.length]!
    if (index < pages.length) return page
    const drawn = page.blocks.map((block) => ({...block, text: blocks[next(blocks.length)]!.text}))
    return {path: page.path.replace(/\/$/, `-${index}/`), title: `${page.title} ${index}`, blocks: drawn}
  })
}

/**
 * What a page weighs: everything that loads with it at a first visit, compressed with brotli (level 11), its requests
 * and its elements; and the budgets it must keep.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {brotliCompress} from 'node:zlib'
import type {BuiltPage} from './page.ts'
import {loadedBy, origin, readAddress, targetOf, type Fault, type Site} from './rules.ts'

const compress = promisify(brotliCompress)

export interface Weight {
  page: Pick<BuiltPage, 'path' | 'file' | 'kind'>
  /** Bytes of the page itself, compressed. */
  html: number
  /** Bytes of the page and all that it loads, compressed. */
  total: number
  /** Bytes of the scripts it loads, compressed. */
  script: number
  /** The page and the files that it loads; the icon of the browser's tab is not counted. */
  requests: number
  /** Elements in the tree. */
  nodes: number
}

export interface Budget {
  /** Name in the table. */
  name: string
  covers(kind: string): boolean
  total?: number
  requests?: number
  nodes?: number
  script?: number
}

/** Budgets of the design, in bytes; the first that covers a page holds. */
const budgets: Budget[] = [
  {name: '措施页', covers: (kind) => kind === 'plans/:plan/measure', total: 10_000, requests: 3, nodes: 300, script: 2_000},
  // 12 kB, and what the office fills into the footer.
  {name: '安全文章', covers: (kind) => kind === 'safety/:id', total: 12_500, script: 2_000},
  {name: '紧急页', covers: (kind) => kind === 'sos', total: 6_000, requests: 1, script: 0},
  {name: '教材页', covers: (kind) => kind === 'training/:id', total: 12_000, nodes: 200, script: 2_000},
  {name: '教材打印页', covers: (kind) => kind === 'training/:id/print', total: 20_000, nodes: 800, script: 2_000},
  {name: '课件', covers: (kind) => kind === 'training/:id/slides', total: 12_000, requests: 3, nodes: 800, script: 1_000},
  // It puts sheets together in the browser, which no other page does.
  {name: '培训包', covers: (kind) => kind === 'training/pack', total: 14_000, script: 3_000},
  // What search itself loads is measured with the search figures.
  {name: '搜索页', covers: (kind) => kind === 'search'},
  {name: '其他页', covers: () => true, script: 2_000},
]
/** The budget of a kind of page. */
export function budgetOf(kind: string): Budget {
  return budgets.find(({covers}) => covers(kind))!
}

/** The script that sets type size and dark before the first paint, compressed. */
const modeBudget = 400

/** Weigh the pages of a site. */
export function weigh({pages, ...site}: Site & {pages: readonly BuiltPage[]}, dir: string): Promise<Weight[]> {
  const scales = scalesFor(site, dir)
  return Promise.all(pages.map(async (page) => scales(page, (await compress(page.html)).length)))
}

/**
 * Weighs pages of a site, one after the other; what several pages load is read and compressed once.
 *
 * @returns a function of a page and its own size, compressed
 */
export function scalesFor({base}: Site, dir: string): (page: BuiltPage, html: number) => Promise<Weight> {
  const sizes = new Map<string, Promise<number>>()
  const loads = new Map<string, string[] | undefined>()
  const sizeOf = (file: string) => {
    let size = sizes.get(file)
    if (!size) sizes.set(file, (size = compress(readFileSync(join(dir, file))).then(({length}) => length)))
    return size
  }
  /** Addresses that a file of the site loads itself; undefined where there is no such file. */
  const loadsOf = (file: string) => {
    if (!loads.has(file)) loads.set(file, addressesIn(file, read(dir, file)))
    return loads.get(file)
  }
  return async (page, html) => {
    const loaded = new Set<string>()
    for (const element of page.elements) {
      if (/\bicon\b/.test(element.attributes.get('rel') ?? '')) continue
      // Loads only when the reader comes near it.
      if (element.attributes.get('loading') === 'lazy') continue
      for (const address of loadedBy(element)) add(address, base + page.path.slice(1))
    }
    function add(address: string, from: string): void {
      const url = readAddress(address, from)
      const file = url?.origin === origin ? targetOf(url, base)?.file : undefined
      // A part of the page's own picture, `#sign`, loads nothing; a malformed address and a missing file are another rule's.
      if (!file || file === page.file || loaded.has(file)) return
      const inside = loadsOf(file)
      if (!inside) return
      loaded.add(file)
      for (const next of inside) add(next, base + file)
    }
    const parts = await Promise.all([...loaded].map(async (file) => ({file, size: await sizeOf(file)})))
    const sum = (list: typeof parts) => list.reduce((total, {size}) => total + size, 0)
    return {
      page: {path: page.path, file: page.file, kind: page.kind},
      html,
      total: html + sum(parts),
      script: sum(parts.filter(({file}) => /\.m?js$/.test(file))),
      requests: 1 + loaded.size,
      nodes: page.elements.length,
    }
  }
}

/** Addresses that a style sheet or a script loads. */
function addressesIn(file: string, text: string | undefined): string[] | undefined {
  const inside = file.endsWith('.css')
    ? /(?:@import\s*|url\()["']?([^"')\s]+)/g
    : file.endsWith('.js')
      ? /(?:^|[;\s])(?:import|export)[^"'();]*["']([^"']+)["']/g
      : undefined
  return text === undefined ? undefined : inside ? [...text.matchAll(inside)].map(([, address]) => address!) : []
}

function read(dir: string, file: string): string | undefined {
  try {
    return readFileSync(join(dir, file), 'utf8')
  } catch {
    return undefined
  }
}

/** What of a page is over its budget. */
export function overweight({page, total, requests, nodes, script}: Weight): Fault[] {
  const budget = budgetOf(page.kind)
  const report = (what: string, value: number, limit: number | undefined) =>
    limit === undefined || value <= limit
      ? []
      : [{file: page.file, line: 1, column: 1, message: `${what} ${value}，超过${budget.name}的上限 ${limit}`, rule: 'budget'}]
  return [
    ...report('压缩后字节', total, budget.total),
    ...report('请求数', requests, budget.requests),
    ...report('元素数', nodes, budget.nodes),
    ...report('脚本字节', script, budget.script),
  ]
}

/** The script that sets type size and dark, on the page that has it, where it is over its budget. */
export async function overweightMode(page: BuiltPage): Promise<Fault[]> {
  const mode = page.elements.find(({name, attributes}) => name === 'script' && !attributes.has('src'))
  const size = mode ? (await compress(mode.text)).length : 0
  if (!mode || size <= modeBudget) return []
  const {line, column} = mode
  return [{file: page.file, line, column, message: `显示模式脚本 ${size} 字节，超过上限 ${modeBudget}`, rule: 'budget'}]
}

/** A table of the heaviest figures by kind of page. */
export function table(weights: Weight[]): string {
  const rows = [['页面', '页数', 'HTML', '全部', '脚本', '请求', '元素']]
  const kinds = Map.groupBy(weights, ({page}) => page.kind)
  const most = (list: Weight[], key: 'html' | 'total' | 'script' | 'requests' | 'nodes') =>
    String(list.reduce((most, weight) => Math.max(most, weight[key]), 0))
  for (const [kind, list] of [...kinds].sort(([a], [b]) => a.localeCompare(b))) {
    rows.push([kind, String(list.length), ...(['html', 'total', 'script', 'requests', 'nodes'] as const).map((key) => most(list, key))])
  }
  rows.push(['合计', String(weights.length), '', '', '', '', ''])
  return alignColumns(rows)
}

/** Columns of equal width; a Chinese character is two wide. The first column is left-aligned, numbers right. */
export function alignColumns(rows: string[][]): string {
  const width = (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => width(row[at]!))))
  return rows
    .map((row) =>
      row
        .map((cell, at) => {
          const space = ' '.repeat(widths[at]! - width(cell))
          return at === 0 ? cell + space : space + cell
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

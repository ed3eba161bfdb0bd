/**
 * npm run bench: the figures that the design promises, measured, beside a Starlight site that holds the same pages.
 *
 *   npm run bench               weight of pages, pages on a slow network, how building grows, search
 *   npm run bench -- --weight   only the weight, of the site in dist, against the budgets
 *   npm run bench -- --pages[=home,sos]   only pages in a browser on a slow network, of all kinds or of these
 *   npm run bench -- --growth[=1,10,100]  only building, at these multiples of the plans and articles
 *   npm run bench -- --plans=1,10,100     building with its audit, building again after one plan has changed, and the
 *                               bytes of searches, at these numbers of plans; 1000 takes hours
 *   npm run bench -- --search   only search: its answers and its cost, beside other engines (they are fetched first)
 *
 * With `--large` building is also measured at 100 times the content, and search at 10,000 pages. Starlight and the search
 * engines are installed in `.cache/peers` at the first run; without a network the figures of the site itself are told.
 */
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {filesOf, readPage} from './audit/page.ts'
import {alignColumns, budgetOf, table, weigh, type Weight} from './audit/weight.ts'
import {benchGrowth} from './bench/growth.ts'
import {benchPages} from './bench/pages.ts'
import {benchPlans} from './bench/plans.ts'
import {benchSearch} from './bench/search.ts'
import {buildStarlight} from './bench/starlight.ts'
import {root, siteAddress} from './seeds.ts'

const names = ['weight', 'pages', 'growth', 'plans', 'search', 'large'] as const
/** Flags with their values, '' where none is given. */
const flags = new Map(
  process.argv.slice(2).map((flag) => {
    const [, name, value = ''] = /^--([a-z]+)(?:=(.*))?$/.exec(flag) ?? []
    const known = names.find((one) => one === name)
    if (!known) stop(`不认识 ${flag}，可以用 ${names.map((one) => `--${one}`).join(' ')}。`)
    return [known, value] as const
  }),
)
const dist = join(root, 'dist')
const {base} = siteAddress()
const large = flags.delete('large')
const all = flags.size === 0
const needsSite = all || (['weight', 'pages', 'search'] as const).some((name) => flags.has(name))
if (needsSite && !existsSync(join(dist, 'index.html'))) {
  console.error('还没有网站，请先运行 npm run build。')
  process.exit(1)
}
const started = Date.now()
let peer: Promise<string | undefined> | undefined

if (all || flags.has('weight') || flags.has('pages')) {
  const files = filesOf(dist)
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => readPage(dist, file))
  const weights = await weigh({pages, files: new Set(files), base}, dist)
  if (all || flags.has('weight')) tell('页面重量（字节，brotli 11，首次打开）', `${table(weights)}\n\n${againstBudgets(weights)}`)
  if (all || flags.has('pages')) {
    const kinds = flags.get('pages')?.split(',').filter(Boolean) ?? []
    const chosen = kinds.length > 0 ? weights.filter(({page}) => kinds.includes(page.kind)) : weights
    tell('慢网络上的页面', await benchPages(dist, base, chosen, await starlight()))
  }
}
if (all || flags.has('search')) tell('搜索', await benchSearch(dist, large ? [1000, 10_000] : [1000], await starlight()))
// Last: it builds other sites in Starlight's place.
if (all || flags.has('growth')) {
  const sizes = sizesOf(flags.get('growth') || (large ? '1,10,100' : '1,10'))
  const title = '构建随内容的增长（方案和文章各这么多倍，不印 PDF）'
  tell(title, await benchGrowth(sizes, {peer: (site) => orTell(() => buildStarlight(site, base))}))
}
if (flags.has('plans')) tell('构建随方案数的增长', await benchPlans(sizesOf(flags.get('plans')!)))
console.error(`用时 ${Math.round((Date.now() - started) / 1000)} 秒。`)

function tell(title: string, text: string): void {
  console.log(`\n${title}\n\n${text}`)
}

function stop(message: string): never {
  console.error(message)
  process.exit(2)
}

function sizesOf(text: string): number[] {
  const sizes = text.split(',').map(Number)
  if (!sizes.every((size, index) => Number.isInteger(size) && size > (sizes[index - 1] ?? 0)))
    stop('写倍数或方案的个数，从小到大，用逗号隔开，比如 --plans=1,10,100。')
  return sizes
}

/** Folder of a Starlight site with the pages of ours, built at the first call; undefined where it cannot be had. */
function starlight(): Promise<string | undefined> {
  return (peer ??= orTell(() => buildStarlight(dist, base)).then((built) => built?.dir))
}

/** What is made, or undefined with the reason told: a comparison that fails keeps no figure of the site back. */
async function orTell<T>(make: () => Promise<T>): Promise<T | undefined> {
  try {
    return await make()
  } catch (error) {
    console.error(`没有同 Starlight 比：${(error as Error).message}`)
    return undefined
  }
}

/** The heaviest page of each budget beside its limits. */
function againstBudgets(list: Weight[]): string {
  const rows = [['预算', '最重的一页', '字节', '上限', '请求', '上限', '元素', '上限', '脚本', '上限']]
  const cell = (value: number | undefined) => (value === undefined ? '–' : String(value))
  for (const [budget, group] of Map.groupBy(list, ({page}) => budgetOf(page.kind))) {
    const most = (key: 'total' | 'requests' | 'nodes' | 'script') => String(Math.max(...group.map((weight) => weight[key])))
    const heaviest = group.reduce((a, b) => (b.total > a.total ? b : a))
    rows.push([
      budget.name,
      heaviest.page.path,
      most('total'),
      cell(budget.total),
      most('requests'),
      cell(budget.requests),
      most('nodes'),
      cell(budget.nodes),
      most('script'),
      cell(budget.script),
    ])
  }
  return alignColumns(rows)
}

/**
 * npm run bench: the figures that the design promises, measured.
 *
 *   npm run bench               weight of pages against the budgets, then how building grows with pages
 *   npm run bench -- --weight   only the weight, of the site in dist
 *   npm run bench -- --plans=1,10,100   only building, at these numbers of plans; 1000 takes hours and much memory
 *   npm run bench -- --search   only search: its answers and its cost, beside other engines (they are fetched first)
 *
 * Building is measured in CPU seconds of the process and of what it starts, so that a busy machine changes little, and
 * by the most memory that they hold together. The corpus grows by copies of the first plan under other ids, in a
 * temporary copy of the project.
 */
import {cpSync, existsSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {filesOf, readPage} from './audit/page.ts'
import {alignColumns, budgetOf, table, weigh, type Weight} from './audit/weight.ts'
import {benchSearch} from './bench/search.ts'
import {measure} from './bench/measure.ts'
import {copyProject} from './copy.ts'
import {planIds, root, siteAddress} from './seeds.ts'

const {values} = parseArgs({options: {weight: {type: 'boolean'}, search: {type: 'boolean'}, plans: {type: 'string'}}})
const dist = join(root, 'dist')
if (!existsSync(join(dist, 'index.html'))) {
  console.error('还没有网站，请先运行 npm run build。')
  process.exit(1)
}

if (values.plans) {
  const sizes = values.plans.split(',').map(Number)
  if (!sizes.every((size, index) => Number.isInteger(size) && size > (sizes[index - 1] ?? 0))) {
    console.error('--plans 后面写方案的个数，从小到大，用逗号隔开，比如 --plans=1,10,100。')
    process.exit(2)
  }
  console.log(`二、构建随方案数的增长\n\n${await growth(sizes)}`)
  process.exit()
}

if (values.search) {
  console.log(`三、搜索\n\n${await benchSearch(dist, [1000, 10_000])}`)
  process.exit()
}

const files = filesOf(dist)
const pages = files.filter((file) => file.endsWith('.html')).map((file) => readPage(dist, file))
const weights = await weigh({pages, files: new Set(files), base: siteAddress().base}, dist)
console.log(`一、页面重量（字节，brotli 11，首次打开）\n\n${table(weights)}\n\n${againstBudgets(weights)}`)
if (!values.weight) {
  console.log(`\n二、构建时间随页数的增长\n\n${await growth([1, 4, 10])}`)
  console.log(`\n三、搜索\n\n${await benchSearch(dist, [1000, 10_000])}`)
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

/** Build the site with so many plans, and tell pages, CPU seconds, memory and how they grow. */
async function growth(sizes: number[]): Promise<string> {
  const copy = copyProject()
  try {
    const rows = [
      ['方案数', '页数', '生成页面 CPU 秒', '构建 CPU 秒', '合计', '每页毫秒', '时间指数', '内存峰值 MB', '每页 kB', '内存指数'],
    ]
    let last: {pages: number; cpu: number; peak: number} | undefined
    let made = 1
    const [source] = planIds()
    for (const size of sizes) {
      while (made < size) cpSync(join(root, 'seeds', source!), join(copy, 'seeds', `copy-${++made}`), {recursive: true})
      const env = {OUT_DIR: undefined, BASE_PATH: undefined}
      const plan = await measure(copy, [join(copy, 'scripts/plan.ts')], env)
      const astro = await measure(copy, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], env)
      const pages = filesOf(join(copy, 'dist')).filter((file) => file.endsWith('.html')).length
      const now = {pages, cpu: plan.cpu + astro.cpu, peak: Math.max(plan.peak, astro.peak)}
      // y grows as x to the power of the exponent: 1 is linear.
      const exponent = (of: 'cpu' | 'peak') => (last ? (Math.log(now[of] / last[of]) / Math.log(now.pages / last.pages)).toFixed(2) : '–')
      rows.push([
        String(size),
        String(pages),
        plan.cpu.toFixed(1),
        astro.cpu.toFixed(1),
        now.cpu.toFixed(1),
        ((1000 * now.cpu) / pages).toFixed(0),
        exponent('cpu'),
        (now.peak / 1e6).toFixed(0),
        (now.peak / 1000 / pages).toFixed(0),
        exponent('peak'),
      ])
      console.error(rows.at(-1)!.join('  '))
      last = now
    }
    return `${alignColumns(rows)}\n（指数是和上一行比：1 是随页数线性增长，小于 1 更好）`
  } finally {
    rmSync(copy, {recursive: true, force: true})
  }
}

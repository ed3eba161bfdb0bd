/**
 * npm run bench: the figures that the design promises, measured.
 *
 *   npm run bench               weight of pages against the budgets, then how building grows with pages
 *   npm run bench -- --weight   only the weight, of the site in dist
 *   npm run bench -- --search   only search: its answers and its cost, beside other engines (they are fetched first)
 *
 * Building is measured in CPU seconds of Astro's own process, threads included, so that a busy machine changes little.
 * The corpus grows by copies of the first plan under other ids, in a temporary copy of the project.
 */
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {filesOf, readPage} from './audit/page.ts'
import {alignColumns, budgetOf, table, weigh, type Weight} from './audit/weight.ts'
import {benchSearch} from './bench/search.ts'
import {planIds, root, siteAddress} from './seeds.ts'

const {values} = parseArgs({options: {weight: {type: 'boolean'}, search: {type: 'boolean'}}})
const dist = join(root, 'dist')
if (!existsSync(join(dist, 'index.html'))) {
  console.error('还没有网站，请先运行 npm run build。')
  process.exit(1)
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
  console.log(`\n二、构建时间随页数的增长\n\n${growth([1, 4, 10])}`)
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

/** Build the site with so many plans, and tell pages, CPU seconds and how they grow. */
function growth(sizes: number[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    for (const name of ['scripts', 'src', 'seeds', 'content', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
      cpSync(join(root, name), join(copy, name), {recursive: true})
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    const rows = [['方案数', '页数', '生成页面 CPU 秒', '构建 CPU 秒', '合计', '每页毫秒', '页数倍数', '时间倍数']]
    let first: {pages: number; cpu: number} | undefined
    const [source] = planIds()
    for (const size of sizes) {
      for (let at = 2; at <= size; at++) cpSync(join(root, 'seeds', source!), join(copy, 'seeds', `copy-${at}`), {recursive: true})
      const plan = cpuSeconds(copy, [join(copy, 'scripts/plan.ts')])
      const astro = cpuSeconds(copy, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'])
      const count = filesOf(join(copy, 'dist')).filter((file) => file.endsWith('.html')).length
      const cpu = plan + astro
      first ??= {pages: count, cpu}
      rows.push([
        String(size),
        String(count),
        plan.toFixed(1),
        astro.toFixed(1),
        cpu.toFixed(1),
        ((1000 * cpu) / count).toFixed(0),
        (count / first.pages).toFixed(1),
        (cpu / first.cpu).toFixed(1),
      ])
    }
    return `${alignColumns(rows)}\n（时间倍数不大于页数倍数，就是随页数线性增长或更好）`
  } finally {
    rmSync(copy, {recursive: true, force: true})
  }
}

/**
 * Run a script in a folder and measure its CPU time.
 *
 * @throws with its output when it fails
 */
function cpuSeconds(cwd: string, argv: string[]): number {
  const report = join(cwd, 'cpu.json')
  // Written by the process itself as it ends: Node tells nothing of the CPU time of a child.
  const hook = `import {writeFileSync} from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(report)}, JSON.stringify(process.cpuUsage())))`
  const {status, stdout, stderr} = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...argv], {
    cwd,
    encoding: 'utf8',
    env: {...process.env, ASTRO_TELEMETRY_DISABLED: '1', OUT_DIR: undefined, BASE_PATH: undefined},
    maxBuffer: 1e9,
  })
  if (status !== 0) throw new Error(`${argv[0]}\n${stdout}${stderr}`)
  const {user, system} = JSON.parse(readFileSync(report, 'utf8')) as NodeJS.CpuUsage
  return (user + system) / 1e6
}

/**
 * The audit of a built site; a part of the build, which fails with it.
 *
 *   node scripts/audit.ts [FOLDER]    audit a folder, `dist`, built for BASE_PATH
 *
 * Prints each fault as `file:line:column error message rule-id` and one table of figures.
 */
import {readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {addressOf, filesOf, readPage} from './audit/page.ts'
import {rulesFor, type Fault} from './audit/rules.ts'
import {openVerdicts} from './audit/verdict.ts'
import {overweight, overweightMode, scalesFor, table, type Weight} from './audit/weight.ts'
import {root, siteAddress} from './seeds.ts'

interface Audited {
  faults: Fault[]
  weights: Weight[]
  /** Links to other hosts, by host. */
  hosts: Map<string, number>
}

/**
 * Audit a built site.
 *
 * @param dir   folder of the site
 * @param base  path it was built for, with slashes at both ends
 * @param kept  file of what the last audit found on pages that are as they were
 */
export async function audit(dir: string, base: string, kept = join(root, '.cache/audit.json')): Promise<Audited> {
  const files = filesOf(dir)
  const site = {files: new Set(files), base}
  const rules = rulesFor(site)
  const weigh = scalesFor(site, dir)
  const weights: Weight[] = []
  const verdicts = openVerdicts(kept)
  const own: Fault[] = []
  for (const file of files.filter((file) => file.endsWith('.html'))) {
    const page = readPage(dir, file)
    rules.add(page)
    const verdict = await verdicts.of(page.html)
    const weight = await weigh(page, verdict.size)
    weights.push(weight)
    own.push(...verdict.faults.map((fault) => ({file, ...fault})), ...overweight(weight))
    if (page.path === '/') own.push(...(await overweightMode(page)))
  }
  verdicts.save()
  const {faults, hosts} = rules.end()
  faults.push(...own, ...recordFaults(dir, site.files), ...sheetFaults(dir, files))
  return {faults: faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column), weights, hosts}
}

/** Every address in a published plan.json is a page. */
function recordFaults(dir: string, files: ReadonlySet<string>): Fault[] {
  return [...files]
    .filter((file) => /^plans\/[^/]+\/plan\.json$/.test(file))
    .flatMap((file) => {
      const {nodes} = JSON.parse(readFileSync(join(dir, file), 'utf8')) as {nodes: Array<{id: string; url: string}>}
      return nodes
        .filter(({url}) => addressOf(`${url.slice(1)}index.html`) !== url || !files.has(`${url.slice(1)}index.html`))
        .map(({id, url}) => ({file, line: 1, column: 1, message: `${id} 的地址 ${url} 没有页面`, rule: 'broken-link'}))
    })
}

/** A style sheet loads nothing from elsewhere, and nothing that the policy stops. */
function sheetFaults(dir: string, files: string[]): Fault[] {
  return files
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) =>
      [...readFileSync(join(dir, file), 'utf8').matchAll(/url\(\s*["']?((?:data|https?):|\/\/)[^)]{0,40}/g)].map(([address]) => ({
        file,
        line: 1,
        column: 1,
        message: `样式表要取 ${address}，本站不允许`,
        rule: 'foreign-request',
      })),
    )
}

/** Print what an audit found. Returns whether the site may be published. */
export function report({faults, weights, hosts}: Audited): boolean {
  const shown = 60
  for (const {file, line, column, message, rule} of faults.slice(0, shown))
    console.error(`${file}:${line}:${column} error ${message} ${rule}`)
  if (faults.length > shown) {
    const rules = [...Map.groupBy(faults, ({rule}) => rule)].map(([rule, list]) => `${rule} ${list.length}`)
    console.error(`……共 ${faults.length} 处：${rules.join('，')}`)
  }
  console.log(`\n${table(weights)}\n（同类页面中最重的一页；字节数为 brotli 压缩后，含首次打开时加载的全部文件）`)
  if (hosts.size > 0) console.log(`链接到的外部网站：${[...hosts].map(([host, count]) => `${host} ${count}`).join('，')}`)
  console.log(faults.length === 0 ? '审计：没有问题。' : `审计：${faults.length} 处问题。`)
  return faults.length === 0
}

if (import.meta.main) {
  process.exitCode = report(await audit(resolve(process.argv[2] ?? join(root, 'dist')), siteAddress().base)) ? 0 : 1
}

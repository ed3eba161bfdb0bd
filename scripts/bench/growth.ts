/**
 * How building grows with content: CPU seconds of the process and of what it starts, so that a busy machine changes
 * little, and the most memory that they hold together. The corpus grows by copies of the first plan, and of the articles,
 * under other ids, in a temporary copy of the project. PDFs are not printed.
 */
import {cpSync, globSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {filesOf} from '../audit/page.ts'
import {alignColumns} from '../audit/weight.ts'
import {copyProject} from '../copy.ts'
import {planIds, root} from '../seeds.ts'
import {ahead, exponent, kept} from './compare.ts'
import {measure} from './measure.ts'
import type {Starlight} from './starlight.ts'

/** A build: how large a site, and what it took. */
export interface Build {
  pages: number
  cpu: number
  peak: number
}

export interface GrowthOptions {
  /** Builds the same pages in Starlight. */
  peer?: (dist: string) => Promise<Starlight | undefined>
}

/**
 * Build the site at so many times its content, and tell pages, CPU seconds, memory and how they grow.
 *
 * @param sizes  ascending; 1 is the first plan and the articles as they are
 */
export async function benchGrowth(sizes: readonly number[], {peer}: GrowthOptions = {}): Promise<string> {
  const copy = copyProject()
  try {
    const own: Array<Build & {plan: number}> = []
    const others: Build[] = []
    let made = 1
    for (const size of sizes) {
      while (made < size) addCopy(copy, ++made)
      const env = {OUT_DIR: undefined, BASE_PATH: undefined}
      const plan = await measure(copy, [join(copy, 'scripts/plan.ts')], env)
      const astro = await measure(copy, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], env)
      const dist = join(copy, 'dist')
      const pages = filesOf(dist).filter((file) => file.endsWith('.html')).length
      own.push({pages, plan: plan.cpu, cpu: plan.cpu + astro.cpu, peak: Math.max(plan.peak, astro.peak)})
      const other = await peer?.(dist)
      if (other) others.push({pages: other.pages, ...other.used})
      console.error(`${size} 倍：${told(own.at(-1)!)}${other ? `；Starlight ${told(others.at(-1)!)}` : ''}`)
    }
    return `${growthTable(sizes, own, others)}\n其中本站另外做的，最后一次：${extras(filesOf(join(copy, 'dist')))}${peer ? '；Starlight 不做' : ''}。`
  } finally {
    rmSync(copy, {recursive: true, force: true})
  }
}

/** One more plan, and one more of each article, in a copy of the project. */
function addCopy(copy: string, number: number): void {
  cpSync(join(root, 'seeds', planIds()[0]!), join(copy, 'seeds', `copy-${number}`), {recursive: true})
  for (const file of globSync('content/safety/[!_]*.mdx', {cwd: root}))
    cpSync(join(root, file), join(copy, file.replace(/\.mdx$/, `-${number}.mdx`)))
}

/** What a build makes beside pages, their assets and the search index: endings and how many. */
function extras(files: readonly string[]): string {
  const made = files.filter((file) => /\.(?:docx|xlsx|csv|ics|png|txt|md|htm|json|xml)$/.test(file) && !/^(?:_astro|pagefind)/.test(file))
  return [...Map.groupBy(made, (file) => file.slice(file.lastIndexOf('.') + 1))]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([ending, list]) => `.${ending} ${list.length}`)
    .join('、')
}

function told({pages, cpu, peak}: Build): string {
  return `${pages} 页，${cpu.toFixed(1)} CPU 秒，${(peak / 1e6).toFixed(0)} MB`
}

/** Each build beside that of the peer, and the exponents of growth with pages. */
export function growthTable(sizes: readonly number[], own: ReadonlyArray<Build & {plan: number}>, others: readonly Build[]): string {
  const columns = ['CPU 秒', '每页毫秒', '内存 MB']
  const cells = ({pages, cpu, peak}: Build) => [cpu.toFixed(1), ((1000 * cpu) / pages).toFixed(1), (peak / 1e6).toFixed(0)]
  const compared = others.length === own.length
  const rows = [
    [
      '倍数',
      '页数',
      '其中生成页面 CPU 秒',
      ...columns,
      ...(compared ? [...columns.map((name) => `Starlight ${name}`), '时间领先', '内存领先'] : []),
    ],
    ...own.map((build, at) => {
      const other = others[at]
      const leader = (of: 'cpu' | 'peak') => {
        const who = ahead({own: build[of], peer: other![of]}, 0.03)
        return who === '对方' ? 'Starlight' : who
      }
      return [
        String(sizes[at]),
        String(build.pages),
        build.plan.toFixed(1),
        ...cells(build),
        ...(compared ? [...cells(other!), leader('cpu'), leader('peak')] : []),
      ]
    }),
  ]
  const powerOf = (list: readonly Build[], of: 'cpu' | 'peak') => exponent(list.map((build) => [build.pages, build[of]]))
  const growth = (name: string, list: readonly Build[]) =>
    `${name} 时间 ${powerOf(list, 'cpu')?.toFixed(2) ?? '–'}，内存 ${powerOf(list, 'peak')?.toFixed(2) ?? '–'}`
  const time = powerOf(own, 'cpu')
  return [
    alignColumns(rows),
    `随页数增长的指数（1 是线性，小于 1 更好）：${growth('本站', own)}${compared ? `；${growth('Starlight', others)}` : ''}`,
    ...(time === undefined ? [] : [`预算：时间最多线性增长，${kept(Number(time.toFixed(2)) <= 1)}。`]),
  ].join('\n')
}

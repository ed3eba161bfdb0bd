/**
 * How building grows with content: CPU seconds of the process and of what it starts, so that a busy machine changes
 * little, and the most memory that they hold together. The corpus grows by copies of the first plan, and of the articles,
 * under other ids, in a temporary copy of the project. PDFs are not printed.
 *
 * Starlight makes pages and a search index, and no files beside them. It is compared with a build of ours that makes no
 * more: from the Markdown that is there, as there, without reading the seeds and without the files that only we offer.
 */
import {cpSync, globSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {filesOf} from '../audit/page.ts'
import {alignColumns} from '../audit/weight.ts'
import {copyProject} from '../copy.ts'
import {planIds, root} from '../seeds.ts'
import {ahead, exponent, kept} from './compare.ts'
import {measure, megabytes} from './measure.ts'
import type {Starlight} from './starlight.ts'

/** A build: how large a site, and what it took. */
export interface Build {
  pages: number
  cpu: number
  peak: number
}

/** A build of ours. */
export interface OwnBuild extends Build {
  /** CPU seconds of making the pages of plans from the seeds, contained in `cpu`. */
  plan: number
  /** What pages and search index alone took, where there is a peer. */
  bare?: Pick<Build, 'cpu' | 'peak'>
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
  const makePages = join(copy, 'scripts/bench/make-pages.ts')
  try {
    const own: OwnBuild[] = []
    const others: Array<Build | undefined> = []
    let made = 1
    for (const size of sizes) {
      while (made < size) addCopy(copy, ++made)
      const env = {OUT_DIR: undefined, BASE_PATH: undefined}
      const plan = await measure(copy, [join(copy, 'scripts/plan.ts')], env)
      const dist = join(copy, 'dist')
      const astro = await measure(copy, [makePages, dist], env)
      const pages = pagesIn(dist)
      own.push({pages, plan: plan.cpu, cpu: plan.cpu + astro.cpu, peak: Math.max(plan.peak, astro.peak)})
      const other = size <= peerMost ? await peer?.(dist) : undefined
      others.push(other && {pages: other.pages, ...other.used})
      if (other) {
        const dir = join(copy, 'dist-bare')
        own.at(-1)!.bare = await bare(copy, () => measure(copy, [makePages, dir], env))
        if (pagesIn(dir) !== pages) throw new Error(`只做页面和索引：${pagesIn(dir)} 页，应当是 ${pages} 页`)
      }
      console.error(
        `${size} 倍：${told(own.at(-1)!)}${other ? `；Starlight ${told(others.at(-1)!)}，只做页面和索引 ${own.at(-1)!.bare!.cpu.toFixed(1)}` : ''}`,
      )
    }
    return `${growthTable(sizes, own, others)}\n其中本站另外做的，最后一次：${extras(filesOf(join(copy, 'dist')))}${peer ? '；Starlight 不做' : ''}。`
  } finally {
    rmSync(copy, {recursive: true, force: true})
  }
}

/** Starlight builds in one run and holds all pages: above this it would want more memory than most machines have. */
const peerMost = 10

/** One more plan, and one more of each article, in a copy of the project. */
function addCopy(copy: string, number: number): void {
  cpSync(join(root, 'seeds', planIds()[0]!), join(copy, 'seeds', `copy-${number}`), {recursive: true})
  for (const file of globSync('content/safety/[!_]*.mdx', {cwd: root}))
    cpSync(join(root, file), join(copy, file.replace(/\.mdx$/, `-${number}.mdx`)))
}

function pagesIn(dir: string): number {
  return filesOf(dir).filter((file) => file.endsWith('.html')).length
}

/** Do something in a copy of the project that makes pages and the search index alone. */
async function bare<T>(copy: string, use: () => Promise<T>): Promise<T> {
  const aside = join(copy, 'aside')
  const endpoints = globSync('src/pages/**/*.ts', {cwd: copy})
  const config = join(copy, 'astro.config.mjs')
  const whole = readFileSync(config, 'utf8')
  const without = whole.replace('    publish(),\n', '')
  if (without === whole) throw new Error('astro.config.mjs 里没有 publish()')
  cpSync(join(copy, 'src/pages'), aside, {recursive: true})
  try {
    for (const file of endpoints) rmSync(join(copy, file))
    writeFileSync(config, without)
    return await use()
  } finally {
    cpSync(aside, join(copy, 'src/pages'), {recursive: true})
    rmSync(aside, {recursive: true})
    writeFileSync(config, whole)
  }
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
  return `${pages} 页，${cpu.toFixed(1)} CPU 秒，${megabytes(peak)} MB`
}

/** Each build beside that of the peer, and the exponents of growth with pages. */
export function growthTable(sizes: readonly number[], own: readonly OwnBuild[], others: ReadonlyArray<Build | undefined>): string {
  const columns = ['CPU 秒', '每页毫秒', '内存 MB']
  const cells = ({pages, cpu, peak}: Build) => [cpu.toFixed(1), ((1000 * cpu) / pages).toFixed(1), megabytes(peak)]
  const peers = others.filter((other) => other !== undefined)
  const compared = peers.length > 0
  const rows = [
    [
      '倍数',
      '页数',
      '其中生成页面 CPU 秒',
      ...columns,
      ...(compared ? ['只做页面和索引 CPU 秒', '内存 MB', ...columns.map((name) => `Starlight ${name}`), '时间领先', '内存领先'] : []),
    ],
    ...own.map((build, at) => {
      const other = others[at]
      const leader = (of: 'cpu' | 'peak') => {
        const who = ahead({own: build.bare![of], peer: other![of]}, 0.03)
        return who === '对方' ? 'Starlight' : who
      }
      return [
        String(sizes[at]),
        String(build.pages),
        build.plan.toFixed(1),
        ...cells(build),
        ...(other
          ? [build.bare!.cpu.toFixed(1), megabytes(build.bare!.peak), ...cells(other), leader('cpu'), leader('peak')]
          : compared
            ? Array<string>(7).fill('–')
            : []),
      ]
    }),
  ]
  const powerOf = (list: readonly Build[], of: 'cpu' | 'peak') => exponent(list.map((build) => [build.pages, build[of]]))
  const growth = (name: string, list: readonly Build[]) =>
    `${name} 时间 ${powerOf(list, 'cpu')?.toFixed(2) ?? '–'}，内存 ${powerOf(list, 'peak')?.toFixed(2) ?? '–'}`
  const time = powerOf(own, 'cpu')
  return [
    alignColumns(rows),
    `随页数增长的指数（1 是线性，小于 1 更好）：${growth('本站', own)}${compared ? `；${growth('Starlight', peers)}` : ''}`,
    ...(time === undefined ? [] : [`预算：时间最多线性增长，${kept(Number(time.toFixed(2)) <= 1)}。`]),
  ].join('\n')
}

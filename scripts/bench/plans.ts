/**
 * How a site grows with its plans: the whole build with its audit, as `npm run build` does it without PDFs, then the same
 * after the text of one plan was changed, then what a search fetches. The plans are the first one again, of other towns,
 * in a temporary copy of the project.
 */
import {createHash} from 'node:crypto'
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Browser} from 'playwright-core'
import {filesOf} from '../audit/page.ts'
import {alignColumns} from '../audit/weight.ts'
import {launchBrowser} from '../browser.ts'
import {copyProject} from '../copy.ts'
import {planIds} from '../seeds.ts'
import {exponent, kept} from './compare.ts'
import {measure, megabytes, type Used} from './measure.ts'
import {coldBytes} from './search.ts'
import {addTown, townPlan} from './towns.ts'

/** A site: how large it is, and what it took. */
export interface PlansSite {
  plans: number
  pages: number
  build: Used
  /** Building again after one plan has changed. */
  again: Used
  /** Pages that this changed. */
  changed: number
  /** Bytes that a search of the whole site fetches, and one that is kept to a plan, by question. */
  whole: number[]
  plan: number[]
}

/** The name of a law, the number of a measure, a word of every plan, a word of some parts, pinyin. */
const questions = ['安全生产法', '措施26', '检查', '燃气报警器', 'ranqi']
/** A search may cost so many times what it costs on a site of one plan. */
const most = 2

/**
 * Build, and tell pages, CPU seconds, memory, bytes of searches, and how they grow.
 *
 * @param sizes  numbers of plans, ascending
 */
export async function benchPlans(sizes: readonly number[]): Promise<string> {
  const copy = copyProject()
  const browser = await launchBrowser()
  try {
    const sites: PlansSite[] = []
    let made = 1
    for (const size of sizes) {
      while (made < size) addTown(copy, ++made)
      const site = await measureSite(copy, size, browser)
      sites.push(site)
      console.error(
        `${size} 个方案：${site.pages} 页，${site.build.cpu.toFixed(0)} CPU 秒，最大的进程 ${megabytes(site.build.largest)} MB；` +
          `改一个方案重建 ${site.again.cpu.toFixed(0)} CPU 秒，变了 ${site.changed} 页`,
      )
    }
    return plansTables(sites)
  } finally {
    await browser.close()
    rmSync(copy, {recursive: true, force: true})
  }
}

/** What building and searching took at each size, how it grows, and whether the budgets are kept. */
export function plansTables(sites: readonly PlansSite[]): string {
  return `${buildTable(sites)}\n\n${searchTable(sites)}`
}

async function measureSite(copy: string, plans: number, browser: Browser): Promise<PlansSite> {
  const dist = join(copy, 'dist')
  const build = () => measure(copy, [join(copy, 'scripts/build.ts'), '--no-pdf'], {OUT_DIR: undefined, BASE_PATH: '/'})
  // Nothing of a smaller site is to help.
  rmSync(join(copy, '.cache'), {recursive: true, force: true})
  const first = await build()
  const before = pagesOf(dist)
  const last = plans === 1 ? planIds()[0]! : townPlan(plans)
  changeText(join(copy, 'seeds', last, 'plan.txt'), plans)
  const again = await build()
  const after = pagesOf(dist)
  const bytes = async (plan?: string) => (await coldBytes(dist, browser, questions, plan)).map(({bytes}) => bytes)
  return {
    plans,
    pages: after.size,
    build: first,
    again,
    changed: [...after].filter(([file, html]) => before.get(file) !== html).length,
    whole: await bytes(),
    plan: await bytes(last),
  }
}

/** Pages of a site, each with a hash. */
function pagesOf(dist: string): Map<string, string> {
  const pages = filesOf(dist).filter((file) => file.endsWith('.html'))
  return new Map(
    pages.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(dist, file)))
        .digest('base64'),
    ]),
  )
}

/** Change a word in one measure, another one at every call. */
function changeText(path: string, number: number): void {
  const text = readFileSync(path, 'utf8')
  const changed = text.replace('等压力容器', `、储气罐${number > 1 ? '、储油罐' : ''}等压力容器`)
  if (changed === text) throw new Error(`${path} has no 压力容器`)
  writeFileSync(path, changed)
}

function buildTable(sites: readonly PlansSite[]): string {
  const power = (a: PlansSite, b: PlansSite, of: (site: PlansSite) => number) =>
    exponent([a, b].map((site) => [site.pages, of(site)] as const))?.toFixed(2) ?? '–'
  const rows = [
    ['方案', '页数', 'CPU 秒', '每页毫秒', '最大的进程 MB', '指数：时间', '指数：内存', '改一个方案 CPU 秒', '最大的进程 MB', '变了的页'],
    ...sites.map((site, at) => {
      const before = sites[at - 1]
      return [
        String(site.plans),
        String(site.pages),
        site.build.cpu.toFixed(0),
        ((1000 * site.build.cpu) / site.pages).toFixed(1),
        megabytes(site.build.largest),
        before ? power(before, site, ({build}) => build.cpu) : '',
        before ? power(before, site, ({build}) => build.largest) : '',
        site.again.cpu.toFixed(0),
        megabytes(site.again.largest),
        String(site.changed),
      ]
    }),
  ]
  const time = exponent(sites.map(({pages, build}) => [pages, build.cpu]))
  return [
    alignColumns(rows),
    '时间算上全部子进程；指数是比上一行按页数增长的，1 是线性。',
    ...(time === undefined ? [] : [`预算：时间最多线性增长，从头到尾 ${time.toFixed(2)}，${kept(Number(time.toFixed(2)) <= 1)}。`]),
  ].join('\n')
}

function searchTable(sites: readonly PlansSite[]): string {
  const cells = (bytes: readonly number[]) => bytes.map((value) => (value / 1000).toFixed(0))
  const rows = [
    ['搜一次下载 kB', '范围', ...questions],
    ...sites.flatMap(({plans, whole, plan}) => [
      [`${plans} 个方案`, '全站', ...cells(whole)],
      [`${plans} 个方案`, '只看一个方案', ...cells(plan)],
    ]),
  ]
  const first = sites[0]!
  const growth = Math.max(
    ...sites.flatMap(({whole, plan}) => questions.flatMap((_, at) => [whole[at]! / first.whole[at]!, plan[at]! / first.plan[at]!])),
  )
  return [
    alignColumns(rows),
    `新浏览器里量，算上程序、索引和十条摘要，brotli。预算：不超过第一行的 ${most} 倍，最多 ${growth.toFixed(2)} 倍，${kept(growth <= most)}。`,
  ].join('\n')
}

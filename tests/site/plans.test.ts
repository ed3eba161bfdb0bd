/**
 * Several plans on one site: 铜川镇's, and two of an invented town in other layouts, of which the second replaces the first.
 * `fixtures/seeds` is laid over the seeds of a copy of the project, and the copy is built, with three indexes in place of one.
 * Beside it on the host lies the index of another town's site, and is missing the index of a third.
 */
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {filesOf} from '../../scripts/audit/page.ts'
import {buildIndex} from '../../src/search/build.ts'
import {documentOf} from '../../src/search/document.ts'
import {readAloud} from '../../src/search/reader.ts'
import type {PlanRecord} from '../../src/plan/index.ts'
import {ask} from '../search/ask.ts'
import type {Labelled} from '../search/labelled.ts'
import {copyBuilt, openSite, pagesOf, readPage, type Site} from './site.ts'

const copy = copyBuilt()
const dir = join(copy, 'dist')
const record = (id: string) => JSON.parse(readFileSync(join(dir, `plans/${id}/plan.json`), 'utf8')) as PlanRecord
const banner = 'class="archived"'
let built: {status: number | null; output: string}
let site: Site

beforeAll(async () => {
  cpSync(join(import.meta.dirname, 'fixtures/seeds'), join(copy, 'seeds'), {recursive: true})
  const settings = join(copy, 'seeds/site.yaml')
  const others = '[{name: 青河镇, path: /qinghe/}, {name: 白山镇, path: /baishan/}]'
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('searchAlso: []', `searchAlso: ${others}`))
  // Vitest sets variables that Vite takes for its own.
  const {
    NODE_ENV: _node,
    MODE: _mode,
    DEV: _dev,
    PROD: _prod,
    SSR: _ssr,
    BASE_URL: _url,
    VITEST: _vitest,
    OUT_DIR: _out,
    ...rest
  } = process.env
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(copy, 'scripts/build.ts'), '--no-pdf'], {
    cwd: copy,
    encoding: 'utf8',
    env: {...rest, BASE_PATH: '/', PAGES_PER_INDEX: '150'},
    maxBuffer: 1e8,
  })
  built = {status, output: stdout + stderr}
  if (status !== 0) return
  await addOtherSite()
  site = await openSite({dir})
}, 600_000)
afterAll(async () => {
  await site?.close()
  rmSync(copy, {recursive: true, force: true})
}, 60_000)

/** Put the index of another site below the folder that is served. */
async function addOtherSite(): Promise<void> {
  const page = (name: string, title: string, text: string) => documentOf({path: `/plans/qinghe-2025/${name}/`, title, blocks: [{text}]})
  const {files, hash} = await buildIndex(
    [
      page('measure-1', '措施 1 盯紧河道冰面', '封冻以后每天巡查河道冰面，劝离上冰的人，立牌拉线。'),
      page('measure-2', '措施 2 管住燃气', '每季度检查餐馆的燃气报警器，发现拆掉的当场装回。'),
    ],
    readAloud,
  )
  for (const {path, content} of [...files, {path: 'indexes.json', content: JSON.stringify([hash])}]) {
    mkdirSync(dirname(join(dir, 'qinghe/pagefind', path)), {recursive: true})
    writeFileSync(join(dir, 'qinghe/pagefind', path), content)
  }
}

test('the site passes its own audit', () => expect(built.status, built.output).toBe(0))

describe('pages', () => {
  test('every part of every plan has one', () => {
    for (const id of ['tongchuan-2024', 'yunxi-2022', 'yunxi-2025']) {
      const paths = new Set(pagesOf(dir))
      expect(
        record(id)
          .nodes.map(({url}) => url)
          .filter((url) => !paths.has(url)),
      ).toEqual([])
    }
  })

  test('a plan of chapters and articles has its measures on its map', () => {
    const {nodes} = record('yunxi-2025')
    const measures = nodes.filter(({kind}) => kind === 'measure')
    expect(measures.map(({number}) => number)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17])
    const map = readPage('/plans/yunxi-2025/', dir)
    for (const {url} of measures) expect(map).toContain(`href="${url}"`)
  })

  test('the list has current plans before those that are archived, and says what became of them', () => {
    const [current, archived] = readPage('/plans/', dir).split('id="archived"') as [string, string]
    for (const id of ['tongchuan-2024', 'yunxi-2025']) expect(current).toContain(`href="/plans/${id}/"`)
    expect(archived).toContain('href="/plans/yunxi-2022/"')
    expect(archived).toContain('由云溪镇安全生产提升行动实施方案（2025—2027年）接替')
    expect(archived).toContain('到 2024-12-31 为止')
  })

  test('every page of the archived plan leads to its successor, and no other page is marked so', () => {
    const marked = pagesOf(dir).filter((path) => readPage(path, dir).includes(banner))
    expect(marked).toEqual(pagesOf(dir).filter((path) => path.startsWith('/plans/yunxi-2022/')))
    expect(readPage('/plans/yunxi-2022/measure-1/', dir)).toMatch(/class="archived"[^]*?href="\/plans\/yunxi-2025\/"/)
  })

  test('the home page stays with the plan that the site names', () => {
    const home = readPage('/', dir)
    expect(home).toContain('href="/plans/tongchuan-2024/measure-26/"')
    expect(home).not.toContain('/plans/yunxi-2025/measure-3/')
  })

  test('articles for residents stand only with the plan that they name', () => {
    expect(readPage('/plans/tongchuan-2024/measure-9/', dir)).toContain('居民该知道的')
    for (const path of pagesOf(dir).filter((path) => path.startsWith('/plans/yunxi')))
      expect(readPage(path, dir)).not.toContain('居民该知道的')
  })

  test('a regulation is cited by the parts of both', () => {
    const law = readPage('/regulations/work-safety-law/', dir)
    expect(law).toContain('云溪镇安全生产提升行动实施方案（2025—2027年）（云政发〔2025〕6号）：方案点了名的')
    expect(law).toContain('href="/plans/yunxi-2025/preamble/"')
  })
})

describe('duties', () => {
  test('the front page shows those of the named plan and leads to the others, the archived one last', () => {
    const page = readPage('/duties/', dir)
    expect(page).not.toContain('/plans/yunxi-2025/measure-6/')
    const others = page.slice(page.indexOf('id="other-plans"'))
    expect(others).toMatch(/href="\/plans\/yunxi-2025\/duties\/"[^]*href="\/plans\/yunxi-2022\/duties\/"[^]*?已归档，5 项/)
  })

  test('an office finds its own in each plan', () => {
    expect(readPage('/duties/emergency-office/', dir)).toContain('href="/plans/yunxi-2025/duties/#emergency-office"')
    const duties = readPage('/plans/yunxi-2025/duties/', dir)
    expect(duties).toContain('id="emergency-office"')
    expect(duties).toMatch(/href="\/plans\/yunxi-2025\/measure-6\/#s1"/)
  })

  test('each plan has its table and its calendar, within its own years', () => {
    expect(filesOf(dir)).toEqual(expect.arrayContaining(['csv', 'ics', 'xlsx'].map((format) => `plans/yunxi-2025/duties/duties.${format}`)))
    const calendar = readFileSync(join(dir, 'plans/yunxi-2022/duties/duties.ics'), 'utf8')
    expect(calendar.match(/UNTIL=\d+/g)).toEqual(expect.arrayContaining(['UNTIL=20241231']))
    expect(calendar).not.toContain('UNTIL=2022')
  })
})

describe('training', () => {
  test('the front page has the kits of the named plan, and one line for each other that has some', () => {
    const page = readPage('/training/', dir)
    expect(page).toContain('href="/training/tongchuan-2024-action-1/"')
    expect(page).toMatch(/href="\/plans\/yunxi-2022\/training\/"[^]*?已归档，2 套/)
    expect(page).not.toContain('href="/training/yunxi-2022-action-1/"')
  })

  test('the kits of another plan stand on a page of its own', () => {
    expect(readPage('/plans/yunxi-2022/', dir)).toContain('href="/plans/yunxi-2022/training/"')
    expect(readPage('/plans/yunxi-2022/training/', dir)).toContain('href="/training/yunxi-2022-action-1/"')
    expect(readPage('/training/yunxi-2022-action-1/', dir)).toContain('<title>教材：行动 1')
  })
})

describe('search', () => {
  const question = (id: string, query: string): Labelled => ({id, query, kind: 'words', half: 'tune', want: {}})

  test('finds words of each plan, and of two that say the same the current one first', async () => {
    const {page, context} = await site.open('/search/')
    const {found} = await ask(page, [question('raft', '竹筏漂流'), question('vest', '救生衣'), question('number', '措施3')])
    await context.close()
    const at = (id: string, path: string) => found.get(id)!.indexOf(path)
    expect(at('raft', '/plans/yunxi-2025/measure-10/')).toBe(0)
    // Both say it in their text, none in its title.
    expect(at('vest', '/plans/yunxi-2025/measure-15/')).toBeGreaterThanOrEqual(0)
    expect(at('vest', '/plans/yunxi-2022/measure-2/')).toBeGreaterThan(at('vest', '/plans/yunxi-2025/measure-15/'))
    expect(found.get('number')!.slice(0, 3)).toEqual([
      '/plans/tongchuan-2024/measure-3/',
      '/plans/yunxi-2025/measure-3/',
      '/plans/yunxi-2022/measure-3/',
    ])
  }, 120_000)

  test('reads its own three indexes and that of the other site as one, and says which site it could not search', async () => {
    expect(
      readPage('/search/', dir)
        .match(/data-search-index="([^"]*)"/)![1]!
        .split(' '),
    ).toHaveLength(3)
    const {page, context} = await site.open('/search/?q=燃气报警器')
    await page.waitForSelector('[data-search-state="done"]')
    const found = await page.locator('[data-search-result] h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(found).toContain('/qinghe/plans/qinghe-2025/measure-2/')
    expect(found.some((address) => address?.startsWith('/plans/'))).toBe(true)
    expect(found.some((address) => address?.startsWith('/safety/'))).toBe(true)
    expect(await page.locator('[data-search-notes]').textContent()).toContain('白山镇的网页没有搜到')
    await page.getByRole('searchbox').fill('河道冰面')
    const other = page.locator('[data-search-result]', {has: page.locator('a[href="/qinghe/plans/qinghe-2025/measure-1/"]')})
    await other.waitFor()
    expect(await other.textContent()).toContain('青河镇：方案')
    await context.close()
  })

  test('keeps to a plan that is chosen, and says whose page each is', async () => {
    const {page, context, errors} = await site.open('/search/?q=检查')
    await page.waitForSelector('[data-search-state="done"]')
    await page.locator('[data-search-plan]').selectOption('yunxi-2022')
    await page.waitForURL('**plan=yunxi-2022')
    await page.waitForSelector('[data-search-state="done"]')
    const links = await page.locator('[data-search-result] a').evaluateAll((list) => list.map((link) => link.getAttribute('href')!))
    expect(links.length).toBeGreaterThan(1)
    expect(links.filter((link) => !link.startsWith('/plans/yunxi-2022/'))).toEqual([])
    expect(await page.locator('.search-kind').first().textContent()).toContain(
      '方案：云溪镇安全生产提升行动方案（云政发〔2022〕9号），已归档',
    )
    // The index of 白山镇, which is not there.
    expect(errors).toEqual([expect.stringContaining('404')])
    await context.close()
  }, 60_000)
})

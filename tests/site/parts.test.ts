/**
 * A site of many plans is built in parts, a few plans at a time. With one plan at a time, and after a change of the plan that
 * the front pages show: only that plan is built and indexed anew, and the site is the one that a single run from nothing
 * makes. Its search reads the other plans only when it is asked to.
 */
import {spawnSync} from 'node:child_process'
import {cpSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {filesOf} from '../../scripts/audit/page.ts'
import {copyBuilt, openSite, type Site} from './site.ts'

const copy = copyBuilt()
afterAll(() => rmSync(copy, {recursive: true, force: true}), 60_000)

/** Build into a folder of the copy, so many plans at once. */
function build(name: string, plansAtOnce: number): string {
  // Vitest sets variables that Vite takes for its own.
  const {NODE_ENV: _node, MODE: _mode, DEV: _dev, PROD: _prod, SSR: _ssr, BASE_URL: _url, VITEST: _vitest, ...rest} = process.env
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(copy, 'scripts/build.ts'), '--no-pdf'], {
    cwd: copy,
    encoding: 'utf8',
    env: {
      ...rest,
      BASE_PATH: '/',
      OUT_DIR: join(copy, name),
      PLANS_AT_ONCE: String(plansAtOnce),
      PLANS_TOGETHER: '1',
      PLANS_PER_INDEX: '1',
    },
    maxBuffer: 1e8,
  })
  expect(status, stdout + stderr).toBe(0)
  return stdout
}

/** Change a text of the copy. */
function edit(name: string, from: string, to: string): void {
  const text = readFileSync(join(copy, name), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(copy, name), text.replace(from, to))
}

test('one changed plan is built anew, and the site is as if all of it were', () => {
  cpSync(join(import.meta.dirname, 'fixtures/seeds'), join(copy, 'seeds'), {recursive: true})
  // One article names parts of two plans: the pages of both show it.
  edit('content/safety/boiler-gas-cylinder.mdx', 'measures: [measure-11]', 'measures: [measure-11, yunxi-2025/measure-15]')
  const first = build('parts', 1)
  expect(first).toContain('3 个要生成，0 个没有变化')
  expect(first).toContain('分 3 个索引，3 个要编')

  edit('seeds/tongchuan-2024/plan.txt', '氧气瓶等压力容器', '氧气瓶、储气罐等压力容器')
  const second = build('parts', 1)
  expect(second).toContain('1 个要生成，2 个没有变化')
  expect(second).toContain('分 3 个索引，1 个要编')
  for (const kept of ['plans', 'search']) rmSync(join(copy, '.cache', kept), {recursive: true})
  build('whole', 20)

  const [parts, whole] = [join(copy, 'parts'), join(copy, 'whole')]
  expect(readFileSync(join(whole, 'plans/tongchuan-2024/measure-11/index.html'), 'utf8')).toContain('储气罐')
  expect(readFileSync(join(whole, 'plans/yunxi-2025/measure-15/index.html'), 'utf8')).toContain('/safety/boiler-gas-cylinder/')
  expect(filesOf(parts)).toEqual(filesOf(whole))
  expect(filesOf(parts).filter((file) => !readFileSync(join(parts, file)).equals(readFileSync(join(whole, file))))).toEqual([])
}, 900_000)

describe('search', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite({dir: join(copy, 'parts')})
  }, 60_000)
  afterAll(() => site?.close())
  const links = (page: Page) =>
    page.locator('[data-search-result] h2 a').evaluateAll((list) => list.map((link) => link.getAttribute('href')!))
  const done = '[data-search-state=done]'
  const ask = async (page: Page, query: string) => {
    await page.getByRole('searchbox').fill(query)
    await page.waitForURL((address) => address.searchParams.get('q') === query)
    await page.waitForSelector(done)
  }

  test('of the whole site reads the newest plan, finds the others by their names, and goes on to them when asked', async () => {
    const {page, context, requests, errors} = await site.open('/search/?q=救生衣')
    await page.waitForSelector('[data-search-state]', {state: 'attached'})
    expect((await links(page)).filter((link) => link.startsWith('/plans/yunxi'))).toEqual([])
    const others = page.locator('[data-search-others]')
    expect(await others.textContent()).toContain('还有 2 个方案的条文没有搜')
    expect(requests.filter((address) => address.includes('/pagefind/plans/'))).toEqual([])
    for (const left of [1, 0]) {
      await others.getByRole('button').click()
      await (left > 0 ? others.getByText(`还有 ${left} 个方案`).waitFor() : others.waitFor({state: 'hidden'}))
    }
    await page.waitForSelector(done)
    expect(await links(page)).toEqual(expect.arrayContaining(['/plans/yunxi-2025/measure-15/', '/plans/yunxi-2022/measure-2/']))
    await ask(page, '云溪镇')
    expect(await links(page)).toContain('/plans/yunxi-2025/')
    expect(errors).toEqual([])
    await context.close()
  }, 60_000)

  test('that is kept to a plan reads the index of that plan alone', async () => {
    const {page, context, requests, errors} = await site.open('/search/?plan=yunxi-2022&q=救生衣')
    await page.waitForSelector(done)
    expect((await links(page))[0]).toBe('/plans/yunxi-2022/measure-2/')
    expect((await links(page)).filter((link) => !link.startsWith('/plans/yunxi-2022/'))).toEqual([])
    const heads = requests.filter((address) => address.endsWith('.pf_meta'))
    expect(heads.map((address) => new URL(address).pathname.replace(/[^/]*$/, ''))).toEqual(['/pagefind/plans/yunxi-2022/'])
    expect(await page.locator('[data-search-others]').isHidden()).toBe(true)
    await page.locator('[data-search-plan]').selectOption('tongchuan-2024')
    await page.waitForURL('**plan=tongchuan-2024**')
    await ask(page, '储气罐')
    expect(await links(page)).toContain('/plans/tongchuan-2024/measure-11/')
    expect(errors).toEqual([])
    await context.close()
  }, 60_000)
})

/**
 * axe finds nothing on any page, in light, dark and 特大; and the tree that a browser gives to a screen reader, of one page
 * of each kind, has a name for everything that is operated, and a plan by which one finds one's way.
 *
 * The elements of a page are the same in all modes, so all rules run once on every page, in light. In dark and in 特大 the
 * longest page of each kind is held against all rules, and every page, of a kind with many pages every fourth, against
 * the rules that look at how it is drawn.
 */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {AxeResults, RunOptions} from 'axe-core'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {kindOf} from '../../scripts/audit/page.ts'
import {openSite, pageOfEachKind, pagesOf, type Site} from './site.ts'
import {faultsOfTree, readTree} from './tree.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const all: RunOptions['runOnly'] = {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}
const drawn: RunOptions['runOnly'] = {
  type: 'rule',
  values: ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable'],
}

const modes = {
  light: {colorScheme: 'light', size: ''},
  dark: {colorScheme: 'dark', size: ''},
  特大: {colorScheme: 'light', size: 'huge'},
} as const
type Mode = keyof typeof modes
const found: Record<Mode, string[]> = {light: [], dark: [], 特大: []}
const trees = new Map<string, string[]>()

/** Pages that axe has read, by mode. */
const read: Record<Mode, Set<string>> = {light: new Set(), dark: new Set(), 特大: new Set()}

let site: Site
beforeAll(async () => {
  site = await openSite()
  const longest = new Set(pageOfEachKind())
  // Kits of articles are made from one pattern and from articles that are all read: every fourth of them.
  const paths = pagesOf().filter((path, at) => at % 4 === 0 || !/^\/training\/./.test(path) || longest.has(path))
  const total = paths.length
  const sampled = new Set(
    [...Map.groupBy(paths, kindOf).values()].flatMap((kin) => kin.filter((_, at) => kin.length <= 20 || at % 4 === 0)),
  )
  const tab = async () => {
    // The policy is left out only for axe itself; it has a test of its own.
    const context = await site.browser.newContext({viewport: {width: 1280, height: 900}, bypassCSP: true, reducedMotion: 'reduce'})
    await context.addInitScript(axe)
    const page = await context.newPage()
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      if (paths.length % 50 === 0) console.log(`axe：${total - paths.length}/${total} 页`)
      await page.goto(site.at(path), {waitUntil: 'load'})
      if (longest.has(path)) {
        const tree = await readTree(page)
        // Also what lies far below: Chromium leaves out what `content-visibility` has not laid out yet.
        const links = await page.locator('a[href]:visible').count()
        const told = tree.filter(({role}) => role === 'link').length
        trees.set(path, [...faultsOfTree(tree), ...(told < links ? [`${links - told} of ${links} links not told`] : [])])
      }
      for (const [mode, {colorScheme, size}] of Object.entries(modes)) {
        if (mode !== 'light' && !longest.has(path) && !sampled.has(path)) continue
        read[mode as Mode].add(path)
        await page.emulateMedia({colorScheme})
        await page.evaluate((value) => (document.documentElement.dataset.size = value), size)
        const runOnly = mode === 'light' || longest.has(path) ? all : drawn
        // Only css-orientation-lock reads the style sheets themselves, and those are the same on all pages of a kind.
        found[mode as Mode].push(...(await run(page, path, {runOnly, preload: longest.has(path), resultTypes: ['violations']})))
      }
    }
    await context.close()
  }
  await Promise.all([tab(), tab()])
}, 3_600_000)
afterAll(() => site?.close())

/** What axe finds on a page as it is now. */
async function run(page: Page, path: string, options: RunOptions): Promise<string[]> {
  const violations = await page.evaluate<AxeResults['violations'], RunOptions>(
    (options) => (globalThis as unknown as {axe: typeof import('axe-core')}).axe.run(document, options).then(({violations}) => violations),
    options,
  )
  return violations.map(({id, help, nodes}) => `${path} ${id}: ${help} (${nodes.length}×) ${nodes[0]?.target.join(' ')}`)
}

test('a page of every kind was held against axe in every mode, and every page but kits in light', () => {
  for (const pages of Object.values(read)) expect(pageOfEachKind().filter((path) => !pages.has(path))).toEqual([])
  expect(pagesOf().filter((path) => !read.light.has(path) && !path.startsWith('/training/'))).toEqual([])
})
test.each(Object.keys(modes) as Mode[])('no violation in %s', (mode) => expect(found[mode].sort()).toEqual([]))

describe('the tree for screen readers', () => {
  test.each(pageOfEachKind())('%s', (path) => expect(trees.get(path)).toEqual([]))

  test.each([
    ['a link without words', '<main><h1>甲</h1><a href="/"></a></main>', 'link without a name'],
    ['a field without a label', '<main><h1>甲</h1><input></main>', 'textbox without a name'],
    ['a picture without words', '<main><h1>甲</h1><svg role="img"></svg></main>', 'image without a name'],
    ['something to operate that has no role', '<main><h1>甲</h1><div tabindex="0">乙</div></main>', 'focus on a generic'],
    ['no main part', '<h1>甲</h1>', '0 × main'],
    ['two main parts', '<main><h1>甲</h1></main><main></main>', '2 × main'],
    ['a level left out', '<main><h1>甲</h1><h3>乙</h3></main>', 'heading 3 after 1: 乙'],
    ['two titles', '<main><h1>甲</h1><h1>乙</h1></main>', '2 × heading 1'],
    ['a landmark without a name', '<nav><a href="/">甲</a></nav><main><h1>甲</h1></main>', 'navigation without a name'],
    [
      'two of one name',
      '<nav aria-label="甲"></nav><nav aria-label="甲"></nav><main><h1>甲</h1></main>',
      'two of a kind with one name: navigation 甲',
    ],
  ])('would tell %s', async (_, body, fault) => {
    const page = await site.browser.newPage()
    await page.setContent(`<!doctype html><html lang="zh-CN"><title>甲</title><body>${body}`)
    expect(faultsOfTree(await readTree(page))).toContain(fault)
    await page.close()
  })
})

/**
 * axe finds nothing on any page, in light, dark and 特大.
 *
 * The tree of a page is the same in all three, so all rules run once on every page, in light. In dark and in 特大 the
 * longest page of each kind is held against all rules, and every page, of a kind with many pages every fourth, against
 * the rules that look at how it is drawn.
 */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {AxeResults, RunOptions} from 'axe-core'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {kindOf} from '../../scripts/audit/page.ts'
import {openSite, pageOfEachKind, pagesOf, type Site} from './site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const all: RunOptions['runOnly'] = {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}
const drawn: RunOptions['runOnly'] = {
  type: 'rule',
  values: ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable', 'css-orientation-lock'],
}

const modes = {
  light: {colorScheme: 'light', size: ''},
  dark: {colorScheme: 'dark', size: ''},
  特大: {colorScheme: 'light', size: 'huge'},
} as const
const found: Record<keyof typeof modes, string[]> = {light: [], dark: [], 特大: []}

/** Pages that axe has read, by mode. */
const read: Record<keyof typeof modes, Set<string>> = {light: new Set(), dark: new Set(), 特大: new Set()}

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
      for (const [mode, {colorScheme, size}] of Object.entries(modes)) {
        if (mode !== 'light' && !longest.has(path) && !sampled.has(path)) continue
        read[mode as keyof typeof modes].add(path)
        await page.emulateMedia({colorScheme})
        await page.evaluate((value) => (document.documentElement.dataset.size = value), size)
        found[mode as keyof typeof modes].push(...(await run(page, path, mode === 'light' || longest.has(path) ? all : drawn)))
      }
    }
    await context.close()
  }
  await Promise.all([tab(), tab()])
}, 3_600_000)
afterAll(() => site?.close())

/** What axe finds on a page as it is now. */
async function run(page: Page, path: string, runOnly: RunOptions['runOnly']): Promise<string[]> {
  const {violations} = await page.evaluate<AxeResults, RunOptions>(
    (options) => (globalThis as unknown as {axe: typeof import('axe-core')}).axe.run(document, options),
    {runOnly, resultTypes: ['violations']},
  )
  return violations.map(({id, help, nodes}) => `${path} ${id}: ${help} (${nodes.length}×) ${nodes[0]?.target.join(' ')}`)
}

test('a page of every kind was held against axe in every mode, and every page but kits in light', () => {
  for (const pages of Object.values(read)) expect(pageOfEachKind().filter((path) => !pages.has(path))).toEqual([])
  expect(pagesOf().filter((path) => !read.light.has(path) && !path.startsWith('/training/'))).toEqual([])
})
test.each(Object.keys(modes) as Array<keyof typeof modes>)('no violation in %s', (mode) => expect(found[mode].sort()).toEqual([]))

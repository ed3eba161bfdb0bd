/** axe finds nothing on the longest page of each kind, in light, dark and 特大. */
import {createRequire} from 'node:module'
import {readFileSync} from 'node:fs'
import type {AxeResults} from 'axe-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openSite, pageOfEachKind, type Site} from './site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 60_000)
afterAll(() => site?.close())

/** Pages are shared out among a few tabs. */
async function everyKind(options: {dark?: boolean; size?: string}): Promise<string[]> {
  const paths = pageOfEachKind()
  const found: string[] = []
  const tab = async () => {
    // bypassCSP only for axe itself; the policy has a test of its own.
    const context = await site.browser.newContext({
      colorScheme: options.dark ? 'dark' : 'light',
      viewport: {width: 1280, height: 900},
      bypassCSP: true,
      reducedMotion: 'reduce',
    })
    await context.addInitScript(axe)
    if (options.size) await context.addInitScript((size) => localStorage.setItem('aqtc', `${size} `), options.size)
    const page = await context.newPage()
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      await page.goto(site.url.replace(/\/$/, '') + path, {waitUntil: 'load'})
      const {violations} = await page.evaluate<AxeResults, string[]>(
        (values) =>
          (globalThis as unknown as {axe: typeof import('axe-core')}).axe.run(document, {
            runOnly: {type: 'tag', values},
            resultTypes: ['violations'],
          }),
        tags,
      )
      for (const {id, help, nodes} of violations) found.push(`${path} ${id}: ${help} (${nodes.length}×) ${nodes[0]?.target.join(' ')}`)
    }
    await context.close()
  }
  await Promise.all([tab(), tab(), tab()])
  return found.sort()
}

test('light', async () => expect(await everyKind({})).toEqual([]), 600_000)
test('dark', async () => expect(await everyKind({dark: true})).toEqual([]), 600_000)
test('largest type', async () => expect(await everyKind({size: 'huge'})).toEqual([]), 600_000)

/** The built site uses nothing that the oldest browsers of package.json lack, unless it reads and works as well without. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {filesOf, readPage} from '../../scripts/audit/page.ts'
import {newerInElement, newerInScript, newerInSheet} from './floor.ts'
import {dist} from './site.ts'

/** What may be newer, and why nothing is lost without it. */
const accepted: Record<string, string> = {
  'property text-wrap': 'headings break where they happen to',
  'property text-autospace': 'no gap between Chinese and Latin characters',
  'value cursor: pointer': 'a phone has no cursor',
  'value break-after: avoid': 'a printed heading may stand at the foot of a sheet; PDFs are printed by the build',
  'value break-before: avoid': 'as above',
  'at-rule page': 'paper has the margins of the browser',
  'at-rule bottom-left': 'no imprint in the margin of paper',
  'at-rule bottom-right': 'as above',
  'at-rule property': 'Tailwind sets the same value under @supports',
}

/** `file:line what` of what is not accepted. */
function refused(file: string, found: Array<{what: string; line: number}>): string[] {
  return found.filter(({what}) => !Object.hasOwn(accepted, what)).map(({what, line}) => `${file}:${line} ${what}`)
}

const files = filesOf(dist)
const read = (file: string) => readFileSync(join(dist, file), 'utf8')

describe('the built site', () => {
  test('its style sheets', () => {
    const sheets = files.filter((file) => file.endsWith('.css'))
    expect(sheets.length).toBeGreaterThan(5)
    expect(sheets.flatMap((file) => refused(file, newerInSheet(read(file))))).toEqual([])
  })

  test('its scripts', () => {
    const scripts = files.filter((file) => /\.m?js$/.test(file))
    expect(scripts.length).toBeGreaterThan(5)
    expect(scripts.flatMap((file) => refused(file, newerInScript(read(file))))).toEqual([])
  })

  test('its markup and the scripts in it', () => {
    const found = new Set<string>()
    const inline = new Set<string>()
    for (const file of files.filter((file) => file.endsWith('.html')))
      for (const {name, attributes, text} of readPage(dist, file).elements) {
        for (const what of newerInElement(name, attributes.keys())) found.add(what)
        if (name === 'script' && !attributes.has('src') && !attributes.get('type')?.includes('json')) inline.add(text)
      }
    expect(
      refused(
        'html',
        [...found].map((what) => ({what, line: 1})),
      ),
    ).toEqual([])
    expect([...inline].flatMap((source) => refused('inline', newerInScript(source)))).toEqual([])
  })
})

describe('what is newer than the floor is seen', () => {
  test.each([
    ['.a { color: color-mix(in srgb, red, blue) }', 'value color: color-mix'],
    ['.a { .b { color: red } }', 'nesting'],
    ['.a { @media print { color: red } }', 'nesting'],
    ['.a { height: 100dvh }', 'value height: dvh'],
    ['.a { text-wrap: pretty }', 'property text-wrap'],
    ['details::details-content { color: red }', 'selector details-content'],
    ['@container (width > 3em) { a { color: red } }', 'at-rule container'],
    ['@media (width > 3em) { a { color: red } }', 'at-rule media range'],
    ['@scope (.a) { b { color: red } }', 'at-rule scope'],
    ['@supports not (color: color-mix(in srgb, red, blue)) { a { height: 1dvh } }', 'value height: dvh'],
  ])('%s', (css, what) => {
    expect(newerInSheet(css).map((newer) => newer.what)).toContain(what)
  })

  test.each([
    ['[2, 1].toSorted()', 'name .toSorted'],
    ['Object.groupBy([], String)', 'name Object.groupBy'],
    ['Promise.withResolvers()', 'name Promise.withResolvers'],
    ['new Set().union(new Set())', 'name .union'],
    ['new CompressionStream("gzip")', 'name CompressionStream'],
    ['class A { static { A.b = 1 } }', 'syntax StaticBlock'],
    ['/(?<=a)b/.test("ab")', 'syntax lookbehind'],
    ['/[a--b]/v.test("a")', 'syntax v flag'],
    ['import a from "./a.json" with {type: "json"}', 'syntax import attributes'],
  ])('%s', (source, what) => {
    expect(newerInScript(source).map((newer) => newer.what)).toContain(what)
  })

  test('markup', () => {
    expect(newerInElement('details', ['open', 'name'])).toEqual(['attribute details name'])
    expect(newerInElement('div', ['popover'])).toEqual(['attribute div popover'])
  })

  test('a fallback is none, and neither is what old browsers know', () => {
    expect(newerInSheet('.a { height: 100vh; height: 100dvh } @supports (height: 1dvh) { .a { height: 1dvh } }')).toEqual([])
    expect(
      newerInSheet('.a::before { color: rgb(0 0 0 / 50%); inset: 0; gap: min(1rem, 2vw) } :is(a, b) { -webkit-hyphens: auto }'),
    ).toEqual([])
    expect(
      newerInScript('navigator.share?.({}); "toSorted" in [] && [].toSorted(); [1].at(-1); structuredClone({}); Object.hasOwn({}, "a")'),
    ).toEqual([])
  })
})

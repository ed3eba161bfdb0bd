/** Licences and checksums of everything that is installed: a new licence is read by somebody before it comes in. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {root} from '../../scripts/seeds.ts'

/** Licences (SPDX) that ask for no more than that notices are kept. */
const permissive = 'MIT ISC Apache-2.0 BSD BSD-2-Clause BSD-3-Clause 0BSD BlueOak-1.0.0 CC0-1.0 Python-2.0 Zlib'.split(' ')

/** Others, each with the packages that may have it and why. */
const others: Record<string, {packages: RegExp; why: string}> = {
  'OFL-1.1': {packages: /^@fontsource\//, why: 'fonts, inside PDFs and pictures'},
  'MPL-2.0': {packages: /^(?:lightningcss|axe-core|ical\.js)/, why: 'tools, unchanged and not published'},
  'LGPL-3.0-or-later': {packages: /^@img\/sharp-/, why: 'a library that makes pictures, unchanged and not published'},
}

const {packages} = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, {license?: string; integrity?: string; resolved?: string; inBundle?: boolean}>
}
const installed = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, {license = 'none'}]) => ({name: path.replace(/^.*node_modules\//, ''), license}))

/** Whether a licence expression (SPDX, annex D) is one that the lists know for this package. */
function isKnown(name: string, license: string): boolean {
  const choices = license.replace(/[()]/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((one) => permissive.includes(one) || others[one]?.packages.test(name)))
}

test('every package has a licence that is known', () => {
  expect(installed.length).toBeGreaterThan(100)
  expect(installed.filter(({name, license}) => !isKnown(name, license))).toEqual([])
})

test('every package has a checksum, its own or that of the package it lies in, and no address of its own', () => {
  const all = Object.entries(packages).filter(([path]) => path !== '')
  expect(all.filter(([, {integrity, inBundle}]) => !inBundle && !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
  expect(all.filter(([, {resolved}]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})

test('an unknown licence would be told, also beside a known one', () => {
  expect(isKnown('any', 'GPL-3.0-only')).toBe(false)
  expect(isKnown('any', 'MIT AND GPL-3.0-only')).toBe(false)
  expect(isKnown('any', 'MIT OR GPL-3.0-only')).toBe(true)
  expect(isKnown('any', 'LGPL-3.0-or-later')).toBe(false)
})

test('about the site names what readers are given with it', () => {
  const page = readFileSync(join(root, 'content/about/method.mdx'), 'utf8')
  for (const name of ['Pagefind', 'pinyin-pro', '思源黑体', '思源宋体', '霞鹜文楷']) expect(page).toContain(name)
})

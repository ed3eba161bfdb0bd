/** Packages that are named in package.json are the ones that the code asks for: none undeclared, none left over. */
import {globSync, readFileSync} from 'node:fs'
import {builtinModules} from 'node:module'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {root} from '../../scripts/seeds.ts'

const {
  dependencies,
  optionalDependencies,
  devDependencies,
  prettier: {plugins},
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
  /** What stands in for a program that a machine may have: Node 24, a browser. */
  optionalDependencies: Record<string, string>
  devDependencies: Record<string, string>
  prettier: {plugins: string[]}
}
const all = Object.keys({...dependencies, ...optionalDependencies, ...devDependencies})
/** What no file imports, and why it is there. */
const tools: Record<string, string> = {
  node: 'runs every command',
  prettier: 'npm run format, npm test',
  '@astrojs/check': 'npm run check, npm test',
  typescript: 'of @astrojs/check',
  '@types/node': 'types of Node for @astrojs/check',
  'lxgw-wenkai-lite-webfont': 'read as files, by name, in src/press/fonts.ts',
  '@fontsource/noto-serif-sc': 'as above',
  '@fontsource/noto-sans-sc': 'as above',
}
/** Types of what libraries hand out, the trees of unified and the plugins of Astro: they bring them. */
const typesOnly = new Set(['mdast', 'unist', 'vite'])
/** Made by Astro, Vite and our own plugins; by the site itself for what runs in a browser. */
const virtual = /^(?:astro:|virtual:|node:|\.|\/|data:)/

const files = ['src', 'scripts', 'tests'].flatMap((folder) =>
  globSync(`${folder}/**/*.{ts,js,mjs,astro,css}`, {cwd: root}).filter((path) => !path.includes('/fixtures/')),
)
const imports = [...files, 'astro.config.mjs'].flatMap((path) =>
  [
    ...readFileSync(join(root, path), 'utf8').matchAll(
      /(?:^import |^export .*from |^\} from |[^\w]import\(|(?:\)|require)\.resolve\(|^@import |import type .* from |^import .* from )\s*['"]([^'"\n]+)['"]/gm,
    ),
  ].map(([statement, from]) => ({path, statement, from: from!})),
)
const packageOf = (from: string) => from.split('/', from.startsWith('@') ? 2 : 1).join('/')
const asked = imports.filter(({from}) => !virtual.test(from) && !builtinModules.includes(from))

test('every package that a file imports is named', () => {
  expect(asked.length).toBeGreaterThan(100)
  const named = new Set(all)
  const isType = ({statement, from}: {statement: string; from: string}) => typesOnly.has(from) && /\btype\b/.test(statement)
  expect(asked.filter((one) => !named.has(packageOf(one.from)) && !isType(one)).map(({path, from}) => `${path}: ${from}`)).toEqual([])
})

test('what makes the site is no package for tests', () => {
  const made = asked.filter(({path, statement}) => !path.startsWith('tests/') && !/\bimport type\b/.test(statement))
  expect(made.filter(({from}) => packageOf(from) in devDependencies).map(({path, from}) => `${path}: ${from}`)).toEqual([])
})

test('every package that is named is imported, or has its reason', () => {
  const used = new Set([...asked.map(({from}) => packageOf(from)), ...plugins, ...Object.keys(tools)])
  expect(all.filter((name) => !used.has(name))).toEqual([])
})

test('what makes the site are 30 packages at most', () => expect(Object.keys(dependencies).length).toBeLessThanOrEqual(30))

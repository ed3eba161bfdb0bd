/**
 * The public face of the core, and what it must not know.
 */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {root} from '../../scripts/seeds.ts'
import * as core from '../../src/plan/index.ts'

test('public names', () => {
  const reading = ['compile', 'foreignFormat', 'formatFinding', 'readSource', 'splitSentences']
  const writing = ['toAkomaNtoso', 'toPlainText', 'toWholeMarkdown']
  expect(Object.keys(core).sort()).toEqual([...reading, ...writing, 'readNumeral', 'writeNumeral'].sort())
})

const files = (folder: string) =>
  readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'}).filter((name) => /\.(ts|astro|mjs)$/.test(name))

test('the core knows no file system, network, clock or Astro, and nothing above it', () => {
  for (const name of files('src/plan')) {
    const text = readFileSync(join(root, 'src/plan', name), 'utf8')
    const imports = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1]!)
    expect(
      imports.filter((path) => /^(astro|node:|\.\.)/.test(path)),
      name,
    ).toEqual([])
    expect(text, name).not.toMatch(/Date\.now|new Date\(\)|Math\.random|fetch\(|process\./)
  }
})

// The browser's search reads numerals, and must not carry the whole core with it.
test('outside the core only its index is imported', () => {
  for (const folder of ['src', 'scripts']) {
    for (const name of files(folder).filter((name) => !name.startsWith('plan/'))) {
      const text = readFileSync(join(root, folder, name), 'utf8')
      const inner = [...text.matchAll(/from '[^']*\/plan\/(\w+)\.ts'/g)].map((match) => match[1])
      expect(
        inner.filter((module) => module !== 'index' && !(name.startsWith('search/') && module === 'numeral')),
        join(folder, name),
      ).toEqual([])
    }
  }
})

/** The audit over small sites with faults: what it finds when pages are read one after the other, and what it keeps. */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {audit} from '../../scripts/audit.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'audit-'))))
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const page = (title: string, body: string) =>
  `<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>${title}</title><meta name="description" content="${title}"></head>\n` +
  `<body><main><h1>${title}</h1>\n${body}\n</main></body>\n</html>\n`

/** Write a site and tell its faults as lines. */
async function faultsOf(site: Record<string, string>): Promise<string[]> {
  for (const [file, html] of Object.entries(site)) {
    mkdirSync(dirname(join(folder, 'site', file)), {recursive: true})
    writeFileSync(join(folder, 'site', file), html)
  }
  const {faults} = await audit(join(folder, 'site'), '/', join(folder, 'kept.json'))
  return faults.map(({file, line, rule}) => `${file}:${line} ${rule}`)
}

const link = (address: string) => `<p><a href="${address}">去看</a></p>`
const sound = {
  'a/index.html': page('甲', `<h2 id="here">这里</h2>${link('/b/#there')}`),
  'b/index.html': page('乙', `<h2 id="there">那里</h2>${link('/a/#here')}`),
  'index.html': page('首页', link('/a/')),
}

test('a site without faults has none', async () => expect(await faultsOf(sound)).toEqual([]))

test('an anchor that is not there is found on a page before and on a page after', async () =>
  expect(
    await faultsOf({
      ...sound,
      'a/index.html': page('甲', `<h2 id="here">这里</h2>\n${link('/b/#ther')}`),
      'b/index.html': page('乙', `<h2 id="there">那里</h2>\n${link('/a/#her')}\n${link('/c/')}`),
    }),
  ).toEqual(['a/index.html:6 broken-anchor', 'b/index.html:6 broken-anchor', 'b/index.html:7 broken-link']))

test('an address that no server could read is a fault of its page', async () =>
  expect(await faultsOf({...sound, 'b/index.html': page('乙', `<h2 id="there">那里</h2>\n${link('/50%/')}\n${link('/a/#50%')}`)})).toEqual([
    'b/index.html:6 malformed-link',
    'b/index.html:7 malformed-link',
  ]))

test('a page that the home page does not lead to is found, over any number of steps', async () =>
  expect(await faultsOf({...sound, 'c/index.html': page('丙', link('/a/'))})).toEqual(['c/index.html:1 unreachable']))

test('two pages of one title, an id twice, a style in the page, markup that is not valid', async () =>
  expect(
    await faultsOf({
      ...sound,
      'b/index.html': page('甲', `<h2 id="there">那里</h2>\n<p id="there">一</p>\n<p style="color: red">二</p>\n<ul><p>三</p></ul>`),
    }),
  ).toEqual([
    'b/index.html:1 unique-title',
    'b/index.html:6 duplicate-id',
    'b/index.html:7 inline-style',
    'b/index.html:8 element-permitted-content',
  ]))

test('a page that is as it was is not judged again, one that has changed is', async () => {
  const file = join(folder, 'kept.json')
  expect(await faultsOf(sound)).toEqual([])
  const kept = JSON.parse(readFileSync(file, 'utf8')) as {pages: Record<string, {faults: unknown[]}>}
  expect(Object.keys(kept.pages)).toHaveLength(3)
  for (const verdict of Object.values(kept.pages)) verdict.faults.push({line: 9, column: 1, message: '', rule: 'kept'})
  writeFileSync(file, JSON.stringify(kept))
  const changed = {...sound, 'a/index.html': page('甲', `<h2 id="here">这里</h2>${link('/b/#there')}\n<ul><p>新</p></ul>`)}
  expect(await faultsOf(changed)).toEqual(['a/index.html:6 element-permitted-content', 'b/index.html:9 kept', 'index.html:9 kept'])
  writeFileSync(file, '{"by":')
  expect(await faultsOf(sound)).toEqual([])
})

/**
 * Search in the build: the modules that the engine imports, and the index of what was built.
 */
import {existsSync, globSync, readFileSync} from 'node:fs'
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'
import type {Plugin} from 'vite'
import {makesAll} from '../part.ts'
import {buildIndex, readPagefind} from '../search/build.ts'
import {documentOf, type Asked} from '../search/document.ts'
import {firstFiles, placesIn} from '../search/files.ts'
import {kindLabels, kindOf} from '../search/kinds.ts'
import {readPage} from '../search/page.ts'
import {commonSounds, readAloud} from '../search/reader.ts'
import {readAskedSeeds, readLexiconSeed} from '../search/seeds.ts'

/** Placeholders of `src/pages/search/`, filled in when the index is there. */
const indexSlot = 'data-search-index="" data-search-files=""'
const titlesSlot = /<ul data-titles="([a-z]+)"[^>]*><\/ul>/g

/** The integration. It fails the build when a page cannot be indexed. */
export function search(): AstroIntegration {
  let base = '/'
  return {
    name: 'search',
    hooks: {
      'astro:config:setup': ({updateConfig}) => {
        updateConfig({vite: {plugins: [engineModules()]}})
      },
      'astro:config:done': ({config}) => {
        base = config.base.replace(/\/$/, '')
      },
      'astro:build:done': async ({dir, logger}) => {
        // A part of a site has no index of its own.
        if (makesAll) await indexSite(fileURLToPath(dir), base, logger)
      },
    },
  }
}

/**
 * Index a built site, and tell its search page.
 *
 * @param root  folder of the site
 * @param base  path that it was built for, without a slash at the end
 * @throws when a page cannot be indexed
 */
export async function indexSite(root: string, base: string, say: {info(line: string): void; warn(line: string): void}): Promise<void> {
  const files = indexedFiles(root)
  if (files.length === 0) return say.warn('没有一页带 data-pagefind-body，不建索引')
  const asked = readAskedSeeds()
  const pages: Array<{path: string; title: string}> = []
  const folder = join(root, 'pagefind')
  await rm(folder, {recursive: true, force: true})
  const hashes: string[] = []
  let [count, bytes] = [0, 0]
  for (const some of inEqualParts(files, pagesPerIndex)) {
    const documents = {
      length: some.length,
      *[Symbol.iterator]() {
        for (const file of some) {
          const page = readPage(readFileSync(join(root, file), 'utf8'), `/${file.replace(/index\.html$/, '')}`)
          if (!page) continue
          pages.push({path: page.path, title: page.title})
          yield documentOf(page, asked.get(page.path))
        }
      },
    }
    const index = await buildIndex(documents, readAloud)
    hashes.push(index.hash)
    const place = placesIn(`${folder}/`, hashes).at(-1)!
    for (const {path, content} of index.files) {
      // One program works on all indexes.
      if (path.startsWith('wasm.') && hashes.length > 1) continue
      const target = join(place.folder, path)
      await mkdir(dirname(target), {recursive: true})
      await writeFile(target, content)
      bytes += content.length
    }
    count += index.files.length
  }
  // For the search of other sites on the same host.
  await writeFile(join(folder, 'indexes.json'), JSON.stringify(hashes))
  await fill(join(root, 'search/index.html'), (html) => html.replace(indexSlot, indexAttributes(root, html, base, hashes)))
  // 措施 2 stands before 措施 10.
  pages.sort((a, b) => a.path.localeCompare(b.path, 'en', {numeric: true}))
  await fill(join(root, 'search/titles/index.html'), (html) =>
    html.replace(titlesSlot, (_, kind: string) =>
      titleList(
        pages.filter(({path}) => (kindOf(path) ?? 'about') === kind && !isFurther(path, asked.get(path))),
        base,
      ),
    ),
  )
  const parts = hashes.length > 1 ? `，分 ${hashes.length} 个索引` : ''
  say.info(`${pages.length} 页已编入索引，${count} 个文件，${Math.round(bytes / 1000)} kB${parts}`)
}

/** Most pages of one index: Pagefind holds about 0.3 MB for each while it writes. Searches read several as one. */
const pagesPerIndex = Number(process.env['PAGES_PER_INDEX']) || 10_000

/** Cut a list into parts of about the same length. */
function inEqualParts<T>(list: readonly T[], most: number): T[][] {
  const parts = Math.ceil(list.length / most)
  return Array.from({length: parts}, (_, at) =>
    list.slice(Math.round((at * list.length) / parts), Math.round(((at + 1) * list.length) / parts)),
  )
}

/** Files of built pages that want to be found, in the order of their addresses. */
function indexedFiles(root: string): string[] {
  return globSync('**/index.html', {cwd: root})
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .filter((file) => readFileSync(join(root, file)).includes('data-pagefind-body'))
}

/** What the search page must know of the index, and the files that a search begins with, for those who fetch them ahead. */
function indexAttributes(root: string, html: string, base: string, hashes: readonly string[]): string {
  const scripts = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map((match) => match[1]!)
  const engine = globSync('_astro/open.*.js', {cwd: root}).map((file) => `${base}/${file.replaceAll('\\', '/')}`)
  const {program} = firstFiles({folder: `${base}/pagefind/`, hash: ''})
  const files = [
    ...scripts,
    ...engine,
    ...new Set(placesIn(`${base}/pagefind/`, hashes).flatMap((place) => Object.values(firstFiles({...place, program})))),
  ]
  return `data-search-index="${hashes.join(' ')}" data-search-files="${files.join(' ')}"`
}

/** Rewrite a built page, where there is one. */
async function fill(path: string, change: (html: string) => string): Promise<void> {
  if (existsSync(path)) await writeFile(path, change(await readFile(path, 'utf8')))
}

/** Parts of plans beside the newest: they are listed on the page of their plan, or the list of titles would have no end. */
function isFurther(path: string, asked?: Asked): boolean {
  return asked?.plan !== undefined && asked.standing !== 1 && !/^\/plans\/[^/]+\/$/.test(path)
}

function titleList(pages: ReadonlyArray<{path: string; title: string}>, base: string): string {
  const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return `<ul>${pages.map(({path, title}) => `<li><a href="${base}${path}">${escape(title)}</a></li>`).join('')}</ul>`
}

/** A value as a module. Browsers read JSON in a fraction of the time that the same literal takes. */
function moduleOf(value: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))})`
}

/** `virtual:pagefind`, `virtual:search-lexicon`, `virtual:search-sounds`: see `src/search/virtual.d.ts`. */
function engineModules(): Plugin {
  const modules: Record<string, () => string | Promise<string>> = {
    'virtual:pagefind': readPagefind,
    'virtual:search-lexicon': () => moduleOf(readLexiconSeed()),
    'virtual:search-sounds': () => moduleOf(commonSounds(Object.keys(readLexiconSeed().words).join(''))),
  }
  return {
    name: 'search-engine-modules',
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    load: (id) => modules[id.slice(1)]?.(),
  }
}

/** Labels for pages of no kind. */
export const titleGroups = {...kindLabels, about: '关于本站'}

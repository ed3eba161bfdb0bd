/**
 * Search in the build: the modules that the engine imports, and the index of what was built.
 */
import {existsSync, globSync, readFileSync} from 'node:fs'
import {readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'
import type {Plugin} from 'vite'
import {makesAll} from '../part.ts'
import {readPagefind} from '../search/build.ts'
import type {Asked} from '../search/document.ts'
import {firstFiles, groupFolder, placesIn} from '../search/files.ts'
import {groupPlans} from '../search/groups.ts'
import {kindOf} from '../search/kinds.ts'
import {commonSounds} from '../search/reader.ts'
import {readAskedSeeds, readLexiconSeed} from '../search/seeds.ts'
import {openShelf, type KeptIndex} from '../search/shelf.ts'

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

/** Most plans that every search takes in; with more, those beside the newest have indexes of their own. */
const plansTogether = Number(process.env['PLANS_TOGETHER']) || 20

/** Most plans of one of those indexes. */
const plansPerIndex = Number(process.env['PLANS_PER_INDEX']) || 24

/** Most pages of one index: Pagefind holds about 0.3 MB for each while it writes. Searches read several as one. */
const pagesPerIndex = Number(process.env['PAGES_PER_INDEX']) || 10_000

/**
 * Index a built site, and tell its search page.
 *
 * Every search reads the front indexes: pages that are no plan's own, and those of plans. On a site of many plans they have
 * of plans beside the newest only the first page, by which each is found; the pages of those plans lie in groups, which are
 * read when a search is kept to a plan or goes on to more plans. So a search costs the same however many plans there are.
 *
 * @param root  folder of the site
 * @param base  path that it was built for, without a slash at the end
 * @throws when a page cannot be indexed
 */
export async function indexSite(root: string, base: string, say: {info(line: string): void; warn(line: string): void}): Promise<void> {
  const files = indexedFiles(root)
  if (files.length === 0) return say.warn('没有一页带 data-pagefind-body，不建索引')
  const asked = readAskedSeeds()
  const {front, groups} = divide(files, asked)
  const folder = join(root, 'pagefind')
  await rm(folder, {recursive: true, force: true})
  const shelf = openShelf(root, asked)
  const whole: KeptIndex[] = []
  for (const some of inEqualParts(front, pagesPerIndex)) {
    const placed = (hash: string) => placesIn(`${folder}/`, [...whole.map((one) => one.hash), hash]).at(-1)!.folder
    whole.push(await shelf.put(some, placed, {withProgram: whole.length === 0}))
  }
  const further: Array<KeptIndex & {from: string; plans: number}> = []
  for (const {plans, files} of groups) {
    const from = plans[0]!
    const index = await shelf.put(files, () => groupFolder(`${folder}/`, from), {withProgram: false})
    further.push({...index, from, plans: plans.length})
  }
  shelf.close()
  const hashes = whole.map(({hash}) => hash)
  // For the search of other sites on the same host.
  await writeFile(join(folder, 'indexes.json'), JSON.stringify(hashes))
  const written = further.map(({from, plans, hash}) => `${from}:${plans}:${hash}`).join(' ')
  await fill(join(root, 'search/index.html'), (html) => html.replace(indexSlot, indexAttributes(root, html, base, hashes, written)))
  // 措施 2 stands before 措施 10.
  const pages = whole.flatMap(({pages}) => pages).sort((a, b) => a.path.localeCompare(b.path, 'en', {numeric: true}))
  await fill(join(root, 'search/titles/index.html'), (html) =>
    html.replace(titlesSlot, (_, kind: string) =>
      titleList(
        pages.filter(({path}) => (kindOf(path) ?? 'about') === kind && !isFurther(path, asked.get(path), groups.length > 0)),
        base,
      ),
    ),
  )
  say.info(toldOf([...whole, ...further]))
}

/** What was indexed, in one line. */
function toldOf(indexes: readonly KeptIndex[]): string {
  const sum = (of: (index: KeptIndex) => number) => indexes.reduce((total, index) => total + of(index), 0)
  const parts = indexes.length > 1 ? `，分 ${indexes.length} 个索引，${sum(({fresh}) => (fresh ? 1 : 0))} 个要编` : ''
  const kilobytes = Math.round(sum(({bytes}) => bytes) / 1000)
  return `${sum(({pages}) => pages.length)} 页已编入索引，${sum(({count}) => count)} 个文件，${kilobytes} kB${parts}`
}

/** Files of the front indexes, and of each group of plans. */
function divide(files: string[], asked: ReadonlyMap<string, Asked>): {front: string[]; groups: Array<{plans: string[]; files: string[]}>} {
  const standings = new Map([...asked.values()].flatMap(({plan, standing}) => (plan === undefined ? [] : [[plan, standing] as const])))
  const plans = [...standings.keys()].sort()
  if (plans.length <= plansTogether) return {front: files, groups: []}
  const apart = new Set(plans.filter((plan) => standings.get(plan) !== 1))
  const ofPlan = Map.groupBy(files, (file) => {
    const plan = planOf(file)
    return plan !== undefined && apart.has(plan) && file !== `plans/${plan}/index.html` ? plan : ''
  })
  return {
    front: ofPlan.get('') ?? [],
    groups: groupPlans([...apart], plansPerIndex).map((plans) => ({plans, files: plans.flatMap((plan) => ofPlan.get(plan) ?? [])})),
  }
}

/** The plan that a page belongs to, by its address. */
function planOf(file: string): string | undefined {
  return /^plans\/([^/]+)\//.exec(file)?.[1] ?? /^training\/(.+)-(?:action|support)-[^/]+\//.exec(file)?.[1]
}

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
function indexAttributes(root: string, html: string, base: string, hashes: readonly string[], groups: string): string {
  const scripts = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map((match) => match[1]!)
  const engine = globSync('_astro/open.*.js', {cwd: root}).map((file) => `${base}/${file.replaceAll('\\', '/')}`)
  const {program} = firstFiles({folder: `${base}/pagefind/`, hash: ''})
  const files = [
    ...scripts,
    ...engine,
    ...new Set(placesIn(`${base}/pagefind/`, hashes).flatMap((place) => Object.values(firstFiles({...place, program})))),
  ]
  const further = groups && ` data-search-groups="${groups}"`
  return `data-search-index="${hashes.join(' ')}" data-search-files="${files.join(' ')}"${further}`
}

/** Rewrite a built page, where there is one. */
async function fill(path: string, change: (html: string) => string): Promise<void> {
  if (existsSync(path)) await writeFile(path, change(await readFile(path, 'utf8')))
}

/**
 * Parts of plans beside the newest: they are listed on the page of their plan, or the list of titles would have no end. With
 * many plans so are those plans, on the page of plans.
 */
function isFurther(path: string, asked: Asked | undefined, many: boolean): boolean {
  return asked?.plan !== undefined && asked.standing !== 1 && (many || !/^\/plans\/[^/]+\/$/.test(path))
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

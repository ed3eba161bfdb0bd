/**
 * A site of many plans, built in parts, so that its memory does not grow with their number: the pages of a few plans in
 * each run of Astro, the pages that are no plan's own in one more, and all of them put together in one folder.
 *
 * What was made of a plan is kept in `.cache/plans` and taken from there as long as nothing has changed that its pages are
 * made from: then a changed plan is built alone.
 *
 *   PLANS_AT_ONCE  most plans of one run, 20; a site with no more is built in one run
 */
import {
  constants,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import type {PlanRecord} from '../src/plan/index.ts'
import {readPlanFacts} from '../src/registers/plan.ts'
import {readSite} from '../src/registers/site.ts'
import {readSeed} from '../src/seeds.ts'
import {succession, type PlanFacts} from '../src/succession.ts'
import {copyProject} from './copy.ts'
import {hash} from './hash.ts'
import {planIds, root, siteAddress} from './seeds.ts'

/** Runs Astro in a folder of a project. Returns whether it succeeded. */
type RunAstro = (title: string, project: string, env: Record<string, string>) => Promise<boolean>

const atOnce = Number(process.env.PLANS_AT_ONCE) || 20
const cache = join(root, '.cache/plans')

/** Whether the site has so many plans that it is built in parts. */
export function isBuiltInParts(): boolean {
  return planIds().length > atOnce
}

/**
 * Make all pages of the site in a folder; the index and what goes by the whole of the pages come after.
 *
 * @param dir  folder that is made
 * @returns whether all runs succeeded
 */
export async function buildInParts(dir: string, run: RunAstro): Promise<boolean> {
  const shelf = readShelf()
  const common = join(cache, commonKey())
  for (const name of existsSync(cache) ? readdirSync(cache) : [])
    if (join(cache, name) !== common) rmSync(join(cache, name), {recursive: true})
  mkdirSync(common, {recursive: true})
  const kept = new Map(shelf.plans.map((plan) => [plan.id, join(common, `${plan.id}.${ownKey(plan, shelf)}`)]))
  // Stale: older editions of plans, and plans that are gone.
  const wanted = new Set(kept.values())
  for (const name of readdirSync(common)) if (!wanted.has(join(common, name))) rmSync(join(common, name), {recursive: true})

  const stale = shelf.plans.filter(({id}) => !existsSync(kept.get(id)!))
  console.log(
    `方案 ${shelf.plans.length} 个，分批生成；${stale.length} 个要生成，${shelf.plans.length - stale.length} 个没有变化，沿用上次的。`,
  )
  for (let at = 0; at < stale.length; at += atOnce) {
    const batch = stale.slice(at, at + atOnce)
    const made = await inCopy(batch, shelf, async (project) => {
      const out = join(project, 'dist')
      const ids = batch.map(({id}) => id).join(',')
      const title = `生成方案的页面（${at + batch.length}/${stale.length}）`
      if (!(await run(title, project, {OUT_DIR: out, SITE_PART: `plans:${ids}`, SITE_ARTICLES: String(shelf.articles.size)}))) return false
      for (const plan of batch) keep(plan, out, kept.get(plan.id)!)
      return true
    })
    if (!made) return false
  }
  const made = await inCopy([], shelf, async (project) => {
    // The pictures of articles are drawn once.
    mkdirSync(join(root, '.cache/pictures'), {recursive: true})
    mkdirSync(join(project, '.cache'))
    symlinkSync(join(root, '.cache/pictures'), join(project, '.cache/pictures'), 'junction')
    return run('生成其余的页面', project, {OUT_DIR: dir, SITE_PART: 'shared'})
  })
  if (!made) return false
  for (const folder of kept.values()) cpSync(folder, dir, {recursive: true, mode: constants.COPYFILE_FICLONE})
  return true
}

/** A plan, and what is known of it beside its text. */
interface Shelved {
  id: string
  document: PlanRecord['document']
  /** Ids of its actions and supports. */
  programmes: string[]
}

/** All plans of the site and how they stand to each other. */
interface Shelf {
  plans: Shelved[]
  facts: Map<string, PlanFacts>
  newest: Shelved
  first: Shelved
  successors: ReadonlyMap<string, Shelved>
  /** Safety articles, by path. */
  articles: ReadonlyMap<string, string>
}

function readShelf(): Shelf {
  const plans = planIds().map((id): Shelved => {
    const {document, nodes} = readRecord(id)
    return {id, document, programmes: nodes.filter(({kind}) => kind === 'action' || kind === 'support').map((node) => node.id)}
  })
  const facts = new Map(
    plans.flatMap(({id}) => {
      const seed = `seeds/${id}/plan.yaml`
      const text = existsSync(join(root, seed)) ? readFileSync(join(root, seed), 'utf8') : ''
      return text.trim() ? [[id, readSeed(seed, text, (file) => readPlanFacts(file))] as const] : []
    }),
  )
  const site = readSeed('seeds/site.yaml', readFileSync(join(root, 'seeds/site.yaml'), 'utf8'), readSite)
  const line = succession(plans, facts, site.plan)
  if (!line) throw new Error(`seeds/site.yaml:1:1 没有方案“${site.plan}”，plan 应为 seeds 里一个文件夹的名字`)
  const paths = globSync('content/safety/[!_]*.mdx', {cwd: root}).sort()
  const articles = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
  return {plans, facts, newest: line.newest, first: line.first, successors: line.successors, articles}
}

function readRecord(id: string): PlanRecord {
  return JSON.parse(readFileSync(join(root, 'content/plans', id, 'plan.json'), 'utf8')) as PlanRecord
}

/** What the pages of every plan are made from, as a name. */
function commonKey(): string {
  const {base, origin = ''} = siteAddress()
  const files = [
    ...[
      'astro.config.mjs',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'scripts/{copy,floor,hash,parts,seeds}.ts',
      'seeds/*.yaml',
    ],
    ...['src/**', 'public/training/**'],
  ]
  return hash(process.version, base, origin, ...contents(files))
}

/** Whether an article may name a part of a plan: one that only links to it counts, and of the first plan all do. */
function mayName(text: string, plan: string, first: Shelved): boolean {
  return plan === first.id || text.includes(`${plan}/`)
}

/** What the pages of one plan are made from beside that, as a name. */
function ownKey({id}: Shelved, {plans, newest, first, successors, articles}: Shelf): string {
  const successor = successors.get(id)
  const standing = {
    newest: newest.id,
    first: first.id,
    several: plans.length > 1,
    successor: successor && [successor.id, successor.document],
    articles: articles.size,
  }
  const naming = [...articles].filter(([, text]) => mayName(text, id, first)).flat()
  return hash(JSON.stringify(standing), ...naming, ...contents([`seeds/${id}/**`, `content/plans/${id}/**`]))
}

/** Names and contents of files. */
function contents(patterns: string[]): Array<string | Uint8Array> {
  return globSync(patterns, {cwd: root, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((path) => [path.slice(root.length), readFileSync(path)])
}

/**
 * Do something in a copy of the project that knows some plans whole, and of others what pages beside their own tell. For
 * the pages that are no plan's own, which are made without a batch, it knows all.
 */
async function inCopy(batch: readonly Shelved[], shelf: Shelf, act: (project: string) => Promise<boolean>): Promise<boolean> {
  const articles = [...shelf.articles.values()].join('')
  const whole = new Set([...batch, shelf.newest, shelf.first].map(({id}) => id))
  if (batch.length === 0) for (const {id} of shelf.plans) if (articles.includes(`${id}/`)) whole.add(id)
  const outlined =
    batch.length === 0 ? shelf.plans.map(({id}) => id) : [...followersOf(batch, shelf), ...shelf.plans.slice(0, 2).map(({id}) => id)]
  const project = copyProject((id) => whole.has(id))
  try {
    for (const id of outlined) if (!whole.has(id)) writeOutline(id, project)
    // A thousand plans would read each article in each of their runs.
    const unnamed = ([, text]: [string, string]) => batch.length > 0 && !batch.some(({id}) => mayName(text, id, shelf.first))
    for (const [path] of [...shelf.articles].filter(unnamed)) rmSync(join(project, path))
    return await act(project)
  } finally {
    rmSync(project, {recursive: true, force: true})
  }
}

/** Plans that stand in the place of others, and those in theirs. */
function followersOf(plans: readonly Shelved[], {facts}: Shelf): Set<string> {
  const found = new Set(plans.map(({id}) => id))
  for (const id of found) for (const [other, {replaces}] of facts) if (replaces.includes(id)) found.add(other)
  return found
}

/** Write what pages beside a plan's own tell of it: its head, its parts by name, who has duties, what it cites. */
function writeOutline(id: string, project: string): void {
  const record = readRecord(id)
  const nodes = record.nodes.map((node) => ({
    ...node,
    text: '',
    notes: [],
    citations: node.citations.map(({status, regulations}) => ({status, regulations})),
    duties: node.duties.map(({actors}) => ({actors: actors.map(({name, role}) => ({name, role}))})),
  }))
  mkdirSync(join(project, 'content/plans', id), {recursive: true})
  writeFileSync(join(project, 'content/plans', id, 'plan.json'), JSON.stringify({...record, nodes, regulations: []}))
  mkdirSync(join(project, 'seeds', id), {recursive: true})
  for (const name of ['plan.yaml', 'basis.yaml']) {
    const seed = join(root, 'seeds', id, name)
    if (existsSync(seed)) cpSync(seed, join(project, 'seeds', id, name))
  }
}

/** Keep the pages of a plan. The styles and scripts that they load are the same in every run, and come with the last. */
function keep({id, programmes}: Shelved, from: string, to: string): void {
  const half = `${to}.${process.pid}`
  rmSync(half, {recursive: true, force: true})
  for (const folder of [`plans/${id}`, ...programmes.map((programme) => `training/${id}-${programme}`)])
    if (existsSync(join(from, folder))) cpSync(join(from, folder), join(half, folder), {recursive: true})
  renameSync(half, to)
}

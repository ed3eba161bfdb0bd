/**
 * What search knows beyond the pages: the lexicon, and how people ask for a page.
 *
 * Articles and regulations carry their own words, `search:` in the head of an article and `aliases` in the register.
 */
import {existsSync, globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {VFile} from 'vfile'
import {parse} from 'yaml'
import type {PlanRecord} from '../plan/index.ts'
import {readAsked, readLexicon} from '../registers/lexicon.ts'
import {readPlanFacts} from '../registers/plan.ts'
import {readRegulations} from '../registers/regulations.ts'
import {readSite} from '../registers/site.ts'
import {cutFrontMatter} from '../safety/index.ts'
import {readSeed} from '../seeds.ts'
import {succession, type PlanFacts} from '../succession.ts'
import type {Asked} from './document.ts'
import type {LexiconData} from './lexicon.ts'

/** The lexicon. Throws with `file:line:column message` for every fault. */
export function readLexiconSeed(root = process.cwd()): LexiconData {
  return readSeed('seeds/lexicon.yaml', readFileSync(join(root, 'seeds/lexicon.yaml'), 'utf8'), readLexicon)
}

/**
 * What readers type to get to a page, by its address (without base path).
 *
 * @param root  the project's folder
 * @throws with `file:line:column message` for every fault
 */
export function readAskedSeeds(root = process.cwd()): ReadonlyMap<string, Asked> {
  const text = (path: string) => readFileSync(join(root, path), 'utf8')
  const asked = new Map<string, Asked>()
  const places = planPlaces(root)
  for (const path of globSync('content/plans/*/plan.json', {cwd: root}).sort()) {
    const plan = JSON.parse(text(path)) as PlanRecord
    const seed = `seeds/${plan.id}/asked.yaml`
    const ids = new Set(plan.nodes.map(({id}) => id))
    const place = places.get(plan.id)
    const questions = existsSync(join(root, seed)) ? readSeed(seed, text(seed), (file: VFile) => readAsked(file, ids)) : {}
    for (const {id, url} of plan.nodes) asked.set(url, {names: [], phrases: questions[id] ?? [], ...place})
    if (place)
      for (const page of ['', 'errata/', 'duties/', 'training/']) asked.set(`/plans/${plan.id}/${page}`, {names: [], phrases: [], ...place})
  }
  for (const path of globSync('content/safety/*.mdx', {cwd: root}).sort()) {
    // The head alone: the build has read and checked the article before.
    const head = parse(cutFrontMatter(text(path))?.front ?? '') as {search?: unknown[]} | null
    asked.set(`/safety/${path.replace(/^.*[\\/]|\.mdx$/g, '')}/`, {names: [], phrases: (head?.search ?? []).map(String)})
  }
  for (const [path, phrases] of Object.entries(frontPages)) asked.set(path, {names: [], phrases})
  const register = join(root, 'seeds/regulations.yaml')
  const regulations = existsSync(register) ? readSeed('seeds/regulations.yaml', readFileSync(register, 'utf8'), readRegulations) : []
  for (const {id, shortTitle, aliases, bare, status, couldBe} of regulations) {
    const standing = couldBe || status === 'repealed' || status === 'superseded' ? 0.5 : 1
    asked.set(`/regulations/${id}/`, {names: [shortTitle], phrases: [...aliases, ...bare], standing})
  }
  return asked
}

/** What readers type to get to front pages, which no seed is of. */
const frontPages = {
  '/training/': ['教材', '课件', '讲义', '试卷', '签到表', '培训记录表'],
  '/duties/calendar/': ['每月', '每季度', '每年', '本季度'],
}

/** What pages of a plan are worth beside those of the newest, which count in full. */
const otherStanding = 0.8
const archivedStanding = 0.5

/** Where each plan stands among several; empty for a site with one, whose index needs to tell nothing apart. */
function planPlaces(root: string): Map<string, {plan: string; standing: number}> {
  const text = (path: string) => readFileSync(join(root, path), 'utf8')
  const heads = globSync('content/plans/*/plan.json', {cwd: root})
    .sort()
    .map((path) => JSON.parse(text(path)) as PlanRecord)
    .map(({id, document}) => ({id, document}))
  if (heads.length < 2) return new Map()
  const facts = new Map<string, PlanFacts>()
  for (const {id} of heads) {
    const seed = `seeds/${id}/plan.yaml`
    if (existsSync(join(root, seed)))
      facts.set(
        id,
        readSeed(seed, text(seed), (file) => readPlanFacts(file)),
      )
  }
  const line = succession(heads, facts, readSeed('seeds/site.yaml', text('seeds/site.yaml'), readSite).plan)
  return new Map(
    heads.map((plan) => {
      const standing = line?.successors.has(plan.id) ? archivedStanding : plan === line?.newest ? 1 : otherStanding
      return [plan.id, {plan: plan.id, standing}]
    }),
  )
}

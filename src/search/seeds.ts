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
import {readRegulations} from '../registers/regulations.ts'
import {readSeed} from '../seeds.ts'
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
  for (const path of globSync('content/plans/*/plan.json', {cwd: root}).sort()) {
    const plan = JSON.parse(text(path)) as PlanRecord
    const seed = `seeds/${plan.id}/asked.yaml`
    const ids = new Set(plan.nodes.map(({id}) => id))
    if (!existsSync(join(root, seed))) continue
    const questions = readSeed(seed, text(seed), (file: VFile) => readAsked(file, ids))
    for (const {id, url} of plan.nodes) asked.set(url, {names: [], phrases: questions[id] ?? []})
  }
  for (const path of globSync('content/safety/*.mdx', {cwd: root}).sort()) {
    // The head alone: the build has read and checked the article before.
    const head = parse(/^---\n(.*?)\n---/s.exec(text(path))?.[1] ?? '') as {search?: unknown[]} | null
    asked.set(`/safety/${path.replace(/^.*[\\/]|\.mdx$/g, '')}/`, {names: [], phrases: (head?.search ?? []).map(String)})
  }
  const register = join(root, 'seeds/regulations.yaml')
  const regulations = existsSync(register) ? readSeed('seeds/regulations.yaml', readFileSync(register, 'utf8'), readRegulations) : []
  for (const {id, shortTitle, aliases, bare, status, couldBe} of regulations) {
    const standing = couldBe || status === 'repealed' || status === 'superseded' ? 0.5 : 1
    asked.set(`/regulations/${id}/`, {names: [shortTitle], phrases: [...aliases, ...bare], standing})
  }
  return asked
}

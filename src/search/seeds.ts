/**
 * What search knows beyond the pages: the lexicon, and how people ask for a page.
 *
 * Articles and regulations carry their own words, `search:` in the head of an article and `aliases` in the register.
 */
import {existsSync, globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {VFile} from 'vfile'
import {parse} from 'yaml'
import type {PlanRecord} from '../plan/index.ts'
import {readAsked, readLexicon} from '../registers/lexicon.ts'
import {readSeed} from '../seeds.ts'
import type {LexiconData} from './lexicon.ts'

/**
 * Read everything.
 *
 * @param root  the project's folder
 * @returns the lexicon; phrases by address of the page (without base path)
 * @throws with `file:line:column message` for every fault
 */
export function readSearchSeeds(root = process.cwd()): {lexicon: LexiconData; phrases: Map<string, string[]>} {
  const text = (path: string) => readFileSync(join(root, path), 'utf8')
  const lexicon = readSeed('seeds/lexicon.yaml', text('seeds/lexicon.yaml'), readLexicon)
  const phrases = new Map<string, string[]>()
  for (const path of globSync('content/plans/*/plan.json', {cwd: root}).sort()) {
    const plan = JSON.parse(text(path)) as PlanRecord
    const seed = `seeds/${plan.id}/asked.yaml`
    const ids = new Set(plan.nodes.map(({id}) => id))
    if (!existsSync(join(root, seed))) continue
    const asked = readSeed(seed, text(seed), (file: VFile) => readAsked(file, ids))
    for (const node of plan.nodes) if (asked[node.id]) phrases.set(node.url, asked[node.id]!)
  }
  for (const path of globSync('content/safety/*.mdx', {cwd: root}).sort()) {
    const head = parse(/^---\n(.*?)\n---/s.exec(text(path))?.[1] ?? '') as {search?: unknown[]} | null
    phrases.set(`/safety/${path.replace(/^.*[\\/]|\.mdx$/g, '')}/`, (head?.search ?? []).map(String))
  }
  if (existsSync(join(root, 'seeds/regulations.yaml'))) {
    const register = parse(text('seeds/regulations.yaml')) as Array<{id: string; shortTitle?: string; aliases?: string[]}>
    for (const {id, shortTitle, aliases} of Array.isArray(register) ? register : [])
      phrases.set(`/regulations/${id}/`, [...(shortTitle ? [shortTitle] : []), ...(aliases ?? [])])
  }
  return {lexicon, phrases}
}

/**
 * What search knows beyond the pages: the lexicon, and how people ask for a page.
 *
 * Articles and regulations carry their own words, `search:` in the head of an article and `aliases` in the register.
 */
import {existsSync, globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {VFile} from 'vfile'
import type {PlanRecord} from '../plan/index.ts'
import {readAsked, readLexicon} from '../registers/lexicon.ts'
import {readRegulations} from '../registers/regulations.ts'
import {readArticle} from '../safety/index.ts'
import {readSeed} from '../seeds.ts'
import type {Asked} from './document.ts'
import type {LexiconData} from './lexicon.ts'

/**
 * Read everything.
 *
 * @param root  the project's folder
 * @returns the lexicon; what readers type by address of the page (without base path)
 * @throws with `file:line:column message` for every fault
 */
export function readSearchSeeds(root = process.cwd()): {lexicon: LexiconData; asked: ReadonlyMap<string, Asked>} {
  const text = (path: string) => readFileSync(join(root, path), 'utf8')
  const lexicon = readSeed('seeds/lexicon.yaml', text('seeds/lexicon.yaml'), readLexicon)
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
    const read = readArticle(new VFile({path, value: text(path)}))
    if (read) asked.set(`/safety/${read.article.id}/`, {names: [], phrases: read.article.search})
  }
  const register = join(root, 'seeds/regulations.yaml')
  const regulations = existsSync(register) ? readSeed('seeds/regulations.yaml', readFileSync(register, 'utf8'), readRegulations) : []
  for (const {id, shortTitle, aliases, bare} of regulations)
    asked.set(`/regulations/${id}/`, {names: [shortTitle], phrases: [...aliases, ...bare]})
  return {lexicon, asked}
}

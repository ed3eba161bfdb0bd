/**
 * The seeds on disk, for the commands: which plans there are, and their registers.
 */
import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {basename, join, relative, sep} from 'node:path'
import {VFile} from 'vfile'
import {compile, readSource, type Compiled, type Registers} from '../src/plan/index.ts'
import {readDutyRecords} from '../src/registers/duties.ts'
import {readErrata} from '../src/registers/errata.ts'
import {checkAgainstPlan, warnOfDrift, type PlanBasis} from '../src/registers/drift.ts'
import {readOrgans} from '../src/registers/organs.ts'
import {readPlanFacts} from '../src/registers/plan.ts'
import {readSite} from '../src/registers/site.ts'
import {readSeed} from '../src/seeds.ts'
import type {PlanFacts} from '../src/succession.ts'
import {readBasis, readDifferences, readPlaces, readRegulations, regulationNames, type Regulation} from '../src/registers/regulations.ts'

/** Root of the project. */
export const root = join(import.meta.dirname, '..')

/** Ids of the plans under `seeds/`, in order. */
export function planIds(seeds = join(root, 'seeds')): string[] {
  return readdirSync(seeds, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && existsSync(join(seeds, entry.name, 'plan.txt')))
    .map((entry) => entry.name)
    .sort()
}

/**
 * What was dropped into `seeds/` and is not read: files of text and of word processors beside the registers, and in
 * folders that have no plan.txt.
 *
 * @returns paths, in order
 */
export function droppedFiles(seeds = join(root, 'seeds')): string[] {
  const isText = (name: string) => /\.(txt|md|docx?|docm|wps|odt|ofd|rtf|pdf)$/i.test(name) && !/^[.~]/.test(name)
  return readdirSync(seeds, {withFileTypes: true})
    .flatMap((entry) => {
      if (!entry.isDirectory()) return isText(entry.name) ? join(seeds, entry.name) : []
      const names = readdirSync(join(seeds, entry.name))
      return names.includes('plan.txt') ? [] : names.filter(isText).map((name) => join(seeds, entry.name, name))
    })
    .sort()
}

/** A path as messages show it: from the root of the project, with forward slashes. */
export function shown(path: string): string {
  const inside = relative(root, path)
  return inside.startsWith('..') ? path : inside.split(sep).join('/')
}

/**
 * Where the site will stand: BASE_PATH and SITE_ORIGIN of the environment, else `url` in `seeds/site.yaml`.
 *
 * @returns the path with slashes at both ends, and the origin where it is known
 * @throws with every finding in `seeds/site.yaml`
 */
export function siteAddress(env: Record<string, string | undefined> = process.env): {base: string; origin: string | undefined} {
  const {url} = readSeed('seeds/site.yaml', readFileSync(join(root, 'seeds/site.yaml'), 'utf8'), readSite)
  const path = env.BASE_PATH ?? (url && new URL(url).pathname)
  return {
    base: `/${path.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/'),
    origin: env.SITE_ORIGIN || (url ? new URL(url).origin : undefined),
  }
}

/** A register as a file, or an empty one where it does not exist. */
function registerFile(path: string): VFile {
  return new VFile({path: shown(path), value: existsSync(path) ? readFileSync(path, 'utf8') : ''})
}

/** The registers of a plan: what the core reads, and what stands beside it. */
export interface PlanRegisters {
  registers: Registers
  /** Every file read, with its findings. */
  files: VFile[]
  regulations: {file: VFile; entries: Regulation[]}
  basis: {file: VFile; entries: PlanBasis['basis']}
  differences: {file: VFile; entries: PlanBasis['differences']}
}

/** Registers that all plans share, as they were last read; reading them takes longer than a plan does. */
const shared = new Map<string, {file: VFile; entries: unknown}>()

/** Read a shared register, or give what was read before while its text is the same. */
function readShared<T>(path: string, read: (file: VFile) => T, empty: T): {file: VFile; entries: T} {
  const file = registerFile(path)
  const known = shared.get(path)
  if (known && known.file.value === file.value) return known as {file: VFile; entries: T}
  const made = {file, entries: file.value ? read(file) : empty}
  shared.set(path, made)
  return made
}

/**
 * Read the registers of a plan.
 *
 * @param folder  folder of the plan (its own errata and duties); shared registers come from `seeds/`
 * @returns the registers and the files read, whose messages say what is wrong with them
 */
export function readRegisters(folder: string): PlanRegisters {
  const errata = registerFile(join(folder, 'errata.yaml'))
  const organs = readShared(join(root, 'seeds/organs.yaml'), readOrgans, [])
  const duties = registerFile(join(folder, 'duties.yaml'))
  const regulations = readShared(join(root, 'seeds/regulations.yaml'), readRegulations, [])
  const places = readShared(join(root, 'seeds/places.yaml'), readPlaces, {})
  const basis = registerFile(join(folder, 'basis.yaml'))
  const differences = registerFile(join(folder, 'differences.yaml'))
  const facts = registerFile(join(folder, 'plan.yaml'))
  readPlanFacts(facts, basename(folder), (id) => factsOf(join(folder, '..', id))?.replaces)
  const register = regulations.entries
  return {
    registers: {
      errata: errata.value ? readErrata(errata) : [],
      regulations: regulationNames(register),
      regions: places.entries,
      organs: organs.entries,
      duties: duties.value ? readDutyRecords(duties, organs.entries) : [],
    },
    files: [errata, organs.file, duties, regulations.file, places.file, basis, differences, facts],
    regulations,
    basis: {file: basis, entries: basis.value ? readBasis(basis, register) : []},
    differences: {file: differences, entries: differences.value ? readDifferences(differences, register) : []},
  }
}

/** What `plan.yaml` says of the plan in a folder; `undefined` where there is no plan, or it cannot be read. */
function factsOf(folder: string): PlanFacts | undefined {
  return existsSync(join(folder, 'plan.txt')) ? readPlanFacts(registerFile(join(folder, 'plan.yaml'))) : undefined
}

/**
 * Read and compile one plan file. `registerFiles` carry the findings of the registers.
 *
 * @param bytes  its text, where the file is not text itself (.docx)
 */
export function compileFile(
  path: string,
  id: string,
  bytes: Uint8Array = readFileSync(path),
): Compiled & {file: VFile; registerFiles: VFile[]; rests: PlanRegisters} {
  const file = readSource(bytes, shown(path))
  const rests = readRegisters(join(path, '..'))
  const {registers, files: registerFiles, basis, differences} = rests
  const compiled = compile(file, id, createHash('sha256').update(bytes).digest('hex'), registers)
  checkAgainstPlan({record: compiled.record, basis: basis.entries, differences: differences.entries}, basis.file, differences.file)
  return {...compiled, file, registerFiles, rests}
}

/**
 * The drift of the shared register against every plan and every article on safety.
 *
 * @param today  ISO 8601
 * @returns the register with its warnings, and how many mentions the plans have
 */
export function driftOfSeeds(today: string): {file: VFile; citations: number; unresolved: number; entries: number} {
  const compiled = planIds().map((id) => compileFile(join(root, 'seeds', id, 'plan.txt'), id))
  const plans = compiled.map(({record, rests}) => ({record, basis: rests.basis.entries, differences: rests.differences.entries}))
  const folder = join(root, 'content/safety')
  const articles = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.mdx')) : []
  const used = articles.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/\bregulation: ([a-z0-9-]+)/g)].map(([, id]) => id!),
  )
  const file = registerFile(join(root, 'seeds/regulations.yaml'))
  const regulations = readRegulations(file)
  warnOfDrift(file, regulations, plans, new Set(used), today)
  const citations = plans.flatMap(({record}) => record.nodes.flatMap((node) => node.citations))
  const unresolved = citations.filter(({status}) => status === 'unresolved').length
  return {file, citations: citations.length, unresolved, entries: regulations.length}
}

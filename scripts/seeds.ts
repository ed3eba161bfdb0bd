/**
 * The seeds on disk: which plans there are, and their registers. The only code that reads `seeds/`.
 */
import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import {VFile} from 'vfile'
import {compile, readSource, type Compiled, type Registers} from '../src/plan/index.ts'
import {readDutyRecords} from '../src/registers/duties.ts'
import {readErrata} from '../src/registers/errata.ts'
import {readOrgans} from '../src/registers/organs.ts'
import {readBasis, readPlaces, readRegulations, regulationNames} from '../src/registers/regulations.ts'

/** Root of the project. */
export const root = join(import.meta.dirname, '..')

/** Ids of the plans under `seeds/`, in order. */
export function planIds(seeds = join(root, 'seeds')): string[] {
  return readdirSync(seeds, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && existsSync(join(seeds, entry.name, 'plan.txt')))
    .map((entry) => entry.name)
    .sort()
}

/** A path as messages show it: from the root of the project, with forward slashes. */
export function shown(path: string): string {
  const inside = relative(root, path)
  return inside.startsWith('..') ? path : inside.split(sep).join('/')
}

/** A register as a file, or an empty one where it does not exist. */
function registerFile(path: string): VFile {
  return new VFile({path: shown(path), value: existsSync(path) ? readFileSync(path, 'utf8') : ''})
}

/**
 * Read the registers of a plan.
 *
 * @param folder  folder of the plan (its own errata and duties); shared registers come from `seeds/`
 * @returns the registers and the files read, whose messages say what is wrong with them
 */
export function readRegisters(folder: string): {registers: Registers; files: VFile[]} {
  const errata = registerFile(join(folder, 'errata.yaml'))
  const organs = registerFile(join(root, 'seeds/organs.yaml'))
  const duties = registerFile(join(folder, 'duties.yaml'))
  const regulations = registerFile(join(root, 'seeds/regulations.yaml'))
  const places = registerFile(join(root, 'seeds/places.yaml'))
  const basis = registerFile(join(folder, 'basis.yaml'))
  const register = regulations.value ? readRegulations(regulations) : []
  if (basis.value) readBasis(basis, register)
  const organNames = organs.value ? readOrgans(organs) : []
  return {
    registers: {
      errata: errata.value ? readErrata(errata) : [],
      regulations: regulationNames(register),
      regions: places.value ? readPlaces(places) : {},
      organs: organNames,
      duties: duties.value ? readDutyRecords(duties, organNames) : [],
    },
    files: [errata, organs, duties, regulations, places, basis],
  }
}

/** Read and compile one plan file. `registerFiles` carry the findings of the registers. */
export function compileFile(path: string, id: string): Compiled & {file: VFile; registerFiles: VFile[]} {
  const bytes = readFileSync(path)
  const file = readSource(bytes, shown(path))
  const {registers, files: registerFiles} = readRegisters(join(path, '..'))
  const compiled = compile(file, id, createHash('sha256').update(bytes).digest('hex'), registers)
  return {...compiled, file, registerFiles}
}

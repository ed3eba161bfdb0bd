/**
 * `seeds/<plan>/plain.yaml`: 通俗地说, each part of a plan in plain words. Ours, never the plan's.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import {readYaml} from './yaml.ts'

/** Id of a part → 30 to 80 characters. */
const schema = z.record(
  z.string().regex(/^[a-z]+-[\d-]+$|^notice$|^preamble$/, '键应为方案里的编号，如 measure-26'),
  z.string().min(30, '通俗地说不少于 30 字').max(80, '通俗地说不超过 80 字'),
)

/** Read the plain words; faults are fatal messages on `file`. */
export function readPlain(file: VFile): Record<string, string> | undefined {
  return readYaml(file, schema).value
}

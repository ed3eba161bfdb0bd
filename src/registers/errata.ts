/**
 * `seeds/<plan>/errata.yaml`: slips of the printed text.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import type {Erratum} from '../plan/index.ts'
import {readYaml} from './yaml.ts'

const schema = z.array(
  z.strictObject({
    /** Part of the plan, by id. */
    node: z.string(),
    field: z.enum(['title', 'text']).default('text'),
    /** The printed words, verbatim; enough of them to be found. */
    text: z.string().min(1),
    /** What was probably meant; empty when the words should be left out. */
    suggestion: z.string(),
    /** certain: any editor would agree. possible: worth asking. */
    certainty: z.enum(['certain', 'possible']),
    /** Why, in one sentence, for the reader. */
    reason: z.string().min(1),
    /** Which occurrence of `text` in the field. */
    occurrence: z.int().min(1).default(1),
  }),
)

/** Read errata; faults are fatal messages on `file`. */
export function readErrata(file: VFile): Erratum[] {
  const {value, placeOf} = readYaml(file, schema)
  return (value ?? []).map((erratum, index) => ({...erratum, place: placeOf([index, 'text'])}))
}

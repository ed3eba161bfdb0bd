/**
 * `seeds/sos.yaml`: what the emergency page says, situation by situation.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import {readYaml} from './yaml.ts'

const schema = z.array(
  z.strictObject({
    /** Anchor on the page, and the name of its picture. */
    id: z.string().regex(/^[a-z]+$/, 'id 只用小写字母'),
    name: z.string().min(1),
    /** The article with the whole story, by id. */
    article: z.string().min(1),
    /** Numbers to call first, in order. */
    phones: z.array(z.string().regex(/^\d{3}$/, '电话写成 119 的样子，加引号')).min(1),
    /** One thing to do per step, in the order in which to do them. */
    steps: z.array(z.string().min(2).max(40)).min(3).max(6),
  }),
)

/** A kind of emergency. */
export type Emergency = z.infer<typeof schema>[number]

/** Read the emergencies; faults are fatal messages on `file`, and the list is then empty. */
export function readEmergencies(file: VFile): Emergency[] {
  return readYaml(file, schema).value ?? []
}

/**
 * `seeds/organs.yaml`: posts, offices, villages and units that a plan asks something of.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import type {OrganName} from '../plan/index.ts'
import {readYaml} from './yaml.ts'

/** What an organ is; pages group by it, in this order. */
export const organKinds = {
  post: '职位',
  government: '党委和政府',
  office: '办室和部门',
  unit: '基层力量',
  village: '村',
  enterprise: '企业',
} as const

const schema = z.array(
  z.strictObject({
    /** Address: lower-case letters, digits, hyphens. */
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, '应为小写英文字母、数字和连字符，如 emergency-office'),
    /** Canonical name, in the words of the plan. */
    name: z.string().min(1),
    kind: z.enum(['post', 'government', 'office', 'unit', 'village', 'enterprise']),
    /** Other words that the texts use for it. */
    aliases: z.array(z.string().min(1)).default([]),
    /** Short forms that count only in a list of organs. */
    short: z.array(z.string().min(1)).default([]),
    /** True for the one that acts where a sentence names nobody. */
    implied: z.boolean().default(false),
    /** Ids of organs that include, or may include, this one: a test never offers both as options. */
    within: z.array(z.string()).default([]),
    /** One sentence, taken from the plan only. */
    about: z.string().min(1),
  }),
)

/** An organ as pages show it. */
export type Organ = z.infer<typeof schema>[number]

/** Read organs; faults (also a name or id given twice) are fatal messages on `file`. */
export function readOrgans(file: VFile): Array<Organ & OrganName> {
  const {value, placeOf} = readYaml(file, schema)
  const seen = new Map<string, string>()
  const ids = new Set((value ?? []).map(({id}) => id))
  for (const [index, organ] of (value ?? []).entries()) {
    for (const [at, id] of organ.within.entries()) {
      if (ids.has(id)) continue
      const {line, column} = placeOf([index, 'within', at])
      file.message(`没有 id 是“${id}”的机构`, {place: {line, column}, ruleId: 'dead-reference', source: 'register'}).fatal = true
    }
    for (const word of new Set([organ.id, organ.name, ...organ.aliases])) {
      const other = seen.get(word)
      if (other === undefined) seen.set(word, organ.name)
      else {
        const {line, column} = placeOf([index, 'name'])
        const message = file.message(`“${word}”已经属于“${other}”，一个名称只能指一个机构`, {
          place: {line, column},
          ruleId: 'duplicate-organ',
          source: 'register',
        })
        message.fatal = true
      }
    }
  }
  return value ?? []
}

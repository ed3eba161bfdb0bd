/**
 * `seeds/<plan>/duties.yaml`: duties that the rules cannot read. Only what is really beyond them belongs here;
 * every entry quotes the text and says why it is needed.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import type {DutyRecord} from '../plan/index.ts'
import {day, readYaml} from './yaml.ts'

const schema = z.array(
  z.strictObject({
    /** Part of the plan, by id. */
    node: z.string(),
    /** The passage, verbatim. All its duties are given below; what the rules read there is dropped. */
    quote: z.string().min(1),
    /** Why the rules cannot read it, in one sentence. */
    reason: z.string().min(1),
    duties: z.array(
      z.strictObject({
        /** Canonical names by role. `implied` is who acts though the sentence names nobody. */
        implied: z.array(z.string()).default([]),
        responsible: z.array(z.string()).default([]),
        lead: z.array(z.string()).default([]),
        participant: z.array(z.string()).default([]),
        urged: z.array(z.string()).default([]),
        partner: z.array(z.string()).default([]),
        /** Verbatim, inside the quote. */
        action: z.string().min(1),
        /** Words and ISO date of the last day. */
        deadline: z.strictObject({text: z.string().min(1), date: day}).optional(),
        frequency: z
          .strictObject({
            text: z.string().min(1),
            count: z.int().min(1).nullable(),
            unit: z.enum(['year', 'half-year', 'quarter', 'month', 'week', 'day', 'irregular']),
          })
          .optional(),
      }),
    ),
  }),
)

/** Read duty records; faults (also a name that no organ has) are fatal messages on `file`. */
export function readDutyRecords(file: VFile, organs: ReadonlyArray<{name: string}>): DutyRecord[] {
  const {value, placeOf} = readYaml(file, schema)
  const known = new Set(organs.map(({name}) => name))
  return (value ?? []).map(({node, quote, duties}, index) => ({
    node,
    quote,
    place: placeOf([index, 'quote']),
    duties: duties.map(({implied, action, deadline, frequency, ...named}, at) => {
      const roles = ['responsible', 'lead', 'participant', 'urged', 'partner'] as const
      const actors = [
        ...implied.map((name) => ({name, role: 'responsible' as const, implied: true})),
        ...roles.flatMap((role) => named[role].map((name) => ({name, role, implied: false}))),
      ]
      const place = placeOf([index, 'duties', at, 'action'])
      const fail = (reason: string, ruleId: string) => {
        file.message(reason, {place: {line: place.line, column: place.column}, ruleId, source: 'register'}).fatal = true
      }
      if (actors.length === 0) fail('没有写由谁做，应至少有 implied 或 responsible', 'duty-without-actor')
      for (const {name} of actors) if (!known.has(name)) fail(`“${name}”不在 seeds/organs.yaml 里，应为其中的统一名称`, 'unknown-organ')
      return {actors, action, place, ...(deadline && {deadline}), ...(frequency && {frequency})}
    }),
  }))
}

/**
 * `seeds/<plan>/plan.yaml`: what the text of a plan does not say of itself. Which plans it replaces, and its period.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import type {Period, PlanFacts} from '../succession.ts'
import {day, readYaml} from './yaml.ts'

const schema = z.preprocess(
  (value) => value ?? {},
  z.strictObject({
    /** Ids of the plans in whose place this one stands; they become archives. */
    replaces: z.array(z.string().min(1)).default([]),
    /** First and last day, where the title has no years. */
    period: z
      .strictObject({start: day, end: day})
      .refine(({start, end}) => start <= end, '起止日期颠倒了')
      .optional(),
  }),
) as z.ZodType<{replaces: string[]; period?: Period | undefined}>

/**
 * Read the facts of a plan; faults are fatal messages on `file`.
 *
 * @param id  of the plan itself
 * @param replacedBy  plans that another plan replaces, to see that the line comes to an end; `undefined` for a plan
 *   that does not exist. Without it the references are not checked.
 */
export function readPlanFacts(file: VFile, id = '', replacedBy?: (id: string) => readonly string[] | undefined): PlanFacts | undefined {
  const {value, placeOf} = readYaml(file, schema)
  for (const [index, name] of (replacedBy ? (value?.replaces ?? []) : []).entries()) {
    const fault = !replacedBy!(name)
      ? `没有方案“${name}”，应为 seeds 里一个文件夹的名字`
      : leadsTo(id, name, replacedBy!) && '方案绕了一圈又接替了自己'
    if (!fault) continue
    const {line, column} = placeOf(['replaces', index])
    file.message(fault, {place: {line, column}, ruleId: 'succession', source: 'register'}).fatal = true
  }
  return value
}

/** Whether a plan is among those that `from`, and those before it, replace. */
function leadsTo(id: string, from: string, replacedBy: (id: string) => readonly string[] | undefined): boolean {
  const seen = new Set([from])
  for (const one of seen) for (const before of replacedBy(one) ?? []) seen.add(before)
  return seen.has(id)
}

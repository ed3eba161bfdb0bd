/**
 * The core: text of a plan → tree → annotations → findings → pages and record. Pure: no file system, no clock,
 * no network, no Astro. Everything outside imports from here.
 */
import {unified} from 'unified'
import type {VFile} from 'vfile'
import {annotateCitations, annotateErrata} from './annotate.ts'
import {assignDuties} from './duty.ts'
import {lintPlan} from './lint.ts'
import {planParse} from './parse.ts'
import type {Plan, Registers} from './types.ts'
import {toRecord, writePages, type GeneratedFile, type PlanRecord} from './write.ts'

export {toAkomaNtoso} from './akn.ts'
export {readNumeral, writeNumeral} from './numeral.ts'
export {foreignFormat, readSource} from './source.ts'
export {toPlainText, toWholeMarkdown} from './whole.ts'
export {splitSentences} from './write.ts'
export type {GeneratedFile, NodeRecord, PlanRecord} from './write.ts'
export type * from './types.ts'

/** Result of `compile`. */
export interface Compiled {
  plan: Plan
  record: PlanRecord
  /** MDX pages and plan.json; empty when the input is refused. */
  files: GeneratedFile[]
  /** Whether any finding is an error. Nothing may be written then. */
  refused: boolean
}

/**
 * Run the whole pipeline.
 *
 * @param file  text of the plan (`readSource`); findings are added to `file.messages`
 * @param id  plan id, the folder name under `seeds/`
 * @param sha256  of the source's bytes, for the record
 * @returns tree, record and files; never throws on any text, and gives the same bytes for the same input
 */
export function compile(file: VFile, id: string, sha256: string, registers: Registers): Compiled {
  const processor = unified()
    .use(planParse, id)
    .use(annotateErrata, registers.errata)
    .use(annotateCitations, registers.regulations, registers.regions)
    .use(assignDuties, registers.organs, registers.duties)
    .use(lintPlan)
    .freeze()
  const plan = processor.parse(file) as Plan
  // A file that is not text has its finding already; further findings would not help.
  if (!file.messages.some((message) => message.fatal)) processor.runSync(plan, file)
  const record = toRecord(plan, file, sha256, registers.regulations)
  const refused = file.messages.some((message) => message.fatal)
  const files = refused ? [] : [...writePages(plan), {path: 'plan.json', value: JSON.stringify(record, null, 2) + '\n'}]
  return {plan, record, files, refused}
}

/**
 * One finding as one line: `file:line:column severity message rule-id`, control characters escaped.
 */
export function formatFinding(message: VFile['messages'][number], path: string): string {
  const severity = message.fatal ? 'error' : 'warning'
  const line = `${message.file ?? path}:${message.line ?? 1}:${message.column ?? 1} ${severity} ${message.reason} ${message.ruleId ?? ''}`
  return line.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (character) => '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0'),
  )
}

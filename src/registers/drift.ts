/**
 * Drift: what in the registers of regulations no longer fits the plans or the calendar. Judged when asked
 * (`npm run plan -- --check`), with a date given by the caller.
 */
import type {VFile} from 'vfile'
import type {PlanRecord} from '../plan/index.ts'
import type {Basis, Difference, Regulation} from './regulations.ts'

/** A plan with what its folder says of regulations. */
export interface PlanBasis {
  record: PlanRecord
  basis: Basis[]
  differences: Difference[]
}

/**
 * Add to `file` and `differencesFile` an error for each part that the plan does not have and each quote that does
 * not stand in its part (rule `stale-basis`).
 */
export function checkAgainstPlan({record, basis, differences}: PlanBasis, basisFile: VFile, differencesFile: VFile): void {
  const nodes = new Map(record.nodes.map((node) => [node.id, node]))
  const fail = (file: VFile, message: string, {line, column}: {line: number; column: number}) => {
    file.message(message, {place: {line, column}, ruleId: 'stale-basis', source: 'register'}).fatal = true
  }
  for (const {node, place} of basis) {
    if (!nodes.has(node)) fail(basisFile, `方案里没有“${node}”，应是某一条的编号，如 measure-4`, place)
  }
  for (const {node: id, quote, place} of differences) {
    const node = nodes.get(id)
    if (!node) fail(differencesFile, `方案里没有“${id}”，应是某一条的编号，如 measure-4`, place)
    else if (quote && !(node.title + node.delimiter + node.text).includes(quote)) {
      fail(differencesFile, `“${quote}”在 ${id} 里找不到，应与原文逐字相同`, place)
    }
  }
}

/**
 * Warnings on the register: an entry that no plan cites or rests on, nothing refers to and no article uses
 * (`unused-regulation`), a check of the validity more than 12 months old or never made (`stale-check`), a
 * successor that is itself no longer in force (`dead-successor`).
 *
 * @param file  of the register
 * @param used  ids used elsewhere, by articles on safety
 * @param today  ISO 8601
 */
export function warnOfDrift(file: VFile, regulations: Regulation[], plans: PlanBasis[], used: ReadonlySet<string>, today: string): void {
  const needed = new Set([
    ...used,
    ...plans.flatMap(({record}) => record.nodes.flatMap(({citations}) => citations.flatMap((citation) => citation.regulations))),
    ...plans.flatMap(({basis}) => basis.map(({regulation}) => regulation)),
    ...plans.flatMap(({differences}) => differences.flatMap(({sources}) => sources.map(({regulation}) => regulation))),
    ...regulations.flatMap(({supersededBy, couldBe, members}) => [...(supersededBy ? [supersededBy] : []), ...(couldBe ?? []), ...members]),
  ])
  const byId = new Map(regulations.map((regulation) => [regulation.id, regulation]))
  const old = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`
  for (const {id, title, status, checkedThrough, supersededBy, place} of regulations) {
    const warn = (message: string, ruleId: string) =>
      file.message(message, {place: {line: place.line, column: place.column}, ruleId, source: 'register'})
    // What a successor replaced is kept for readers of older documents.
    if (!needed.has(id) && !supersededBy && status !== 'repealed') warn(`没有方案引用《${title}》，也没有别处用到它`, 'unused-regulation')
    // What is over, or not public, cannot be checked again.
    const over = status === 'repealed' || status === 'superseded' || status === 'unpublished'
    if (!over && (!checkedThrough || checkedThrough < old.slice(0, checkedThrough.length))) {
      warn(`《${title}》${checkedThrough ? `只核对到 ${checkedThrough}，已过 12 个月` : '没有核对过效力'}`, 'stale-check')
    }
    const successor = supersededBy && byId.get(supersededBy)
    if (successor && (successor.status === 'repealed' || successor.status === 'superseded')) {
      warn(`${id} 的接替文件 ${successor.id} 也已失效，请改指现行的`, 'dead-successor')
    }
  }
}

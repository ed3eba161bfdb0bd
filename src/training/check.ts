/**
 * What a test paper must keep to, held against its material. Tests run it over every kit.
 */
import type {Task} from '../exports/rows.ts'
import {givesAway} from './draw.ts'
import {echo, overlap, useOf, type PlanMaterial} from './plan-questions.ts'
import {gap, judgements, type Question} from './types.ts'

/** Faults of one question that show without its material. */
export function faultsOf({form, options, answer, ask, quote, why, basis, group}: Question): string[] {
  const faults: string[] = []
  if (new Set(options).size !== options.length) faults.push('two options are the same')
  if (options[answer] === undefined) faults.push('the answer is no option')
  if (form === 'judge' ? options.join() !== judgements.join() : options.length < 3 || options.length > 4)
    faults.push('wrong number of options')
  if (!ask.trim() || !why.trim() || !basis.text || !basis.path.startsWith('/')) faults.push('something is empty')
  const fills = ['often', 'when', 'who', 'term'].includes(group) && form === 'choice'
  if (fills && !quote?.includes(gap)) faults.push('there is no gap')
  if (fills && options.some((option) => quote!.includes(option))) faults.push('the quotation prints an option')
  return faults
}

/** Faults of a paper: of each question, and between them. */
export function faultsOfPaper(paper: readonly Question[]): string[] {
  const own = paper.flatMap((question) => faultsOf(question).map((fault) => `${question.id}: ${fault}`))
  const pairs = paper.flatMap((a) => paper.filter((b) => a !== b).map((b) => [a, b] as const))
  return [
    ...own,
    ...pairs.filter(([a, b]) => givesAway(a, b)).map(([a, b]) => `${a.id} gives away ${b.id}`),
    ...pairs.filter(([a, b]) => a.uses.some((use) => b.uses.includes(use))).map(([a, b]) => `${a.id} and ${b.id} use the same passage`),
    ...(paper.length > 10 ? ['more than ten questions'] : []),
  ]
}

/**
 * Options of a question on a plan that the plan's own words make right besides the answer. A second look, by other
 * means than the drawing: a gap is filled with each option and the result looked up in the plan; an organ is held
 * against everybody who acts in the sentence; a measure against its text.
 */
export function alsoRight({form, group, options, answer, quote, ask, uses}: Question, plan: PlanMaterial): string[] {
  if (form === 'judge') return []
  const wrong = options.filter((_, index) => index !== answer)
  const texts = plan.nodes.map(({text}) => text)
  const tasks = (use: string): Task[] => plan.tasks.filter((task) => useOf(task) === use)
  if (group === 'where') {
    return wrong.filter((option) => {
      const node = plan.nodes.find(({marker, title}) => marker + title === option)!
      return node.text.includes(quote!) || echo(quote!, node.text) > 0.6
    })
  }
  if (group === 'absent') {
    const node = plan.nodes.find(({marker, title}) => title && ask.includes(`“${marker}${title}”`))!
    return [...wrong.filter((option) => !node.text.includes(option)), ...(node.text.includes(options[answer]!) ? [options[answer]!] : [])]
  }
  const reads = wrong.filter((option) => texts.some((text) => text.includes(quote!.replaceAll(gap, option))))
  if (group !== 'who') return reads
  const acting = tasks(uses[0]!).flatMap(({duty}) => duty.actors.filter(({implied}) => !implied))
  const organ = (name: string) => plan.organs.find((one) => [one.name, one.name.replace(/[（(].*$/, ''), ...one.aliases].includes(name))
  return [
    ...reads,
    ...wrong.filter((option) => acting.some(({name}) => overlap(organ(option)!, organ(name)!, plan.organs))),
    ...wrong.filter((option) => organ(option)!.implied),
  ]
}

/**
 * Drawing a test paper: the same kit and the same material always give the same paper.
 *
 * Nothing is random. Candidates are put in the order of a hash of the kit's id and their own id, so a paper changes only
 * where its material does: a new candidate moves nothing but itself. Options are ordered in the same way.
 */
import type {Question} from './types.ts'

/** Hash of a text, 32 bits: FNV-1a with the final mix of MurmurHash3, so that alike ids end far apart. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** A list in the order of the hashes of `seed` and each entry's key. */
export function ordered<T>(list: readonly T[], seed: string, key: (entry: T) => string): T[] {
  return list
    .map((entry) => ({entry, name: key(entry), at: hash(`${seed}/${key(entry)}`)}))
    .sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({entry}) => entry)
}

/**
 * Options of a choice: the right one among the wrong ones, in an order that tells nothing.
 *
 * @param wrong  taken in their order, three at most; what equals the right answer is left out
 */
export function options(seed: string, right: string, wrong: readonly string[]): {options: string[]; answer: number} {
  const others = [...new Set(wrong)].filter((option) => option !== right).slice(0, 3)
  const list = ordered([right, ...others], seed, (option) => option)
  return {options: list, answer: list.indexOf(right)}
}

/** Shares of a paper. */
export interface Shares {
  choices: number
  judgements: number
  /** Most questions of one group; a group that is not named has no limit. */
  groups?: Partial<Record<Question['group'], number>>
  /** Most questions from one source (part of a plan, article). */
  source: number
}

/** Where a question is from: its first passage without the number of the sentence. */
function sourceOf({uses}: Question): string {
  return uses[0]?.replace(/#.*$/, '') ?? ''
}

/**
 * Draw a paper.
 *
 * @param seed  id of the kit
 * @param candidates  questions with a rank; lower ranks are taken first
 * @param shares  how many of each form; where one form runs short the other fills up. Limits of groups and sources are
 *   kept first and given up only while the paper is short
 * @returns choices first, then judgements; no two show the same passage, and none gives away another's answer
 */
export function draw(seed: string, candidates: ReadonlyArray<{rank: number; question: Question}>, shares: Shares): Question[] {
  const line = ordered(candidates, seed, ({question}) => question.id).sort((a, b) => a.rank - b.rank)
  const paper: Question[] = []
  const count = (test: (question: Question) => boolean) => paper.filter(test).length
  const take = (most: number, form: Question['form'] | undefined, limited: boolean, even = true) => {
    for (const {question} of line) {
      if (count((other) => !form || other.form === form) >= most) return
      if ((form && question.form !== form) || paper.some((other) => clash(question, other))) continue
      if (limited) {
        const {groups = {}, source} = shares
        if (count(({group}) => group === question.group) >= (groups[question.group] ?? Infinity)) continue
        if (count((other) => sourceOf(other) === sourceOf(question)) >= source) continue
      }
      if (even && question.form === 'judge' && lopsided(question)) continue
      paper.push(question)
    }
  }
  /** Whether all judgements but this one, and this one, have the same answer, when there is still one to come or none. */
  const lopsided = ({answer}: Question) => {
    const same = paper.filter((other) => other.form === 'judge')
    return same.length + 1 >= shares.judgements && same.length > 0 && same.every((other) => other.answer === answer)
  }
  const total = shares.choices + shares.judgements
  for (const limited of [true, false]) {
    take(shares.choices, 'choice', limited)
    take(shares.judgements, 'judge', limited)
  }
  take(total, undefined, false)
  take(total, undefined, false, false)
  const place = new Map(line.map(({question}, index) => [question, index]))
  return paper.sort((a, b) => Number(a.form === 'judge') - Number(b.form === 'judge') || place.get(a)! - place.get(b)!)
}

/** Whether two questions may not stand on one paper: they show the same passage, or one prints the other's answer. */
export function clash(a: Question, b: Question): boolean {
  return a.uses.some((use) => b.uses.includes(use)) || givesAway(a, b) || givesAway(b, a)
}

/**
 * Whether a question prints what another one asks for. An organ, a rhythm or a measure stands in many sentences and
 * gives nothing away; only the passage would, and each passage is shown once.
 */
export function givesAway(shown: Question, asked: Question): boolean {
  if (asked.form === 'judge' || !['term', 'absent', 'quiz'].includes(asked.group)) return false
  const answer = asked.options[asked.answer]!.replace(/[。，]$/, '')
  return answer.length >= 3 && [shown.ask, shown.quote ?? ''].some((text) => text.includes(answer))
}

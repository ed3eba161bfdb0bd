/**
 * Clauses: a sentence cut where a new thing to do begins, each clause with what it is in the sentence, and with the
 * organs that are its subject. The words that decide are in wording.ts.
 */
import type {OrganFinder} from './organ.ts'
import {deadlineLength} from './time.ts'
import type {Span} from './types.ts'
import * as wording from './wording.ts'

/** What a clause is in its sentence. */
type Form = 'action' | 'aim' | 'principle' | 'basis' | 'deadline' | 'rest'

/** `[start, end)` in the text, end mark left out. */
export interface Clause {
  start: number
  end: number
  /** The mark before the clause, `''` at the start of the sentence. */
  before: string
  form: Form
}

/** The clauses of the sentence `[start, end)`, in order, each with its form. */
export function readClauses(text: string, start: number, end: number, find: OrganFinder): Clause[] {
  return classify(text, cutClauses(text, start, end, find), find)
}

/** Where a clause begins behind 并, 同时 and the like. */
export function skipConjunction(text: string, {start, end}: Pick<Clause, 'start' | 'end'>): number {
  const after = start + (wording.conjunction.exec(text.slice(start, end))?.[0].length ?? 0)
  return after < end ? after : start
}

/** `[start, end)` without its outer blanks. */
export function spanOf(text: string, start: number, end: number): Span {
  while (end > start && /\s/.test(text[end - 1]!)) end--
  while (start < end && /\s/.test(text[start]!)) start++
  return {start, end, text: text.slice(start, end)}
}

/**
 * Cut a sentence at ，and ； outside quotation and title marks (at all of them where these do not pair), and at
 * 、 before a new subject (…、各成员单位要…). 甲牵头，乙参与 is not cut.
 */
function cutClauses(text: string, start: number, end: number, find: OrganFinder): Clause[] {
  const cut = (heed: boolean): Clause[] | undefined => {
    const clauses: Clause[] = []
    let depth = 0
    let from = start
    let before = ''
    const close = (at: number) => {
      const {start, end} = spanOf(text, from, at)
      if (end > start) clauses.push({start, end, before, form: 'rest'})
      before = text[at] ?? ''
      from = at + 1
    }
    for (let at = start; at < end; at++) {
      const character = text[at]!
      if (heed && '《“‘（('.includes(character)) depth++
      else if (heed && '》”’）)'.includes(character)) depth = Math.max(0, depth - 1)
      else if (depth > 0) continue
      else if ('，,'.includes(character)) {
        if (text.slice(at - 2, at) !== '牵头') close(at)
      } else if ('；;：:。！？'.includes(character)) close(at)
      else if (character === '、') {
        const {names, end: after} = find.namesAt(text, at + 1)
        // 甲、乙要… is one subject.
        const listed = find.namesAt(text, spanOf(text, from, at).start).end > at
        if (names.length > 0 && !listed && wording.modal.test(text.slice(after, after + 2))) close(at)
      }
    }
    if (depth > 0) return undefined
    close(end)
    return clauses
  }
  return cut(true) ?? cut(false)!
}

/** Say of every clause what it is, and cut those that hold two things to do. */
function classify(text: string, clauses: Clause[], find: OrganFinder): Clause[] {
  const result: Clause[] = []
  let acted = false
  for (const [index, clause] of clauses.entries()) {
    const from = subjectOf(text, clause, find)?.end ?? clause.start
    const form = formOf(text.slice(from, clause.end), clauses[index + 1] && text.slice(clauses[index + 1]!.start, clauses[index + 1]!.end))
    // What opens a sentence is what it asks, also without a verb of the list.
    const opens = !acted && (form === 'aim' || form === 'rest')
    const settled: Form = opens || (form === 'rest' && from > clause.start) ? 'action' : form
    if (settled === 'action') acted = true
    const before = result.at(-1)?.form
    if (settled === 'action') result.push(...cutActions(text, {...clause, form: settled}, find))
    // What has no form of its own goes on with that of the clause before it.
    else result.push({...clause, form: settled === 'rest' && before !== 'action' ? before! : settled})
  }
  return result
}

function formOf(clause: string, next: string | undefined): Form {
  const phrase = clause.slice(deadlineLength(clause))
  if (phrase === '') return 'deadline'
  if (wording.opensWithPrinciple.test(phrase)) return 'principle'
  const leads = wording.opensWithBasis.test(phrase) || wording.closesAsBasis.test(phrase)
  if (leads && next !== undefined && !wording.holdsMainVerb.test(phrase)) {
    if (wording.opensWithVerb.test(next) || wording.opensWithObject.test(next) || wording.opensWithBasis.test(next)) return 'basis'
  }
  if (wording.opensWithAim.test(phrase)) return 'aim'
  if (wording.opensWithVerb.test(phrase) || wording.opensWithObject.test(phrase)) return 'action'
  return 'rest'
}

/** Cut an action at 、 where a new thing to do begins, and at 并 behind a finished one. */
function cutActions(text: string, clause: Clause, find: OrganFinder): Clause[] {
  const parts: Clause[] = []
  let {start} = clause
  let depth = 0
  const first = subjectOf(text, clause, find)?.end ?? start
  for (let at = first; at < clause.end; at++) {
    const character = text[at]!
    if ('《“‘（('.includes(character)) depth++
    else if ('》”’）)'.includes(character)) depth = Math.max(0, depth - 1)
    else if (depth > 0 || (character !== '、' && character !== '并')) continue
    else {
      const done = text.slice(Math.max(start, first), at)
      const ahead = text.slice(at + 1, Math.min(clause.end, at + 32))
      const splits =
        character === '、'
          ? wording.opensAfterPause.test(ahead) && finished(done, find) && !partnered(done)
          : wording.opensWithVerb.test(ahead) && finished(done, find)
      if (!splits) continue
      parts.push({start, end: at, before: start === clause.start ? clause.before : text[start - 1]!, form: clause.form})
      start = at + 1
    }
  }
  parts.push({start, end: clause.end, before: start === clause.start ? clause.before : text[start - 1]!, form: clause.form})
  // A piece that only leads in (、根据…，) stays with what follows.
  return parts.map((part, index) =>
    index === parts.length - 1 && index > 0 && wording.opensWithBasis.test(text.slice(part.start, part.end))
      ? {...part, form: 'basis'}
      : part,
  )
}

/** A verb with its object, not a bare verb that shares the next one's object (完善并落实…). */
function finished(done: string, find: OrganFinder): boolean {
  const urge = wording.urging.exec(done)?.[0].length ?? 0
  const {names, end} = find.namesAt(done, urge)
  const own = urge > 0 && names.length > 0 ? done.slice(end) : done
  return own.length >= 4 && (own.length > 16 || !wording.onlyVerbs.test(own))
}

/** 配合 X 做甲、做乙: both are the partner's. */
function partnered(done: string): boolean {
  return /^(?:积极)?配合[^，；]{0,12}(?:部门|机构|上级)/.test(done)
}

/** A subject at the head of a clause: organs, then a modal verb, 将, 每… or a verb. `end` is where the action begins. */
export function subjectOf(
  text: string,
  clause: {start: number; end: number},
  find: OrganFinder,
): {names: string[]; end: number} | undefined {
  const {names, end} = find.namesAt(text, clause.start)
  if (names.length === 0) {
    const match = wording.unknownSubject.exec(text.slice(clause.start, Math.min(clause.end, clause.start + 60)))
    return match ? {names: [match[1]!], end: clause.start + match[0].length} : undefined
  }
  const rest = text.slice(end, Math.min(clause.end, end + 40))
  const will = wording.modal.exec(rest)?.[0] ?? ''
  if (!will && !/^(?:将|把|每|按|对|负责|联合|牵头|结合|根据)/.test(rest) && !wording.opensWithVerb.test(rest)) return undefined
  return {names, end: end + will.length}
}

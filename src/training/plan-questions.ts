/**
 * Questions on a plan, made of its duties and its wording: who, how often, by when, which word, which measure.
 *
 * Each is a question about what the plan says, so the place in the text decides it. Wrong options are words of the same
 * plan. What could also be true is never offered: an organ that has the duty, or is part of one that has it, or has it as
 * its part; a term that stands in the same sentence; a measure that says the same.
 */
import type {Task} from '../exports/rows.ts'
import type {NodeRecord, Span} from '../plan/index.ts'
import {hash, options, ordered} from './draw.ts'
import {gap, judgements, type Basis, type Group, type Question} from './types.ts'

/** What the questions need to know of an organ. */
export interface OrganFacts {
  id: string
  name: string
  aliases: readonly string[]
  implied: boolean
  /** Ids of the organs that count this one among theirs. */
  within: readonly string[]
}

/** A plan as the questions read it. */
export interface PlanMaterial {
  nodes: readonly NodeRecord[]
  /** Every duty of the plan. */
  tasks: readonly Task[]
  organs: readonly OrganFacts[]
  /** First and last year of the plan, where its title names them. */
  years?: readonly [number, number]
  /** The place of a part as a document cites it. */
  cite(node: NodeRecord): string
}

/** Most characters of a sentence that is shown as a whole. */
const longest = 70

/**
 * All questions that some duties of a plan yield.
 *
 * @param seed  id of the kit
 * @param plan  the whole plan: what wrong options are drawn from
 * @param tasks  the duties to ask about
 */
export function questionsOnPlan(seed: string, plan: PlanMaterial, tasks: readonly Task[]): Question[] {
  // Nobody is tested on a misprint.
  const sound = tasks.filter(({node, whole}) => !node.notes.some(({field, text}) => field === 'text' && whole.includes(text)))
  return [
    ...sound.flatMap((task) => [...oftenQuestions(seed, plan, task), ...whenQuestions(seed, plan, task)]),
    ...sound.flatMap((task) => whoQuestions(seed, plan, task)),
    ...sound.flatMap((task) => termQuestions(seed, plan, task)),
    ...sound.flatMap((task) => whereQuestions(seed, plan, task)),
    ...absentQuestions(seed, plan, sound),
  ]
}

/** The sentence of a duty. */
export function useOf({node, sentence}: Task): string {
  return `${node.id}#${sentence}`
}

/** The duty itself, one of its sentence's. */
function dutyOf(task: Task): string {
  return `${useOf(task)}/${task.duty.action.start}`
}

/** What a question with a gap shows: its sentence, and the duties in which the gap is. */
function usesOf(plan: PlanMaterial, task: Task, spans: readonly Span[]): string[] {
  const hit = plan.tasks.filter(
    (other) => useOf(other) === useOf(task) && spans.some(({start, end}) => start < other.duty.action.end && end > other.duty.action.start),
  )
  return [useOf(task), ...hit.map(dutyOf)]
}

function placeOf(plan: PlanMaterial, task: Task): Basis {
  return {text: `${plan.cite(task.node)}，第 ${task.sentence} 句`, path: task.path}
}

/** Position of the task's sentence in its part. */
function startOf({node, whole, duty}: Task): number {
  return node.text.lastIndexOf(whole, duty.action.start)
}

/** The sentence of a duty with spans left out; of a long one only the duty's own words. */
function withGap(task: Task, spans: readonly Span[]): string {
  const {whole, duty, node} = task
  const start = startOf(task)
  const from = whole.length <= longest ? start : Math.min(duty.action.start, ...spans.map((span) => span.start))
  const to = whole.length <= longest ? start + whole.length : Math.max(duty.action.end, ...spans.map((span) => span.end))
  let text = ''
  let at = from
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    text += node.text.slice(at, span.start) + gap
    at = span.end
  }
  return text + node.text.slice(at, to)
}

interface Fill {
  group: Group
  ask: string
  /** The words left out. */
  spans: Span[]
  right: string
  wrong: string[]
}

/** A choice that fills a gap; nothing where there are fewer than two wrong options. */
function fill(seed: string, plan: PlanMaterial, task: Task, {group, ask, spans, right, wrong}: Fill): Question[] {
  const quote = withGap(task, spans)
  const id = `${task.node.id}-${group}-${task.duty.action.start}-${spans[0]!.start}`
  const others = [...new Set(wrong)].filter((option) => option !== right && !quote.includes(option) && !right.includes(option))
  if (others.length < 2 || quote.includes(right)) return []
  return [
    {
      id,
      group,
      form: 'choice',
      ask,
      quote,
      ...options(
        `${seed}/${id}`,
        right,
        ordered(others, `${seed}/${id}`, (option) => option),
      ),
      why: task.whole,
      verbatim: true,
      basis: placeOf(plan, task),
      uses: usesOf(plan, task, spans),
    },
  ]
}

/** A judgement of what the plan asks: true as printed, else false. */
function judgement(plan: PlanMaterial, task: Task, group: Group, id: string, ask: string, holds: boolean): Question {
  return {
    id,
    group,
    form: 'judge',
    ask,
    options: judgements,
    answer: holds ? 0 : 1,
    why: task.whole,
    verbatim: true,
    basis: placeOf(plan, task),
    uses: [useOf(task), dutyOf(task)],
  }
}

const rhythm = /^每(?:半年|季度|年|月|周|旬|日|天)/
const rhythms = ['每月', '每季度', '每半年', '每年']

/** 每季度, 每月 … that the plan uses, and the usual ones besides. */
function rhythmsOf(plan: PlanMaterial): string[] {
  return [...new Set([...plan.tasks.flatMap(({duty}) => rhythm.exec(duty.frequency?.text ?? '')?.[0] ?? []), ...rhythms])]
}

function oftenQuestions(seed: string, plan: PlanMaterial, task: Task): Question[] {
  const {frequency} = task.duty
  const word = rhythm.exec(frequency?.text ?? '')?.[0]
  if (!frequency || !word) return []
  const span = {start: frequency.start, end: frequency.start + word.length, text: word}
  const wrong = rhythmsOf(plan)
  const who = task.duty.actors.find(({implied, role}) => !implied && role === 'responsible')?.name
  // A long sentence is cut to the duty's words, which may not say whose they are.
  const ask = `空格里写的是多久一次？${who && !withGap(task, [span]).includes(who) ? `（对${who}的要求）` : ''}`
  const choice = fill(seed, plan, task, {group: 'often', ask, spans: [span], right: word, wrong})
  // The same as a judgement, with the clause as printed or with another rhythm in it.
  const id = `${task.node.id}-often-${frequency.start}-judge`
  const {action} = task.duty
  if (frequency.start < action.start || frequency.end > action.end) return choice
  const holds = hash(`${seed}/${id}/holds`) % 2 === 0
  const [other] = ordered(
    wrong.filter((option) => option !== word),
    `${seed}/${id}`,
    (option) => option,
  )
  const at = frequency.start - action.start
  const clause = action.text.slice(0, at) + (holds ? word : other) + action.text.slice(at + word.length)
  return [...choice, judgement(plan, task, 'often', id, `方案要求${who && !clause.includes(who) ? who : ''}${clause}。`, holds)]
}

function whenQuestions(seed: string, plan: PlanMaterial, task: Task): Question[] {
  const {deadline} = task.duty
  const year = /\d{4}/.exec(deadline?.text ?? '')?.[0]
  if (!deadline || !year || !plan.years) return []
  const [first, last] = plan.years
  const years = Array.from({length: last - first + 1}, (_, index) => String(first + index))
  const wrong = years.filter((other) => other !== year).map((other) => deadline.text.replace(year, other))
  return fill(seed, plan, task, {
    group: 'when',
    ask: '空格里写的是什么时候？',
    spans: [deadline],
    right: deadline.text,
    wrong,
  })
}

/** Every organ that an organ stands for: itself and those within it. */
function standsFor(id: string, organs: readonly OrganFacts[], seen: ReadonlySet<string> = new Set()): Set<string> {
  const inner = organs.filter((organ) => organ.within.includes(id) && !seen.has(organ.id))
  const next = new Set([...seen, id])
  return new Set([id, ...inner.flatMap((organ) => [...standsFor(organ.id, organs, next)])])
}

/** Whether two organs have anybody in common, as far as the register says. */
export function overlap(a: OrganFacts, b: OrganFacts, organs: readonly OrganFacts[]): boolean {
  const ours = standsFor(a.id, organs)
  return [...standsFor(b.id, organs)].some((id) => ours.has(id))
}

/** A name as it reads in a sentence: 各村(党总支/村委会) → 各村. */
function spoken(name: string): string {
  return name.replace(/[（(].*$/, '')
}

/**
 * Organs that may stand as wrong options beside a duty: they act elsewhere in the plan, and none of them has anybody in
 * common with those who act in the same sentence.
 */
function strangers(plan: PlanMaterial, task: Task): OrganFacts[] {
  const named = (names: Set<string>) => plan.organs.filter(({name}) => names.has(name))
  const acting = named(
    new Set(plan.tasks.filter((other) => useOf(other) === useOf(task)).flatMap(({duty}) => duty.actors.map(({name}) => name))),
  )
  const busy = named(new Set(plan.tasks.flatMap(({duty}) => duty.actors.filter(({implied}) => !implied).map(({name}) => name))))
  return busy.filter(
    (organ) =>
      !organ.implied &&
      ![organ.name, spoken(organ.name), ...organ.aliases].some((word) => task.whole.includes(word)) &&
      // A sentence that names nobody is the town's; everybody in town would be part of that, so only who is named counts.
      acting.every((other) => other.implied || !overlap(organ, other, plan.organs)),
  )
}

function whoQuestions(seed: string, plan: PlanMaterial, task: Task): Question[] {
  const {whole, duty} = task
  const start = startOf(task)
  const wrong = strangers(plan, task).map(({name}) => spoken(name))
  return duty.actors.flatMap(({name, implied, role}) => {
    const organ = plan.organs.find((organ) => organ.name === name)
    if (implied || !organ || role === 'participant') return []
    const words = [organ.name, ...organ.aliases].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length)
    const right = words.find((word) => whole.includes(word))
    if (!right) return []
    // Of several duties of one subject the first is asked about.
    const earlier = plan.tasks.some(
      (other) =>
        useOf(other) === useOf(task) &&
        other.duty.action.start < duty.action.start &&
        other.duty.actors.some((actor) => actor.name === name),
    )
    if (earlier && !duty.action.text.includes(right)) return []
    const spans: Span[] = []
    for (let at = whole.indexOf(right); at >= 0; at = whole.indexOf(right, at + right.length))
      spans.push({start: start + at, end: start + at + right.length, text: right})
    // The name stands before the duty's words or in them.
    if (spans[0]!.start > duty.action.end) return []
    const shown = whole.length <= longest ? spans : spans.filter(({end}) => end <= duty.action.end)
    const choice = fill(seed, plan, task, {group: 'who', ask: '空格里写的是谁？', spans: shown, right, wrong})
    return [...choice, ...(role === 'responsible' ? whoJudgement(seed, plan, task, spoken(name), wrong) : [])]
  })
}

/** Who does it, as a judgement: whom the sentence names, or a stranger. */
function whoJudgement(seed: string, plan: PlanMaterial, task: Task, right: string, wrong: readonly string[]): Question[] {
  const {action} = task.duty
  const id = `${task.node.id}-who-${action.start}-judge`
  const holds = hash(`${seed}/${id}/holds`) % 2 === 0
  const who = holds ? right : ordered(wrong, `${seed}/${id}`, (name) => name)[0]
  if (!who || action.text.length < 8 || action.text.length > 60 || action.text.includes(right)) return []
  return [judgement(plan, task, 'who', id, `方案要求${who}${action.text}。`, holds)]
}

const quoted = /“([^“”，。]{2,10})”/g
const titled = /《[^《》]{3,40}》/g

/** Words in quotation marks and names of documents, as printed, with their places in a text. */
function termsOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => {
    const term = match[1] ?? match[0]
    const start = match.index + match[0].indexOf(term)
    return {start, end: start + term.length, text: term}
  })
}

function termQuestions(seed: string, plan: PlanMaterial, task: Task): Question[] {
  const {whole, duty} = task
  const start = startOf(task)
  return [quoted, titled].flatMap((pattern) => {
    const here = termsOf(whole, pattern).map((span) => ({...span, start: start + span.start, end: start + span.end}))
    const own = new Set(here.map(({text}) => text))
    const asked = here.find((span) => span.start >= duty.action.start && span.end <= duty.action.end)?.text
    return (asked ? [asked] : []).flatMap((right) => {
      const spans = here.filter(({text}) => text === right)
      // Nobody would fall for the title of the circular or of its model.
      const body = plan.nodes.filter(({kind}) => kind !== 'notice' && kind !== 'preamble')
      const all = body.flatMap(({text}) => termsOf(text, pattern).map((span) => span.text))
      const wrong = all.filter((term) => !own.has(term) && !term.includes(right) && !right.includes(term))
      return fill(seed, plan, task, {group: 'term', ask: '空格里应填哪一项？', spans, right, wrong})
    })
  })
}

/** The pairs of characters of a text. */
function pairsOf(text: string): Set<string> {
  const bare = text.replace(/[\p{P}\s]/gu, '')
  return new Set(Array.from({length: Math.max(0, bare.length - 1)}, (_, index) => bare.slice(index, index + 2)))
}

/** How far a text repeats the pairs of characters of another: 0 to 1. */
export function echo(text: string, of: string): number {
  return echoOf(pairsOf(text), pairsOf(of))
}

function echoOf(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  return ours.size === 0 ? 1 : [...ours].filter((pair) => theirs.has(pair)).length / ours.size
}

const pairsOfNodes = new WeakMap<NodeRecord, Set<string>>()

/** How far a duty says what a part says: 0 to 1. Every duty is held against every part, so what a part says is kept. */
function echoOfPart({duty}: Task, node: NodeRecord): number {
  const pairs = pairsOfNodes.get(node) ?? pairsOf(node.text + node.title)
  pairsOfNodes.set(node, pairs)
  return echoOf(pairsOf(duty.action.text), pairs)
}

/** From here on, two texts may say the same. */
const alike = 0.45

/** A measure as an option: （19）严格检查企业安全技能培训. */
function nameOf({marker, title}: NodeRecord): string {
  return marker + title
}

/** Measures that a duty can be looked for in, and is not. */
function elsewhere(plan: PlanMaterial, task: Task): NodeRecord[] {
  const {node} = task
  const others = plan.nodes.filter(({kind, id}) => kind === 'measure' && id !== node.id)
  const silent = others.filter((other) => echoOfPart(task, other) < alike)
  // Neighbours of the same action first: they are the ones to tell apart.
  return [...silent.filter(({parent}) => parent === node.parent), ...silent.filter(({parent}) => parent !== node.parent)]
}

/** Whether the words of a duty make a question: long enough to be known, and not its own measure's title again. */
function askable({node, duty: {action}}: Task): boolean {
  return node.kind === 'measure' && action.text.length >= 9 && action.text.length <= 46 && echo(node.title, action.text) < 0.5
}

function whereQuestions(seed: string, plan: PlanMaterial, task: Task): Question[] {
  if (!askable(task)) return []
  const others = elsewhere(plan, task)
  if (others.length < 3) return []
  const {node, duty} = task
  const near = others.filter(({parent}) => parent === node.parent)
  const id = `${node.id}-where-${duty.action.start}`
  const far = ordered(
    others.filter(({parent}) => parent !== node.parent),
    `${seed}/${id}`,
    (other) => other.id,
  )
  const wrong = [...ordered(near, `${seed}/${id}`, (other) => other.id), ...far].slice(0, 3)
  const basis = placeOf(plan, task)
  const same = {group: 'where' as const, why: task.whole, verbatim: true, basis, uses: [dutyOf(task)]}
  const holds = hash(`${seed}/${id}/holds`) % 2 === 0
  const quote = duty.action.text
  return [
    {
      ...same,
      id,
      form: 'choice',
      ask: '这句话写在哪一条措施里？',
      quote,
      ...options(
        `${seed}/${id}`,
        nameOf(node),
        wrong.map((other) => nameOf(other)),
      ),
    },
    {
      ...judgement(plan, task, 'where', `${id}-judge`, `方案的“${nameOf(holds ? node : wrong[0]!)}”这一条写着：${quote}。`, holds),
      uses: [dutyOf(task)],
    },
  ]
}

/** Of each measure: three of its duties and one of another's. */
function absentQuestions(seed: string, plan: PlanMaterial, tasks: readonly Task[]): Question[] {
  return [...Map.groupBy(tasks.filter(askable), ({node}) => node)].flatMap(([node, own]) => {
    const id = `${node.id}-absent`
    const short = ({duty}: Task) => duty.action.text.length <= 30
    const present = ordered(own.filter(short), `${seed}/${id}`, ({duty}) => duty.action.text).slice(0, 3)
    const [foreign] = ordered(
      plan.tasks.filter(
        (task) =>
          task.node.id !== node.id && askable(task) && short(task) && task.node.notes.length === 0 && echoOfPart(task, node) < alike / 2,
      ),
      `${seed}/${id}`,
      (task) => `${task.node.id}/${task.duty.action.start}`,
    )
    if (present.length < 3 || !foreign) return []
    const wrong = present.map(({duty}) => duty.action.text)
    return [
      {
        id,
        group: 'absent',
        form: 'choice',
        ask: `下面哪一项，方案的“${nameOf(node)}”这一条没有写到？`,
        ...options(`${seed}/${id}`, foreign.duty.action.text, wrong),
        why: `这一项写在“${nameOf(foreign.node)}”里：${foreign.whole}`,
        verbatim: false,
        basis: placeOf(plan, foreign),
        uses: [...present, foreign].map(dutyOf),
      },
    ]
  })
}

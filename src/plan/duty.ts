/**
 * Duties: who is to do what, by when, how often. A sentence is cut into clauses; a clause that opens with a
 * verb is one thing to do, a clause of another form is its lead-in, its continuation, an aim or a deadline.
 * The words that decide are in wording.ts. What no rule can read comes from records that quote the text.
 *
 * Every span is verbatim and inside the division's `text`; the time is linear in its length.
 */
import type {VFile} from 'vfile'
import {readDate} from './lint.ts'
import {markerOf} from './marker.ts'
import {readNumeral} from './numeral.ts'
import {findTables, type Row, type Table} from './rows.ts'
import {findTails, type Tail} from './tail.ts'
import {simplify} from './traditional.ts'
import {divisionsOf, fieldOf, paragraphsOf, textOf, valueOf, walk} from './tree.ts'
import type {Actor, Division, Duty, DutyRecord, FrequencyUnit, OrganName, Plan, Role, Span} from './types.ts'
import * as wording from './wording.ts'
import {splitSentences} from './write.ts'

/**
 * unified plugin: hang duties on the parts that ask something: measures, general requirements and guarantees,
 * other parts that have a text and nothing below, and the notice (请…). Titles with 目标 name aims.
 *
 * A tail in the words of a part with others below it (（一）开展排查（牵头单位：甲）) names who has a part in all of them. A time
 * that it gives stays with its own part: no word of the parts below says it.
 * A row of a table of tasks is a duty. One that cannot be read is told (rule `table-row`).
 * A record whose quoted words are not in the text is an error at its own line (rule `stale-duty`). A subject that
 * the register does not know is named as printed, with a warning (rule `unknown-organ`).
 */
export function assignDuties(organs: OrganName[], records: DutyRecord[]) {
  const find = organFinder(organs)
  const known = new Set([find.implied, ...organs.map(({name}) => name)])
  const readOwn = (node: Division, text: string, year: number | undefined, tables: readonly Table[]) => {
    const tails = findTails(text)
    node.duties = readDuties(text, find, year, readingOf(node, text, tails, tables), valueOf(node, 'title'))
    const duties = [...node.duties].sort((a, b) => a.action.start - b.action.start)
    let next = 0
    let made: Duty | undefined
    for (const [index, tail] of tails.entries()) {
      const before = tails[index - 1]?.end ?? 0
      // Where nothing stands in front of it, a tail heads what follows.
      const heads = text.slice(before, tail.start).trim() === ''
      const range = heads ? [tail.end, tails[index + 1]?.start ?? text.length] : [before, tail.start]
      const [from, to] = range as [number, number]
      // Of two tails in turn both may say something of the words between them, of no others.
      while (next < duties.length && duties[next]!.action.start < from) next++
      const covered = made && made.action.start >= from && made.action.end <= to ? [made] : []
      for (let at = next; at < duties.length && duties[at]!.action.start < to; at++)
        if (duties[at]!.action.end <= to) covered.push(duties[at]!)
      made = applyTail(covered, text, from, to, tail, find, year)
      if (made) node.duties.push(made)
    }
    if (tables.length === 0) return
    for (const {rows} of tables) for (const row of rows) node.duties.push(dutyOfRow(text, row, find, year))
    node.duties.sort((a, b) => a.action.start - b.action.start)
  }
  return (plan: Plan, file: VFile): void => {
    const year = yearOf(plan)
    const visit = (parent: Plan | Division, above: readonly Actor[]) => {
      for (const node of divisionsOf(parent)) {
        const text = textOf(node)
        if (node.kind === 'notice') node.duties = readRequest(text, fieldOf(plan, 'addressees'), find)
        else if (asks(node)) {
          const tables = findTables(text)
          readOwn(node, text, year, tables)
          for (const duty of node.duties) applyActors(duty, above)
          reportRows(node, tables, file)
        }
        const named = node.level > 0 && divisionsOf(node).length > 0 ? findTails(text).flatMap((tail) => actorsOf(text, tail, find)) : []
        visit(node, named.length > 0 ? named : above)
      }
    }
    visit(plan, [])
    applyRecords(plan, file, records)
    for (const node of walk(plan)) reportUnknown(node, known, file)
  }
}

function reportUnknown(node: Division, known: ReadonlySet<string>, file: VFile): void {
  const names = new Set(node.duties.flatMap(({actors}) => actors.map(({name}) => name)))
  for (const name of names) {
    if (known.has(name)) continue
    const place = node.children.find((child) => child.type === 'paragraph')?.position?.start
    file.message(`“${shorten(name)}”不在机构登记里，按原文显示；可在 seeds/organs.yaml 里登记`, {
      ...(place && {place}),
      ruleId: 'unknown-organ',
      source: 'plan',
    })
  }
}

/** Tell the rows of tables of tasks that were not read. */
function reportRows(node: Division, tables: readonly Table[], file: VFile): void {
  const odd = new Set(tables.flatMap((table) => table.odd))
  if (odd.size === 0) return
  let start = 0
  for (const {value, leaves} of paragraphsOf(node)) {
    const place = leaves[0]!.position?.start
    if (odd.has(start)) {
      file.message('表格的这一行没有读成职责：格数和表头不同，或者没有写任务、由谁做。请对照原件', {
        ...(place && {place}),
        ruleId: 'table-row',
        source: 'plan',
      })
    }
    start += value.length + 1
  }
}

/** What a row of a table of tasks asks, of whom, by when. */
function dutyOfRow(text: string, {task, named, time}: Row, find: OrganFinder, year: number | undefined): Duty {
  const actors = named.flatMap(({role, start, end}) =>
    namesInList(text.slice(start, end), find).map((name): Actor => ({name, role, implied: false})),
  )
  const written = time && (readDeadline(text, time.start, time.end, year) ?? readMonth(text, time.start, time.end))
  return {
    actors: actors.filter(({name}, at) => actors.findIndex((actor) => actor.name === name) === at),
    action: spanOf(text, task.start, task.end),
    deadline: written ?? null,
    frequency: (time && readFrequency(text, time.start, time.end)) ?? readFrequency(text, task.start, task.end),
  }
}

function asks(node: Division): boolean {
  return node.level > 0 && divisionsOf(node).length === 0 && !valueOf(node, 'title').includes('目标')
}

/** Year of the plan: of its 成文日期, else the first year in its title. */
function yearOf(plan: Plan): number | undefined {
  const date = readDate(fieldOf(plan, 'date')) ?? /(20\d\d)/.exec(fieldOf(plan, 'title'))?.[1]
  return date === undefined ? undefined : Number(date.slice(0, 4))
}

/**
 * The text as it is meant, of the same length (spans stay those of the text): errata of the same length mended
 * (开晨 is read as 开展), traditional characters simplified, tails, the markers of lists, lists of names and rows of
 * tables left out, and a full stop where a line ends a sentence.
 */
function readingOf(node: Division, text: string, tails: Tail[], tables: readonly Table[]): string {
  let reading = text
  for (const {field, start, end, suggestion} of node.notes) {
    if (field === 'text' && suggestion.length === end - start) reading = reading.slice(0, start) + suggestion + reading.slice(end)
  }
  if (tails.length > 0) {
    const kept = tails.map(({start, end}, index) => reading.slice(tails[index - 1]?.end ?? 0, start) + '。'.repeat(end - start))
    reading = kept.join('') + reading.slice(tails.at(-1)!.end)
  }
  if (tables.length > 0) {
    const kept = tables.map(
      ({start, end}, index) => reading.slice(tables[index - 1]?.end ?? 0, start) + reading.slice(start, end).replace(/[^\n]/g, '。'),
    )
    reading = kept.join('') + reading.slice(tables.at(-1)!.end)
  }
  if (!reading.includes('\n')) return simplify(reading)
  let listed = false
  const lines = reading.split('\n').map((line, index) => {
    // A list of names goes on in lines without a label.
    listed = wording.nameOrRow.test(line) || (listed && line.length <= 30 && !/[。；，：]/.test(line))
    if (listed) return '。'.repeat(line.length)
    const marker = index > 0 ? (markerOf(line)?.length ?? 0) : 0
    return '，'.repeat(marker) + line.slice(marker)
  })
  return simplify(lines.join('\n')).replace(/([。！？])\n/g, '$1。')
}

/**
 * What a tail says of the duties between `from` and `to`: who they fall to where the sentences name nobody, who
 * else has a part, and by when. Where the sentences hold no duty, the last of them is one.
 *
 * @returns the duty that was made of a sentence
 */
function applyTail(
  covered: Duty[],
  text: string,
  from: number,
  to: number,
  tail: Tail,
  find: OrganFinder,
  year: number | undefined,
): Duty | undefined {
  const named = actorsOf(text, tail, find)
  let deadline: Duty['deadline'] = null
  for (const {role, start, end} of tail.entries) if (!role) deadline ??= readDeadline(text, start, end, year) ?? readMonth(text, start, end)
  let made: Duty | undefined
  if (covered.length === 0) {
    const [last] = splitSentences(text.slice(from, to)).slice(-1)
    const action = last && spanOf(text, from + last.start, from + last.end)
    const phrase = action && spanOf(text, action.start, action.start + action.text.replace(/[。；：！？\s]+$/, '').length)
    if (!phrase?.text) return undefined
    made = {actors: [{name: find.implied, role: 'responsible', implied: true}], action: phrase, deadline: null, frequency: null}
    covered.push(made)
  }
  for (const duty of covered) {
    applyActors(duty, named)
    duty.deadline ??= deadline
  }
  return made
}

/** Who a tail names, and as what. */
function actorsOf(text: string, tail: Tail, find: OrganFinder): Actor[] {
  return tail.entries.flatMap(({role, start, end}) =>
    role ? namesInList(text.slice(start, end), find).map((name): Actor => ({name, role, implied: false})) : [],
  )
}

/** Add whom a tail names to a duty; who answers there stands in for who is only implied. */
function applyActors(duty: Duty, named: readonly Actor[]): void {
  const answers = named.some(({role}) => role === 'responsible' || role === 'lead')
  const kept = duty.actors.filter(({implied}) => !(implied && answers))
  duty.actors = [...kept, ...named.filter(({name}) => !kept.some((actor) => actor.name === name)).map((actor) => ({...actor}))]
}

/** The names of a tail, one by one: canonical where the register has them, else as printed. */
function namesInList(text: string, find: OrganFinder): string[] {
  const names = text.split(/[、，,；;\s]|[和及与](?=\p{Script=Han}{2})/u).flatMap((printed) => {
    const word = printed.replace(/等(?:部门|单位|相关部门)?$/, '').trim()
    if (!word) return []
    const found = find.namesAt(simplify(word), 0)
    return found.names.length > 0 && found.end === word.length ? found.names : [word]
  })
  return [...new Set(names)]
}

/** 2025年6月, 2025年6月30日, 2025年: a time of a tail that needs no 前. */
function readMonth(text: string, start: number, end: number): Duty['deadline'] {
  const match = /([0-9０-９]{4})\s*年(?:\s*([0-9０-９]{1,2})\s*月(?:\s*([0-9０-９]{1,2})\s*日)?)?/.exec(text.slice(start, end))
  if (!match) return null
  const [printed, year, month, day] = match
  const value = (digits: string) => Number(digits.normalize('NFKC'))
  const date = day
    ? readDate(`${value(year!)}年${value(month!)}月${value(day)}日`)
    : lastOfMonth(value(year!), month === undefined ? 12 : value(month))
  const from = start + match.index
  return date ? {start: from, end: from + printed.length, text: printed, date} : null
}

/** An organ found in a text. `printed` is the length of the words that name it. */
interface Found {
  name: string
  printed: number
}

interface OrganFinder {
  /** The organs named at `at`, one or a list (甲、乙和丙等部门), and where their names end. */
  namesAt: (text: string, at: number) => {names: string[]; end: number}
  /** All organs of the register that a text names, in its order. */
  namesIn: (text: string) => string[]
  /** Canonical name of who acts where nobody is named. */
  implied: string
}

/** Prepare the register for look-ups: longest name first at every place. */
export function organFinder(organs: OrganName[]): OrganFinder {
  const full = new Map(organs.flatMap(({name, aliases}) => [name, ...aliases].map((word) => [word, name] as const)))
  const short = new Map(organs.flatMap(({name, short}) => short.map((word) => [word, name] as const)))
  // A short form is no organ of its own: 消防 opens 消防安全 too.
  for (const word of short.keys()) full.delete(word)
  const form = (names: Iterable<string>) => {
    const sorted = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    return new RegExp(sorted.length > 0 ? sorted.map(escape).join('|') : '(?!)', 'y')
  }
  const fullForm = form(full.keys())
  const shortForm = form(short.keys())
  const match = (text: string, at: number): Found | undefined => {
    fullForm.lastIndex = at
    const word = fullForm.exec(text)?.[0]
    if (word) return {name: full.get(word)!, printed: word.length}
    shortForm.lastIndex = at
    const brief = shortForm.exec(text)?.[0]
    if (!brief) return undefined
    const listed =
      /[、和]/.test(text[at - 1] ?? '') || /^(?:、|和|等部门|等单位|部门)/.test(text.slice(at + brief.length, at + brief.length + 3))
    return listed ? {name: short.get(brief)!, printed: brief.length} : undefined
  }
  const namesAt = (text: string, at: number) => {
    const names: string[] = []
    let end = at
    for (let next = at; names.length < 24; next = end + 1) {
      const found = match(text, next)
      if (!found) break
      if (!names.includes(found.name)) names.push(found.name)
      end = next + found.printed
      if (!/[、和与及]/.test(text[end] ?? '')) break
    }
    if (names.length > 0) {
      const rest = /^等(?:[^，；。、]{0,6}?(?:部门|单位|力量|机构))?(?:[（(][^）)]{0,8}[）)])?/.exec(text.slice(end, end + 24))
      if (rest) end += rest[0].length
    }
    return {names, end}
  }
  const namesIn = (text: string) => {
    const names = new Set<string>()
    for (let at = 0; at < text.length;) {
      const {names: found, end} = namesAt(text, at)
      for (const name of found) names.add(name)
      at = Math.max(end, at + 1)
    }
    return [...names]
  }
  return {namesAt, namesIn, implied: organs.find(({implied}) => implied)?.name ?? '镇政府'}
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** 请认真贯彻执行: what a notice asks of its addressees. */
function readRequest(text: string, addressees: string, find: OrganFinder): Duty[] {
  const names = find.namesIn(addressees)
  const match = /请([^，。；、]{2,40})(?=[。；]|$)/.exec(text)
  if (!match || names.length === 0) return []
  const start = match.index + 1
  const actors = names.map((name): Actor => ({name, role: 'responsible', implied: false}))
  return [{actors, action: spanOf(text, start, start + match[1]!.length), deadline: null, frequency: null}]
}

/** What a clause is in its sentence. */
type Form = 'action' | 'aim' | 'principle' | 'basis' | 'deadline' | 'rest'

/** `[start, end)` in the text, end mark left out. */
interface Clause {
  start: number
  end: number
  /** The mark before the clause, `''` at the start of the sentence. */
  before: string
  form: Form
}

/**
 * Read the duties of a text.
 *
 * @param year  of the plan, for 本年度 and months without a year
 * @param reading  the text as meant, same length; see `readingOf`
 * @param title  of the part, for words that mean an organ only there
 */
export function readDuties(text: string, find: OrganFinder, year?: number, reading = text, title = ''): Duty[] {
  const duties: Duty[] = []
  for (const sentence of splitSentences(reading)) readSentence(text, reading, sentence, find, year, title, duties)
  return duties
}

function readSentence(
  text: string,
  reading: string,
  {start, end}: {start: number; end: number},
  find: OrganFinder,
  year: number | undefined,
  title: string,
  duties: Duty[],
): void {
  const clauses = classify(reading, cutClauses(reading, start, end, find), find)
  let subject: Actor[] | undefined
  let through = false
  let urged: Actor[] = []
  let begin = -1
  let deadline: Duty['deadline'] = null
  for (let index = 0; index < clauses.length; index++) {
    const clause = clauses[index]!
    const head = subjectOf(reading, clause, find)
    if (head) {
      const role = reading.startsWith('牵头', head.end) ? 'lead' : 'responsible'
      subject = head.names.map((name) => ({name, role, implied: false}))
      urged = []
    }
    const from = head?.end ?? skipConjunction(reading, clause)
    // 并 goes back to who was meant before 通过甲开展….
    if (through && from > clause.start) subject = undefined
    if (clause.form === 'deadline') deadline = readDeadline(text, clause.start, clause.end, year)
    if (clause.form === 'basis' && begin < 0) begin = from
    if (clause.form !== 'action') continue
    // What follows without a verb of its own still belongs to the action.
    let last = clause
    while (clauses[index + 1]?.form === 'rest') last = clauses[++index]!
    const phrase = reading.slice(from, last.end)
    const parties = partiesOf(phrase, find, title)
    const named = parties.filter(({role}) => role === 'responsible')
    if (named.length > 0) {
      subject = named
      through = true
    }
    if (parties.some(({role}) => role === 'urged' || role === 'lead')) urged = parties.filter(({role}) => role === 'urged')
    else if (endsUrging(phrase, clause.before)) urged = []
    const responsible = subject ?? [{name: find.implied, role: 'responsible', implied: true} as const]
    const others = parties.filter(({role}) => role !== 'responsible' && role !== 'urged')
    const actionStart = begin >= 0 ? begin : from
    const action = spanOf(text, actionStart, last.end)
    begin = -1
    if (action.text === '') continue
    const own = readDeadline(text, actionStart, last.end, year)
    duties.push({
      actors: [...responsible, ...others, ...urged].map((actor) => ({...actor})),
      action,
      deadline: own ?? deadline,
      frequency: readFrequency(text, actionStart, last.end),
    })
  }
}

function skipConjunction(text: string, {start, end}: Clause): number {
  const after = start + (wording.conjunction.exec(text.slice(start, Math.min(end, start + 4)))?.[0].length ?? 0)
  return after < end ? after : start
}

function spanOf(text: string, start: number, end: number): Span {
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
        if (!text.slice(Math.max(from, at - 2), at).endsWith('牵头')) close(at)
      } else if ('；;：:。！？'.includes(character)) close(at)
      else if (character === '、') {
        const {names, end: after} = find.namesAt(text, at + 1)
        if (names.length > 0 && wording.modal.test(text.slice(after, after + 2))) close(at)
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
    if (settled === 'rest' && result.at(-1)?.form !== 'action' && result.at(-1)?.form !== 'rest') {
      result.push({...clause, form: result.at(-1)?.form ?? 'action'})
    } else if (settled === 'action') result.push(...cutActions(text, {...clause, form: settled}, find))
    else result.push({...clause, form: settled})
  }
  return result
}

function formOf(phrase: string, next: string | undefined): Form {
  if (deadlineForm.exec(phrase)?.[0].length === phrase.length) return 'deadline'
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
  const head = subjectOf(text, clause, find)
  for (let at = head?.end ?? start; at < clause.end; at++) {
    const character = text[at]!
    if ('《“‘（('.includes(character)) depth++
    else if ('》”’）)'.includes(character)) depth = Math.max(0, depth - 1)
    else if (depth > 0 || (character !== '、' && character !== '并')) continue
    else {
      const done = text.slice(start, at)
      const ahead = text.slice(at + 1, Math.min(clause.end, at + 32))
      const splits =
        character === '、'
          ? wording.opensAfterPause.test(ahead) && finished(done, find) && !partnered(done)
          : wording.opensWithVerb.test(ahead) && finished(done, find)
      if (!splits) continue
      if (at > start) parts.push({start, end: at, before: start === clause.start ? clause.before : text[start - 1]!, form: clause.form})
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
function subjectOf(text: string, clause: {start: number; end: number}, find: OrganFinder): {names: string[]; end: number} | undefined {
  const {names, end} = find.namesAt(text, clause.start)
  if (names.length === 0) {
    const [before, printed] = wording.unknownSubject.exec(text.slice(clause.start, Math.min(clause.end, clause.start + 60))) ?? []
    return before && printed ? {names: [printed], end: clause.start + before.length} : undefined
  }
  if (end >= clause.end) return undefined
  const rest = text.slice(end, Math.min(clause.end, end + 40))
  const will = wording.modal.exec(rest)?.[0] ?? ''
  const ahead = rest.slice(will.length)
  if (!will && !/^(?:将|把|每|按|对|负责|联合|牵头|结合|根据)/.test(ahead) && !wording.opensWithVerb.test(ahead)) return undefined
  return {names, end: end + will.length}
}

/** Everybody an action names in a part to play: who is urged, leads, takes part, is a partner. */
function partiesOf(phrase: string, find: OrganFinder, title: string): Actor[] {
  const parties: Actor[] = []
  const add = (names: string[], role: Role) => {
    for (const name of names) {
      // Departments of a measure on 行业部门 are those in charge of a sector.
      const meant = name === '各办、局、中心' && title.includes('行业部门') ? '行业主管部门' : name
      if (!parties.some((party) => party.name === meant)) parties.push({name: meant, role, implied: false})
    }
  }
  // 甲牵头，乙、丙参与
  const leading = phrase.indexOf('牵头')
  if (leading >= 0) {
    for (let at = Math.max(0, leading - 16); at < leading; at++) {
      const {names, end} = find.namesAt(phrase, at)
      if (names.length > 0 && end === leading) {
        add(names, 'lead')
        break
      }
    }
    const after = /^[，、]?/.exec(phrase.slice(leading + 2, leading + 3))![0].length + leading + 2
    const {names, end} = find.namesAt(phrase, after)
    if (/^(?:参与|参加|配合|协助)/.test(phrase.slice(end, end + 2))) add(names, 'participant')
    return parties
  }
  // 通过甲开展…
  if (phrase.startsWith('通过')) {
    const {names, end} = find.namesAt(phrase, 2)
    if (names.length > 0 && wording.opensWithVerb.test(phrase.slice(end))) add(names, 'responsible')
  }
  // 督促甲…; the verb may stand behind a lead-in: 按照…要求，督促甲…
  for (const match of phrase.matchAll(/(?:督促|推动|引导|指导|组织|要求|支持|鼓励)/g)) {
    const at = match.index
    const opens = at <= 24 && wording.urging.exec(phrase)?.[0].length === at + 2
    if (at > 0 && !opens && !/[，、并和段式]/.test(phrase[at - 1]!)) continue
    let from = at + 2
    from += wording.qualifiers.exec(phrase.slice(from, from + 20))![0].length
    // 各部门 and 各村 begin with a qualifier.
    const found = [from, from - 1, at + 2].map((start) => find.namesAt(phrase, start)).find(({names}) => names.length > 0)
    const acts = found && (wording.goesOnToAct.test(phrase.slice(found.end, found.end + 40)) || phrase.endsWith('工作'))
    if (acts) add(found.names, 'urged')
  }
  // 联合甲、配合甲
  for (const match of phrase.matchAll(/配合|联合|会同|协同|邀请/g)) {
    add(find.namesAt(phrase, match.index + 2).names, 'partner')
  }
  return parties
}

/** Whether an action is no longer that of those urged before it in the sentence. */
function endsUrging(phrase: string, before: string): boolean {
  return /[；;]/.test(before) || /^(?:形成|并|配合|邀请)/.test(phrase) || /(?:^|[，、])(?:督促|推动|引导)/.test(phrase)
}

/** Deadlines: 2024年底前, 2025年6月底前, 2026年9月30日前, 年底前, 6月底前, 本年度, 年内; blanks may stand in between. */
const deadlineForm =
  /(?:(?:到|在)?([0-9０-９]{4})\s*年\s*(?:(?:(底|末)(?:之?前)?|内|前)|([0-9０-９]{1,2})\s*月\s*(?:([0-9０-９]{1,2})\s*日(?:之?前)|(?:(底|末)(?:之?前)?|(?:之?前))))|([0-9０-９]{1,2})\s*月\s*(?:底|末)(?:之?前)|(?<![年度0-9０-９])年底(?:之?前)|(?<![0-9０-９])(?:本年度|本年内|今年内|今年底前|当年))/

/** First deadline in `[start, end)` outside title marks. `undefined` words without a year of the plan give none. */
export function readDeadline(text: string, start: number, end: number, year: number | undefined): Duty['deadline'] {
  const form = new RegExp(deadlineForm, 'g')
  for (const match of blankTitles(text.slice(start, end)).matchAll(form)) {
    const [printed, printedYear, yearEnd, month, day, , monthOnly] = match
    const number = (digits: string) => Number(digits.normalize('NFKC'))
    const of = printedYear ? number(printedYear) : year
    if (of === undefined) return null
    let date: string | undefined
    if (monthOnly) date = lastOfMonth(of, number(monthOnly))
    else if (month && day) date = readDate(`${of}年${number(month)}月${number(day)}日`)
    // 6月前: before the month begins; 6月底前: in it.
    else if (month) date = lastOfMonth(of, number(month) - (/[底末]/.test(printed) ? 0 : 1))
    else if (printedYear && !yearEnd && /前$/.test(printed)) date = `${of - 1}-12-31`
    else date = `${of}-12-31`
    if (date === undefined) continue
    const from = start + match.index
    return {start: from, end: from + printed.length, text: printed, date}
  }
  return null
}

/** Month 0 is the December before. */
function lastOfMonth(year: number, month: number): string | undefined {
  if (month < 0 || month > 12) return undefined
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** The text with what stands in 《》 blanked out, of the same length. */
function blankTitles(text: string): string {
  return text.replace(/《[^》]*》?/g, (title) => '\u0000'.repeat(title.length))
}

const units: Array<[RegExp, FrequencyUnit]> = [
  [/^每半年/, 'half-year'],
  [/^每年/, 'year'],
  [/^每个?季/, 'quarter'],
  [/^每个?月/, 'month'],
  [/^每(?:周|个?星期)/, 'week'],
  [/^每[日天]/, 'day'],
]

/** 每季度至少听取一次, 每月研究2次, 每年不少于1次; the words between are the verb, at most ten characters. */
const rhythm =
  /每(?:半年|年度?|个?季度?|个?月|周|个?星期|日|天)(?:\p{Script=Han}{0,10}?([0-9０-９]{1,3}|[一两二三四五六七八九十]{1,3})(?:次|场|轮|遍|期))?/gu

/** First rhythm in `[start, end)` outside title marks. */
export function readFrequency(text: string, start: number, end: number): Duty['frequency'] {
  const part = blankTitles(text.slice(start, end))
  for (const match of part.matchAll(rhythm)) {
    const unit = units.find(([form]) => form.test(match[0]))?.[1]
    if (!unit) continue
    const from = start + match.index
    const count = match[1] ? (readNumeral(match[1].replace('两', '二')) ?? 1) : 1
    return {start: from, end: from + match[0].length, text: match[0], count, unit}
  }
  const match = wording.irregular.exec(part)
  if (!match) return null
  const from = start + match.index
  return {start: from, end: from + match[0].length, text: match[0], count: null, unit: 'irregular'}
}

/** Put the duties of records in place of what the rules read in the quoted passage. */
function applyRecords(plan: Plan, file: VFile, records: DutyRecord[]): void {
  const nodes = new Map([...walk(plan)].map((node) => [node.id, node]))
  for (const record of records) {
    const fail = (reason: string, {file: path, line, column}: DutyRecord['place']) => {
      const message = file.message(reason, {place: {line, column}, ruleId: 'stale-duty', source: 'plan'})
      message.file = path
      message.fatal = true
    }
    const node = nodes.get(record.node)
    if (!node) {
      fail(`职责登记指向的“${record.node}”不存在，应是方案里某一条的编号，如 measure-4`, record.place)
      continue
    }
    const text = textOf(node)
    const start = text.indexOf(record.quote)
    if (start < 0) {
      fail(`职责登记所引的“${shorten(record.quote)}”在 ${node.id} 的正文里找不到，应与原文逐字相同`, record.place)
      continue
    }
    const end = start + record.quote.length
    const duties: Duty[] = []
    for (const {actors, action, deadline, frequency, place} of record.duties) {
      const locate = (phrase: string): Span | undefined => {
        const at = text.indexOf(phrase, start)
        if (at >= 0 && at + phrase.length <= end) return {start: at, end: at + phrase.length, text: phrase}
        fail(`职责登记里的“${shorten(phrase)}”不在所引的原文里，应与原文逐字相同`, place)
        return undefined
      }
      const span = locate(action)
      const by = deadline && locate(deadline.text)
      const often = frequency && locate(frequency.text)
      if (!span || (deadline && !by) || (frequency && !often)) continue
      duties.push({
        actors,
        action: span,
        deadline: deadline && by ? {...by, date: deadline.date} : null,
        frequency: frequency && often ? {...often, count: frequency.count, unit: frequency.unit} : null,
      })
    }
    node.duties = [...node.duties.filter(({action}) => action.start >= end || action.end <= start), ...duties].sort(
      (a, b) => a.action.start - b.action.start || a.action.end - b.action.end,
    )
  }
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.slice(0, 24).join('') + (characters.length > 24 ? '…' : '')
}

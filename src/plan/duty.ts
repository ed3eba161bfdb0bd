/**
 * Duties: who is to do what, by when, how often. A sentence is cut into clauses (clause.ts); a clause that opens with a
 * verb is one thing to do, a clause of another form is its lead-in, its continuation, an aim or a deadline.
 * What no rule can read comes from records that quote the text.
 *
 * Every span is verbatim and inside the division's `text`; the time is linear in its length.
 */
import type {VFile} from 'vfile'
import {readClauses, skipConjunction, spanOf, subjectOf} from './clause.ts'
import {quote} from './finding.ts'
import {markerOf} from './marker.ts'
import {namesInList, organFinder, type OrganFinder} from './organ.ts'
import {findTables, type Row, type Table} from './rows.ts'
import {findTails, type Tail} from './tail.ts'
import {readDate, readDeadline, readFrequency, readMonth} from './time.ts'
import {simplify} from './traditional.ts'
import {divisionsOf, fieldOf, paragraphsOf, textOf, valueOf, walk} from './tree.ts'
import type {Actor, Division, Duty, DutyRecord, OrganName, Plan, Role, Span} from './types.ts'
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
  return (plan: Plan, file: VFile): void => {
    const year = yearOf(plan)
    const visit = (parent: Plan | Division, above: readonly Actor[]) => {
      for (const node of divisionsOf(parent)) {
        const text = textOf(node)
        const context = {text, find, year}
        if (node.kind === 'notice') node.duties = readRequest(context, fieldOf(plan, 'addressees'))
        else if (asks(node)) {
          const tables = findTables(text)
          node.duties = dutiesOf(node, context, tables)
          for (const duty of node.duties) applyActors(duty, above)
          reportRows(node, tables, file)
        }
        const named = node.level > 0 && divisionsOf(node).length > 0 ? findTails(text).flatMap((tail) => actorsOf(tail, context)) : []
        visit(node, named.length > 0 ? named : above)
      }
    }
    visit(plan, [])
    applyRecords(plan, file, records)
    for (const node of walk(plan)) reportUnknown(node, known, file)
  }
}

/** A text whose duties are read, and what is known beside it. */
interface Context {
  text: string
  find: OrganFinder
  /** Of the plan, for 本年度 and months without a year. */
  year: number | undefined
}

/** The duties of a part: those of its sentences, with what tails say of them, and those of its tables. */
function dutiesOf(node: Division, context: Context, tables: readonly Table[]): Duty[] {
  const tails = findTails(context.text)
  const read = readDuties(context.text, context.find, context.year, readingOf(node, context.text, tails, tables), valueOf(node, 'title'))
  const duties = [...read, ...applyTails(tails, read, context)]
  if (tables.length === 0) return duties
  for (const {rows} of tables) for (const row of rows) duties.push(dutyOfRow(row, context))
  return duties.sort((a, b) => a.action.start - b.action.start)
}

/**
 * Apply the tails that stand after, or before, the duties.
 *
 * @returns the duties that were made where a tail stands with words that hold none
 */
function applyTails(tails: readonly Tail[], read: readonly Duty[], context: Context): Duty[] {
  const {text} = context
  const duties = [...read].sort((a, b) => a.action.start - b.action.start)
  const more: Duty[] = []
  let next = 0
  let made: Duty | undefined
  for (const [index, tail] of tails.entries()) {
    const before = tails[index - 1]?.end ?? 0
    // Where nothing stands in front of it, a tail heads what follows.
    const heads = text.slice(before, tail.start).trim() === ''
    const range = heads ? {from: tail.end, to: tails[index + 1]?.start ?? text.length} : {from: before, to: tail.start}
    // Two tails in a row may both apply to the words between them, and to no others.
    while (next < duties.length && duties[next]!.action.start < range.from) next++
    const covered = made && made.action.start >= range.from && made.action.end <= range.to ? [made] : []
    for (let at = next; at < duties.length && duties[at]!.action.start < range.to; at++)
      if (duties[at]!.action.end <= range.to) covered.push(duties[at]!)
    made = applyTail(tail, covered, range, context)
    if (made) more.push(made)
  }
  return more
}

function reportUnknown(node: Division, known: ReadonlySet<string>, file: VFile): void {
  const names = new Set(node.duties.flatMap(({actors}) => actors.map(({name}) => name)))
  for (const name of names) {
    if (known.has(name)) continue
    const place = node.children.find((child) => child.type === 'paragraph')?.position?.start
    file.message(`${quote(name)}不在机构登记里，按原文显示；可在 seeds/organs.yaml 里登记`, {
      ...(place && {place}),
      ruleId: 'unknown-organ',
      source: 'plan',
    })
  }
}

/** Report the rows of tables of tasks that could not be read. */
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
function dutyOfRow({task, named, time}: Row, context: Context): Duty {
  const {text, year} = context
  const actors = named.flatMap((cell) => actorsIn(cell, cell.role, context))
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
function applyTail(tail: Tail, covered: Duty[], {from, to}: {from: number; to: number}, context: Context): Duty | undefined {
  const {text, find, year} = context
  const named = actorsOf(tail, context)
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
function actorsOf(tail: Tail, context: Context): Actor[] {
  return tail.entries.flatMap((entry) => (entry.role ? actorsIn(entry, entry.role, context) : []))
}

/** Whom a list of names names. */
function actorsIn({start, end}: Pick<Span, 'start' | 'end'>, role: Role, {text, find}: Context): Actor[] {
  return namesInList(text.slice(start, end), find).map((name) => ({name, role, implied: false}))
}

/** Add the organs of a tail to a duty; one that answers for it replaces one that was only implied. */
function applyActors(duty: Duty, named: readonly Actor[]): void {
  const answers = named.some(({role}) => role === 'responsible' || role === 'lead')
  const kept = duty.actors.filter(({implied}) => !(implied && answers))
  duty.actors = [...kept, ...named.filter(({name}) => !kept.some((actor) => actor.name === name)).map((actor) => ({...actor}))]
}

/** 请认真贯彻执行: what a notice asks of its addressees. */
function readRequest({text, find}: Context, addressees: string): Duty[] {
  const names = find.namesIn(addressees)
  const match = /请([^，。；、]{2,40})(?=[。；]|$)/.exec(text)
  if (!match || names.length === 0) return []
  const start = match.index + 1
  const actors = names.map((name): Actor => ({name, role: 'responsible', implied: false}))
  return [{actors, action: spanOf(text, start, start + match[1]!.length), deadline: null, frequency: null}]
}

/**
 * Read the duties of a text.
 *
 * @param year  of the plan, for 本年度 and months without a year
 * @param reading  the text as meant, same length; see `readingOf`
 * @param title  of the part, for words that mean an organ only there
 */
export function readDuties(text: string, find: OrganFinder, year?: number, reading = text, title = ''): Duty[] {
  return splitSentences(reading).flatMap((sentence) => readSentence(sentence, {text, find, year}, reading, title))
}

function readSentence({start, end}: {start: number; end: number}, {text, find, year}: Context, reading: string, title: string): Duty[] {
  const duties: Duty[] = []
  const clauses = readClauses(reading, start, end, find)
  let subject: Actor[] | undefined
  /** Whether the subject is one that acts for another: 通过甲开展…. */
  let isThrough = false
  let urged: Actor[] = []
  /** Where the lead-in of the next action begins; -1 where it has none. */
  let leadIn = -1
  let deadline: Duty['deadline'] = null
  for (let index = 0; index < clauses.length; index++) {
    const clause = clauses[index]!
    const head = subjectOf(reading, clause, find)
    if (head) {
      const role = reading.startsWith('牵头', head.end) ? 'lead' : 'responsible'
      subject = head.names.map((name) => ({name, role, implied: false}))
      isThrough = false
      urged = []
    }
    const from = head?.end ?? skipConjunction(reading, clause)
    // 并 goes back to who was meant before 通过甲开展….
    if (isThrough && from > clause.start) subject = undefined
    if (clause.form === 'deadline') deadline = readDeadline(text, clause.start, clause.end, year)
    if (clause.form === 'basis' && leadIn < 0) leadIn = from
    if (clause.form !== 'action') continue
    // What follows without a verb of its own still belongs to the action.
    let last = clause
    while (clauses[index + 1]?.form === 'rest') last = clauses[++index]!
    const phrase = reading.slice(from, last.end)
    const parties = partiesOf(phrase, find, title)
    const named = parties.filter(({role}) => role === 'responsible')
    if (named.length > 0) {
      subject = named
      isThrough = true
    }
    if (parties.some(({role}) => role === 'urged' || role === 'lead')) urged = parties.filter(({role}) => role === 'urged')
    else if (endsUrging(phrase, clause.before)) urged = []
    const responsible = subject ?? [{name: find.implied, role: 'responsible', implied: true} as const]
    const others = parties.filter(({role}) => role !== 'responsible' && role !== 'urged')
    const action = spanOf(text, leadIn >= 0 ? leadIn : from, last.end)
    leadIn = -1
    if (action.text === '') continue
    duties.push({
      actors: [...responsible, ...others, ...urged].map((actor) => ({...actor})),
      action,
      deadline: readDeadline(text, action.start, last.end, year) ?? deadline,
      frequency: readFrequency(text, action.start, last.end),
    })
  }
  return duties
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

/** Whether an action is no longer done by those who are urged earlier in the sentence. */
function endsUrging(phrase: string, before: string): boolean {
  return /[；;]/.test(before) || /^(?:形成|并|配合|邀请)/.test(phrase) || /(?:^|[，、])(?:督促|推动|引导)/.test(phrase)
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
      fail(`职责登记所引的${quote(record.quote)}在 ${node.id} 的正文里找不到，应与原文逐字相同`, record.place)
      continue
    }
    const end = start + record.quote.length
    const duties: Duty[] = []
    for (const {actors, action, deadline, frequency, place} of record.duties) {
      const locate = (phrase: string): Span | undefined => {
        const at = text.indexOf(phrase, start)
        if (at >= 0 && at + phrase.length <= end) return {start: at, end: at + phrase.length, text: phrase}
        fail(`职责登记里的${quote(phrase)}不在所引的原文里，应与原文逐字相同`, place)
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

/**
 * The head of a document (GB/T 9704—2012, 7.2–7.3): 发文字号, 标题, 主送机关, 正文 of the notice, 署名, 成文日期,
 * then the title of the plan and the preamble before the first numbered part. Above it a web page may have an index card
 * (card.ts) and titles of its own, below the plan stand its annexes and its imprint (版记).
 */
import {cardLeaves, takeCard, type CardEntry} from './card.ts'
import {
  brokenNumber,
  bracketedDate,
  circularEnd,
  dateLike,
  documentNumberLike,
  documentNumberLine,
  issuerEnd,
  numberAndSigner,
  planTitleEnd,
  sentenceEnd,
  signatureLine,
} from './form.ts'
import {bullet, type Marker} from './marker.ts'
import {cutPassage, leavesOfPassage, type Passage} from './passage.ts'
import {wordsOf} from './traditional.ts'
import type {AsideName, Division, FieldName, Kind, Leaf} from './types.ts'

/** Whether a line is the name of an organ and nothing else. */
function isOrgan({text}: Passage): boolean {
  return text.length <= 40 && /^[\p{Script=Han}\s]{4,}$/u.test(text) && issuerEnd.test(wordsOf(text))
}

/** 发文机关标志 (…文件), 份号, 密级, 紧急程度, 签发人: above the title, not part of the text. */
const letterhead =
  /^(?:\p{Script=Han}{2,40}文件|[★☆—–＿_=-]{1,60}|[0-9]{6}|(?:绝密|机密|秘密)(?:★.{1,6})?|特急|加急|签发人[：:].{0,12}|[（(]?此件.{0,8}公开(?:发布)?[）)]?)$/u

export function division(kind: Kind, level: number, number: number, family = ''): Division {
  return {type: 'division', kind, level, family, id: '', number, children: [], citations: [], notes: [], duties: []}
}

/** Where the parts of a document begin and end: passages before `body` are its head, those from `tail` its end. */
interface Extent {
  body: number
  tail: number
}

/**
 * Find the numbered body. It begins with the first marker behind the title of the plan, where the title stands
 * behind a signature or 附件 (a notice may number its own words, and list what it encloses); it ends at the first
 * annex or at the imprint.
 */
export function extentOf(passages: Passage[], markers: Array<Marker | undefined>): Extent {
  const numbered = (from: number) => {
    const at = markers.findIndex((marker, index) => index >= from && marker && marker.family !== bullet)
    return at < 0 ? passages.length : at
  }
  let body = numbered(0)
  const titled = (from: number, to: number) => {
    for (let at = from; at < to; at++) if (endsNotice(passages[at - 1]!.text) && planTitleLength(passages, at) > 0) return at
    return undefined
  }
  const notice = passages.slice(0, body).some(({text}) => text.length <= 80 && circularEnd.test(wordsOf(text)))
  if (notice && titled(1, body) === undefined) body = numbered(titled(body, Math.min(passages.length, body + 40)) ?? body)
  let tail = passages.length
  for (let at = body; at < passages.length; at++) {
    if (!isTail(passages, at)) continue
    tail = at
    break
  }
  // A table below the last part belongs to none.
  let table = tail
  while (table > body && tableRow.test(passages[table - 1]!.text)) table--
  return {body, tail: tail - table > 1 ? table : tail}
}

function endsNotice(text: string): boolean {
  return dateLike.test(text) || signatureLine.test(text) || /^附件[\d一二三四五六七八九十]{0,3}[：:]?$/.test(wordsOf(text))
}

/** 附件, 附件1, 附表2：name, 附：name. */
const annexMark = /^附(?:(?:件|表|录)(?:[\d一二三四五六七八九十][^。；]{0,52}|[：:][^。；]{0,50})?|[：:][^。；]{0,50})$/
const imprint =
  /^(?:抄送[：:]|抄报[：:]|主送[：:]|.{2,30}办公室.{0,4}[\d〇一二三四五六七八九]{4}年.{3,8}印发$|信息公开选项[：:]|[（(]?此件.{0,10}公开)/

/** A row of a table as docx.ts writes it, and Markdown. */
const tableRow = /^\|.{0,400}\|$/

function isTail(passages: Passage[], at: number): boolean {
  const {text} = passages[at]!
  if (text.length > 60) return /^抄送[：:]/.test(wordsOf(text.slice(0, 8)))
  const words = wordsOf(text)
  return annexMark.test(words) || imprint.test(words)
}

/** A head that is being read, line after line. */
interface Head {
  /** The lines that may be running text, a title or a signature: all but index card, letterhead and 发文字号. */
  lines: Passage[]
  /** Index of the next line to be read. */
  at: number
  /** What the lines are that are not running text. */
  named: Map<Passage, FieldName | AsideName>
  fields: Set<FieldName | AsideName>
  /** Running text, in order. */
  blocks: Array<{kind: Kind; from: number; to: number}>
}

/**
 * Read the head.
 *
 * @param printed  all passages before the body
 * @returns fields, notice, preamble and what is set aside, in order
 */
export function parseHead(printed: Passage[]): Array<Leaf | Division> {
  const passages = printed.flatMap((passage) => {
    const number = numberAndSigner.exec(passage.text)?.[0].length
    return number ? cutPassage(passage, number) : [passage]
  })
  const card = takeCard(passages)
  const rest = passages.filter((_, index) => !card.has(index))
  const named: Head['named'] = new Map()
  const lines = withoutPageTitles(nameSingles(rest, named), named)
  const head: Head = {lines, at: 0, named, fields: new Set(named.values()), blocks: []}
  readNotice(head)
  for (const end = pastAnnexes(lines, head.at); head.at < end;) take(head, 'annex')
  readPlanTitle(head)
  head.blocks.push({kind: 'preamble', from: head.at, to: lines.length})
  return treeOf(passages, card, head)
}

/** Say what the next line is, and go on. */
function take(head: Head, name: FieldName | AsideName): void {
  head.named.set(head.lines[head.at++]!, name)
  head.fields.add(name)
}

/** Read the notice that issues the plan, from its title to its signature; nothing where the plan stands alone. */
function readNotice(head: Head): void {
  const {lines} = head
  const date = lines.findIndex(({text}) => dateLike.test(text) || signatureLine.test(text))
  const end = date < 0 ? lines.length : date
  const addressees = addresseesIn(lines.slice(0, end))
  const isHeading = (to: number) => lines.slice(0, to).every(({text}) => !/[。！？；]$/.test(text))
  const title = noticeTitleIn(lines, addressees >= 0 ? addressees : end, addressees >= 0)
  // A notice without a title: addressees, signature and date, then the plan.
  const untitled = title.to === 0 && addressees >= 0 && date > addressees && planTitleLength(lines, pastAnnexes(lines, date + 1)) > 0
  if (untitled ? !isHeading(addressees) : title.to === 0 || !isHeading(title.to)) return
  // What a web page has above the title and the addressees.
  while (head.at < (untitled ? addressees : title.from)) take(head, 'residue')
  while (head.at < title.to) take(head, 'noticeTitle')
  const first = firstOfAddressees(lines, head.at, addressees)
  while (head.at <= addressees) {
    if (!head.fields.has('documentNumber') && brokenNumber.test(lines[head.at]!.text)) take(head, 'documentNumber')
    else take(head, head.at >= first ? 'addressees' : 'residue')
  }
  readNoticeText(head, date)
}

/**
 * Read the text of the notice and its signature.
 *
 * @param date  index of the line with the 成文日期; where it stands above, the text goes on while its lines are sentences
 */
function readNoticeText(head: Head, date: number): void {
  const {lines} = head
  const from = head.at
  if (date < from) {
    const found = lines.findIndex(({text}, index) => index >= from && !sentenceEnd.test(text))
    head.at = found < 0 ? lines.length : found
    head.blocks.push({kind: 'notice', from, to: head.at})
    if (lines[head.at] && issuerEnd.test(wordsOf(lines[head.at]!.text))) take(head, 'issuer')
    return
  }
  const glued = signatureLine.test(lines[date]!.text)
  let issuer = !glued && date > from && !sentenceEnd.test(lines[date - 1]!.text) ? date - 1 : date
  // Several organs sign together, one a line.
  while (issuer > from && isOrgan(lines[issuer - 1]!)) issuer--
  head.blocks.push({kind: 'notice', from, to: issuer})
  head.at = issuer
  while (head.at < date) take(head, 'issuer')
  take(head, 'date')
}

/** Read the title of the plan, with what a plan that has no notice says below it: its date, and whom it is to. */
function readPlanTitle(head: Head): void {
  const {lines} = head
  const length = planTitleLength(lines, head.at)
  if (length === 0) return
  for (const end = head.at + length; head.at < end;) take(head, 'title')
  for (let text = lines[head.at]?.text; text && (dateLike.test(text) || bracketedDate.test(text)); text = lines[head.at]?.text)
    take(head, head.fields.has('date') || !dateLike.test(text) ? 'secondDate' : 'date')
  const next = lines[head.at]?.text
  if (next && !head.fields.has('addressees') && addresseesEnd.test(next.slice(-40)) && !next.includes('。')) take(head, 'addressees')
}

/** Leaves and divisions of a head that has been read. */
function treeOf(passages: Passage[], card: ReadonlyMap<number, CardEntry>, {lines, named, fields, blocks}: Head): Array<Leaf | Division> {
  const starts = new Map(blocks.filter(({from, to}) => from < to).map((block) => [lines[block.from]!, block]))
  const children: Array<Leaf | Division> = []
  let open: Division | undefined
  let last: Passage | undefined
  for (const [index, passage] of passages.entries()) {
    const block = starts.get(passage)
    if (block) {
      children.push((open = division(block.kind, 0, 0)))
      last = lines[block.to - 1]
    }
    const entry = card.get(index)
    // What interrupts a block stands inside it, where it is printed.
    ;(open?.children ?? children).push(...(entry ? cardLeaves(passage, entry, fields) : headLeaves(passage, named.get(passage))))
    if (passage === last) open = undefined
  }
  return children
}

/** Index of the first line from `from` that is not an 附件, or of the last line. */
function pastAnnexes(lines: Passage[], from: number): number {
  let at = from
  while (lines[at + 1] && annexMark.test(wordsOf(lines[at]!.text))) at++
  return at
}

/**
 * What a web page has printed above a document as its own title is set aside: the title of the plan where it comes again
 * below, and what stands above a 发文字号 where the title of the notice stands below it.
 */
function withoutPageTitles(lines: Passage[], named: Map<Passage, FieldName | AsideName>): Passage[] {
  const words = lines.map(({text}) => (text.length <= 60 ? wordsOf(text) : ''))
  const last = new Map(words.map((line, index) => [line, index]))
  const number = [...named].find(([, name]) => name === 'documentNumber')?.[0]
  const above = (line: Passage) => number !== undefined && line.pieces[0]!.offset < number.pieces[0]!.offset
  const notice = words.findIndex((line) => circularEnd.test(line))
  const ownTitle = notice >= 0 && !above(lines[notice]!) ? lines.findIndex((line) => !above(line)) : 0
  return lines.filter((line, index) => {
    if (index >= ownTitle && !(planTitleEnd.test(words[index]!) && last.get(words[index]!)! > index)) return true
    named.set(line, isOrgan(line) ? 'letterhead' : 'residue')
    return false
  })
}

function headLeaves(passage: Passage, name: FieldName | AsideName | undefined): Leaf[] {
  if (!name) return leavesOfPassage(passage, 'paragraph')
  const glued = name === 'date' ? signatureLine.exec(passage.text) : null
  if (glued) return signatureLeaves(passage, glued[1]!.length)
  return leavesOfPassage(passage, isAside(name) ? 'aside' : 'field', 0, undefined, name)
}

/** Issuer and date on one line. */
function signatureLeaves(passage: Passage, at: number): Leaf[] {
  return [...leavesOfPassage(passage, 'field', 0, at, 'issuer'), ...leavesOfPassage(passage, 'field', at, undefined, 'date')]
}

const asideNames: readonly string[] = ['letterhead', 'annex', 'secondDate', 'residue']
const isAside = (name: string): boolean => asideNames.includes(name)

/** Name what may stand anywhere above the text of the notice: 发文字号 and letterhead. The other passages are returned. */
function nameSingles(passages: Passage[], named: Map<Passage, FieldName | AsideName>): Passage[] {
  let number = false
  let first = true
  let above = true
  const isLetterhead = ({text}: Passage) => text.length <= 60 && letterhead.test(wordsOf(text))
  // Several organs stand above one 文件.
  const joins = (index: number): boolean =>
    passages[index + 1] !== undefined &&
    isOrgan(passages[index]!) &&
    (/文件$/.test(wordsOf(passages[index + 1]!.text.slice(0, 60))) ? isLetterhead(passages[index + 1]!) : joins(index + 1))
  return passages.filter((passage, index) => {
    const {text} = passage
    if (!above) return true
    if (isLetterhead(passage) || (index < 12 && joins(index))) {
      named.set(passage, 'letterhead')
      return false
    }
    if (!number && (first ? documentNumberLike.test(text) && !planTitleEnd.test(wordsOf(text)) : documentNumberLine.test(text))) {
      named.set(passage, 'documentNumber')
      number = true
      return false
    }
    first = false
    if (/[。；：:]$/.test(text)) above = false
    return true
  })
}

/** How the line of the addressees ends, its colon included. */
const addresseesEnd =
  /(?:政府|委|会|部门|单位|机构|办|局|厅|院|行|村|镇|乡|街道|办事处|社区|公司|企业|学校|中心|站|所|厂|矿|园|队|人员|同志)[^：:。]{0,16}[：:]$/

/** Index of the last line of the addressees; -1 where there are none. The colon may be missing where the line begins with 各. */
function addresseesIn(lines: Passage[]): number {
  const found = lines.findIndex(({text}) => addresseesEnd.test(text.slice(-40)))
  if (found >= 0) return found
  const open = lines.findIndex(({text}) => /^各[^。；：:]{2,200}(?:政府|部门|单位|机构|企业|村|社区|学校)$/.test(text))
  return open >= 0 ? open : lines.findIndex(({text}) => /[：:]$/.test(text))
}

/** Index of the first line, from `from`, of the addressees that end at `last`: a line before the last ends in a comma or begins with 各. */
function firstOfAddressees(lines: Passage[], from: number, last: number): number {
  let first = last
  while (first > from && /[，,、]$|^各/.test(lines[first - 1]!.text)) first--
  return first
}

/** How the title of a circular begins, after the organ that issues it. */
const circularStart = /关于|印发|转发|批转|下发|发布|公布/

/**
 * The lines of the circular's title: up to the one that ends in 通知 (or 决定 …), the last before the addressees where there
 * are any, from the one that says what it is about and the organs above that.
 */
function noticeTitleIn(lines: Passage[], limit: number, addressed: boolean): {from: number; to: number} {
  const ends = lines.slice(0, limit).flatMap(({text}, index) => (text.length <= 120 && circularEnd.test(wordsOf(text)) ? index : []))
  const last = addressed ? ends.at(-1) : ends[0]
  if (last === undefined) return {from: 0, to: 0}
  let from = last
  const begins = (index: number) => circularStart.test(wordsOf(lines[index]!.text))
  while (from > 0 && last - from < 6 && !begins(from)) from--
  if (!begins(from)) return {from: 0, to: last + 1}
  // …关于 / 印发…: but no title above that is whole.
  while (from > 0 && last - from < 6 && begins(from - 1) && !circularEnd.test(wordsOf(lines[from - 1]!.text))) from--
  while (from > 0 && isIssuer(lines[from - 1]!)) from--
  return {from, to: last + 1}
}

/** Whether a line may be the organs that a title begins with. */
function isIssuer({text}: Passage): boolean {
  return (
    text.length <= 40 &&
    /^[\p{Script=Han}\s、，,（）()]+$/u.test(text) &&
    /(?:政府|委|会|办公室|指挥部|领导小组|局|厅|部|院|处|中心|公司)$/.test(wordsOf(text))
  )
}

/** How many lines from `from` are the title of the plan: short lines, no full stop, up to 方案 / 计划 … and its years. */
function planTitleLength(lines: Passage[], from: number): number {
  let joined = ''
  for (let index = from; index < lines.length && index < from + 6; index++) {
    const {text} = lines[index]!
    if (text.length > 60 || /[。；]/.test(text) || dateLike.test(text) || circularEnd.test(text)) return 0
    joined += wordsOf(text)
    if (planTitleEnd.test(joined)) {
      const next = lines[index + 1]?.text
      return index - from + (next && /^[（(][^（）()]*[）)]$/.test(next) && !bracketedDate.test(next) ? 2 : 1)
    }
  }
  return 0
}

/** What stands below the body and its signature, all of it set aside: annexes and the imprint. */
export function parseTail(passages: Passage[]): Leaf[] {
  let annex = false
  return passages.flatMap((passage) => {
    const words = passage.text.length > 60 ? '' : wordsOf(passage.text)
    if (annexMark.test(words) || tableRow.test(passage.text)) annex = true
    else if (imprint.test(words) || /^抄送[：:]/.test(passage.text)) annex = false
    return leavesOfPassage(passage, 'aside', 0, undefined, annex ? 'annex' : 'imprint')
  })
}

/** How many passages at the end of the body are its signature: an organ and a date, or both on one line. */
export function signatureLength(passages: Passage[]): number {
  const last = passages.at(-1)
  if (!last) return 0
  if (signatureLine.test(last.text)) return 1
  const organ = passages.at(-2)
  if (!dateLike.test(last.text) || !organ || organ.text.length > 40 || !issuerEnd.test(wordsOf(organ.text))) return 0
  let length = 2
  while (length < 5 && length < passages.length && isOrgan(passages.at(-length - 1)!)) length++
  return length
}

/**
 * The signature of a plan that has no notice, as fields.
 *
 * @param known  whether the head has a date; then the signature is set aside
 */
export function parseSignature(passages: Passage[], known: boolean): Leaf[] {
  return passages.flatMap((passage, index) => {
    if (known) return leavesOfPassage(passage, 'aside', 0, undefined, 'secondDate')
    const glued = signatureLine.exec(passage.text)
    if (glued) return signatureLeaves(passage, glued[1]!.length)
    return leavesOfPassage(passage, 'field', 0, undefined, index < passages.length - 1 ? 'issuer' : 'date')
  })
}

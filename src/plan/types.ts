/**
 * The tree of a plan and the records that point into it.
 *
 * The leaves of the tree (`Leaf`) tile the source: every non-blank character of the text is in exactly one
 * leaf, at the offset its `position` gives. Annotations (citations, notes, duties) are kept beside the leaves
 * and point at spans; they never replace a character.
 */
import type {Literal, Parent} from 'unist'

/** What a numbered or unnumbered part of the plan is. Names follow the words of the circular. */
export type Kind =
  | 'notice' // 印发通知的正文
  | 'preamble' // 一、之前的引言
  | 'chapter' // 一、
  | 'section' // （一）, with programmes below
  | 'general' // （一） in a chapter before the measures: 总体要求
  | 'action' // 1.  行动
  | 'support' // 1.  支撑
  | 'measure' // （1） 措施
  | 'guarantee' // （一） in a chapter after the measures: 保障措施

/** Elements of the document head, in the words of GB/T 9704—2012, 7.2–7.3. */
export type FieldName =
  | 'documentNumber' // 发文字号
  | 'noticeTitle' // 标题 of the circular (may take several lines, one leaf each)
  | 'addressees' // 主送机关
  | 'issuer' // 发文机关署名
  | 'date' // 成文日期
  | 'title' // title of the plan (may take several lines, one leaf each)

/** Kinds of text that is not part of the plan; see `Leaf`. */
export type AsideName =
  | 'indexCard' // 索引号、主题分类 … of the web page that the text was taken from
  | 'letterhead' // 发文机关标志, 份号, 密级, 签发人
  | 'pageNumber'
  | 'runningHead' // the line that every page repeats
  | 'contents' // 目录, with the pages of its entries
  | 'residue' // tags and fields of a word processor or a web page around the text
  | 'secondDate' // a date beside the 成文日期
  | 'annex' // 附件 and everything below it
  | 'imprint' // 版记: 抄送, 印发机关, 公开方式

/**
 * A piece of the source, verbatim, with its place. `aside`: printed, but no part of the plan's text; it stands
 * in the tree where it stands on paper, so that every character is accounted for.
 */
export type Leaf = Literal & {
  type: 'field' | 'marker' | 'title' | 'delimiter' | 'paragraph' | 'aside'
  value: string
  /** Only on `field` and `aside`. */
  name?: FieldName | AsideName
  /** The line was wrapped: it goes on from the leaf of this type before it. */
  continued?: true
}

/** The field of a division that a span counts in; offsets are UTF-16 units from 0, end exclusive. */
export interface Span {
  start: number
  end: number
  /** The characters of the span, verbatim. */
  text: string
}

export type CitationStatus = 'resolved' | 'ambiguous' | 'unresolved'

/** A mention of a named document. One mention may name several. */
export interface Citation extends Span {
  field: 'title' | 'text'
  /** Ids of `seeds/regulations.yaml`; empty when unresolved. */
  regulations: string[]
  status: CitationStatus
}

/** A slip of the printed text, shown as 〔原文如此〕 beside the words (TEI: sic, corr). */
export interface Note extends Span {
  field: 'title' | 'text'
  suggestion: string
  certainty: 'certain' | 'possible'
  reason: string
}

export type Role = 'responsible' | 'lead' | 'participant' | 'urged' | 'partner'

/** Who acts, by canonical name (seeds/organs.yaml). `implied`: the sentence names nobody. */
export interface Actor {
  name: string
  role: Role
  implied: boolean
}

/** 每年 … 每日; 定期, 常态化 and the like name no period and are `irregular`. */
export type FrequencyUnit = 'year' | 'half-year' | 'quarter' | 'month' | 'week' | 'day' | 'irregular'

/** One thing to do. Spans count in the division's `text`. */
export interface Duty {
  actors: Actor[]
  action: Span
  /** `date` is ISO 8601, the last day that the words allow. */
  deadline: (Span & {date: string}) | null
  /** `count` times per `unit`; 定期 and the like are `irregular` with count null. */
  frequency: (Span & {count: number | null; unit: FrequencyUnit}) | null
}

/** One numbered (or unnumbered) part. Children: marker, title, delimiter, paragraphs, then parts below. */
export interface Division extends Parent {
  type: 'division'
  kind: Kind
  /** 0 for notice and preamble; from 1 for the outermost numbered level: 1–4 for 一、 （一） 1. （1）. */
  level: number
  /** Way of numbering (marker.ts), `''` for notice and preamble. */
  family: string
  /** Address and file name, ASCII: `measure-26`. Never made from a title. */
  id: string
  /** Integer value of the marker; 0 for notice and preamble; for bullets, their place among their siblings. */
  number: number
  children: Array<Leaf | Division>
  citations: Citation[]
  notes: Note[]
  duties: Duty[]
}

/** Root of the tree. */
export interface Plan extends Parent {
  type: 'plan'
  /** Folder name under `seeds/`. */
  id: string
  children: Array<Leaf | Division>
  /** The ways of numbering in this plan, outermost first. */
  families: string[]
  /** What stands around the leaves, in order: before the first, between each two, behind the last. Blanks only. */
  blanks: string[]
}

/** Where a record of a register was written, for messages. */
export interface Place {
  file: string
  line: number
  column: number
}

/** Entry of `seeds/<plan>/errata.yaml`. */
export interface Erratum {
  /** Id of the division, `measure-4`. */
  node: string
  field: 'title' | 'text'
  /** The printed words, verbatim. */
  text: string
  suggestion: string
  certainty: 'certain' | 'possible'
  reason: string
  /** Which occurrence of `text` in the field, from 1. */
  occurrence: number
  place: Place
}

/** What the core needs to know of a regulation; the register holds more. */
export interface RegulationName {
  id: string
  title: string
  shortTitle: string
  aliases: string[]
  /** Names that the text may use without title marks; the document of a place has the place in front. */
  bare?: string[]
  /** The place whose document it is: 内蒙古自治区, 东胜区, 铜川镇. None for the state's. */
  region?: string
  /** Ids of what the name may mean, where no document has just this name. */
  couldBe?: string[]
  supersededBy?: string
  place: Place
}

/** Entry of `seeds/<plan>/duties.yaml`: duties of one passage that the rules cannot read. */
export interface DutyRecord {
  node: string
  /** The passage whose duties these are, verbatim; what the rules read there is dropped. */
  quote: string
  /** Empty where the passage asks nothing of anybody. */
  duties: Array<{
    actors: Actor[]
    /** Verbatim, inside the quote; so are the words of deadline and frequency. */
    action: string
    deadline?: {text: string; date: string}
    frequency?: {text: string; count: number | null; unit: FrequencyUnit}
    place: Place
  }>
  place: Place
}

/** An organ or post: canonical name and the words the text uses for it. */
export interface OrganName {
  name: string
  aliases: string[]
  /** Short forms that count only in a list of organs: 公安、市场、消防等部门. */
  short: string[]
  /** Whether a sentence without a subject means this one. */
  implied: boolean
}

/** Everything outside the text that the annotators read. */
export interface Registers {
  errata: Erratum[]
  regulations: RegulationName[]
  /** City → province or autonomous region, for issuers that leave it out. */
  regions?: Record<string, string>
  organs: OrganName[]
  duties: DutyRecord[]
}

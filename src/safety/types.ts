/**
 * Vocabulary of a safety article: one text that becomes a page, a 公众号 post, a line for the village group, a
 * loudspeaker script and a handout.
 */
import type {Place} from '../plan/index.ts'

/** The six parts of an article, in their order. */
export const blockKinds = ['First', 'Never', 'Watch', 'Always', 'Then', 'Myth'] as const
export type BlockKind = (typeof blockKinds)[number]

/** Drawings that an article may show, by the name in `<Drawing of="…" />`. */
export const drawingNames = [
  'extinguisher-use',
  'co-airing',
  'gas-leak',
  'oil-pan-fire',
  'cpr',
  'choking',
  'escape-door-check',
  'ebike-charging',
  'confined-space',
  'grassland-fire',
] as const
export type DrawingName = (typeof drawingNames)[number]

/** Numbers that may stand in an article: national services, no local numbers. */
export const phones: Readonly<Record<string, string>> = {
  119: '火警',
  120: '急救',
  110: '报警',
  122: '交通事故',
  12345: '政务热线',
  12350: '安全生产举报',
  12119: '草原森林火情',
  12369: '环保举报',
  95598: '供电服务',
}

/** One step, one rule or one paragraph. */
export interface Item {
  /** Words set in bold at the beginning, the quoted saying of a myth; empty elsewhere. */
  lead: string
  /** The words after the lead. */
  text: string
  place: Place
}

/** One part of an article. */
export interface Block {
  kind: BlockKind
  /** When the three steps apply, 一家人头晕恶心; only on `First`. */
  when: string
  items: Item[]
  drawings: DrawingName[]
  place: Place
}

/** What an article rests on: a registered regulation, or any other publication. */
export interface Source {
  id: string
  /** Id in `seeds/regulations.yaml`. */
  regulation?: string
  /** Articles of the regulation, 第二十八条. */
  articles: string[]
  /** Name of a publication that is not a regulation. */
  title?: string
  by?: string
  url?: string
  /** Known without a copy at hand: the office checks it before publishing. */
  memory: boolean
}

export interface Question {
  ask: string
  options: string[]
  /** Verbatim one of the options. */
  answer: string
  why: string
}

/** An article as read from its file. Its id is the file name. */
export interface Article {
  id: string
  title: string
  brief: string
  settings: string[]
  measures: string[]
  related: string[]
  search: string[]
  /** Day on which the office or the authors last held it against its sources, `2026-11-24`. */
  checked: string
  sources: Source[]
  /** Words of the text with a figure, and the source that gives it. */
  figures: Array<{text: string; source: string}>
  /** What a professional or the office must look at before publishing. */
  review: string[]
  /** Who approved it and when; absent while it waits for approval. */
  reviewed?: {by: string; date: string}
  quiz: Question[]
  group: string
  broadcast: string
  blocks: Block[]
}

/** The words of one block in the reader's language, the same on every output. */
export function blockTitle({kind, when}: Pick<Block, 'kind' | 'when'>): string {
  const titles: Record<BlockKind, string> = {
    First: `${when}，先做这三步`,
    Never: '千万别',
    Watch: '当心',
    Always: '平时要做到',
    Then: '出事了怎么办',
    Myth: '常见误区',
  }
  return titles[kind]
}

/** Characters of Chinese text as an editor counts them: everything but blanks. */
export function countCharacters(text: string): number {
  return [...text.replace(/\s/gu, '')].length
}

/** Seconds that a script takes through a loudspeaker, at 200 characters a minute. */
export function secondsAloud(text: string): number {
  return Math.ceil((countCharacters(text) / 200) * 60)
}

/** The numbers to call that a part of an article names, in order of first mention. */
export function phonesIn(block: Block | undefined): string[] {
  const words = block?.items.map(({lead, text}) => lead + text).join('\n') ?? ''
  return [...new Set(words.match(/(?<!\d)\d{3,5}(?!\d)/g))].filter((number) => number in phones)
}

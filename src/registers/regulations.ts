/**
 * `seeds/regulations.yaml`: the register of laws, rules, standards and documents, and what belongs to it:
 * `seeds/places.yaml` and, for each plan, `basis.yaml` and `differences.yaml`.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import type {Place, RegulationName} from '../plan/index.ts'
import {day, readYaml} from './yaml.ts'

/** In the order in which the pages list them: from the highest rank down. */
export const regulationKinds = [
  'law',
  'administrative-regulation',
  'judicial-interpretation',
  'local-regulation',
  'departmental-rule',
  'party-document',
  'policy',
  'standard',
  'town-document',
] as const

/**
 * What is known of the validity. `amended`: in force, changed, and the text at the link may not show it yet.
 * `unverified`: not confirmed (待核). `unpublished`: no public text was found (未公开).
 */
export const regulationStatuses = ['in-force', 'amended', 'repealed', 'superseded', 'unverified', 'unpublished'] as const

export type RegulationKind = (typeof regulationKinds)[number]
export type RegulationStatus = (typeof regulationStatuses)[number]

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id 只用小写字母、数字和连字符，如 work-safety-law')
const article = z
  .string()
  .regex(/^第[一二三四五六七八九十百零]+(条(之[一二三四五六七八九十])?|项)$/, '条号要写成“第三十六条”“第一百三十四条之一”或“第二项”')

const regulation = z.strictObject({
  /** Address of the page; never changed once published. */
  id,
  /** Full name, without title marks. */
  title: z.string().min(1),
  shortTitle: z.string().min(1),
  /** Other names that a text may put in title marks. */
  aliases: z.array(z.string().min(1)).default([]),
  /** Names that a text may use without title marks. */
  bare: z.array(z.string().min(2)).default([]),
  kind: z.enum(regulationKinds),
  /** The place whose document it is; left out for the state's. */
  region: z.string().optional(),
  issuer: z.string().optional(),
  documentNumber: z.string().optional(),
  dates: z
    .strictObject({
      /** 通过 */
      adopted: day.optional(),
      /** 公布 */
      promulgated: day.optional(),
      /** 施行 */
      effective: day.optional(),
      /** 最近修改 */
      amended: day.optional(),
      /** 现行版本施行 */
      versionEffective: day.optional(),
    })
    .default({}),
  status: z.enum(regulationStatuses),
  /** The last day for which evidence of the status was seen: a year, a month or a day. */
  checkedThrough: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, '核对日期要写成 2026、2026-07 或 2026-07-17，并加引号')
    .optional(),
  supersededBy: id.optional(),
  /** Ids of what the name may mean, where no document has just this name. */
  couldBe: z.array(id).optional(),
  /** Ids of the documents that a collective name stands for. */
  members: z.array(id).default([]),
  officialUrl: z.httpUrl('网址要以 http:// 或 https:// 开头').optional(),
  /** Whether a public text was found. */
  public: z.boolean(),
  /** How many articles the current text has. */
  articleCount: z.int().min(1).optional(),
  /** Whether the article numbers were held against the text (scripts/check-articles.ts). */
  textChecked: z.boolean().default(false),
  /** Articles that matter, each with a gist in our own words. */
  articles: z.array(z.strictObject({article, gist: z.string().min(4)})).default([]),
  notes: z.string().optional(),
})

export type Regulation = z.infer<typeof regulation> & {place: Place}

/**
 * Read the register. Faults are fatal messages on `file`: the schema's, an id or an article twice (rule
 * `duplicate-regulation`), an id that nobody has (rule `dead-reference`).
 */
export function readRegulations(file: VFile): Regulation[] {
  const {value, placeOf} = readYaml(file, z.array(regulation))
  const regulations = (value ?? []).map((entry, index) => ({...entry, place: placeOf([index, 'id'])}))
  const ids = new Set<string>()
  const fail = (message: string, path: Array<string | number>, ruleId: string) => {
    const {line, column} = placeOf(path)
    file.message(message, {place: {line, column}, ruleId, source: 'register'}).fatal = true
  }
  for (const [index, {id, articles}] of regulations.entries()) {
    if (ids.has(id)) fail(`id “${id}”登记了两次`, [index, 'id'], 'duplicate-regulation')
    ids.add(id)
    const seen = new Set<string>()
    for (const [at, {article}] of articles.entries()) {
      if (seen.has(article)) fail(`${id} 的${article}写了两次`, [index, 'articles', at, 'article'], 'duplicate-regulation')
      seen.add(article)
    }
  }
  for (const [index, {supersededBy, couldBe, members}] of regulations.entries()) {
    const lists = {supersededBy: supersededBy ? [supersededBy] : [], couldBe: couldBe ?? [], members}
    for (const [key, targets] of Object.entries(lists)) {
      for (const target of targets) if (!ids.has(target)) fail(`${key} 指向的“${target}”没有登记`, [index, key], 'dead-reference')
    }
  }
  return regulations
}

/** What the core needs of the register. */
export function regulationNames(regulations: Regulation[]): RegulationName[] {
  return regulations.map(({id, title, shortTitle, aliases, bare, region, couldBe, supersededBy, place}) => ({
    id,
    title,
    shortTitle,
    aliases,
    bare,
    region,
    couldBe,
    supersededBy,
    place,
  }))
}

/** Read `seeds/places.yaml`: region → cities, turned round. */
export function readPlaces(file: VFile): Record<string, string> {
  const {value} = readYaml(file, z.record(z.string(), z.array(z.string().min(2))))
  return Object.fromEntries(Object.entries(value ?? {}).flatMap(([region, cities]) => cities.map((city) => [city, region])))
}

/** One line of a plan's basis: at a part of the plan, a regulation and its articles (none: the whole of it). */
export interface Basis {
  node: string
  regulation: string
  articles: string[]
  place: Place
}

/**
 * Read `seeds/<plan>/basis.yaml`: part of the plan → regulation → articles. It is kept with the plan, not in the
 * shared register: what a measure rests on is a fact of that plan, and the next plan brings its own.
 * Unknown regulations and articles are fatal (rule `dead-reference`).
 */
export function readBasis(file: VFile, regulations: Regulation[]): Basis[] {
  const {value, placeOf} = readYaml(file, z.record(z.string(), z.record(z.string(), z.array(article))))
  const byId = new Map(regulations.map((entry) => [entry.id, entry]))
  const rows = Object.entries(value ?? {}).flatMap(([node, of]) =>
    Object.entries(of).map(([regulation, articles]) => ({node, regulation, articles, place: placeOf([node, regulation])})),
  )
  for (const {regulation, articles, place} of rows) {
    const entry = byId.get(regulation)
    const unknown = articles.filter((article) => !entry?.articles.some((known) => known.article === article))
    const message = entry ? unknown.map((article) => `${regulation} 没有登记${article}`).join('；') : `“${regulation}”没有登记`
    if (!entry || unknown.length > 0) {
      file.message(message, {place: {line: place.line, column: place.column}, ruleId: 'dead-reference', source: 'register'}).fatal = true
    }
  }
  return rows
}

/** Why a part of a plan carries a remark: the law asks for more, is newer, does (not) reach so far; or the name is unclear. */
const differenceKinds = ['stricter', 'later', 'scope', 'unclear'] as const

const differences = z.array(
  z.strictObject({
    node: z.string(),
    kind: z.enum(differenceKinds),
    /** Words of the plan, verbatim. */
    quote: z.string().min(1).optional(),
    text: z.string().min(1),
    sources: z.array(z.strictObject({regulation: id, article: article.optional()})).min(1),
  }),
)

export type Difference = z.infer<typeof differences>[number] & {place: Place}

/** Read `seeds/<plan>/differences.yaml`. Unknown regulations and articles are fatal (rule `dead-reference`). */
export function readDifferences(file: VFile, regulations: Regulation[]): Difference[] {
  const {value, placeOf} = readYaml(file, differences)
  const byId = new Map(regulations.map((entry) => [entry.id, entry]))
  for (const [index, {sources}] of (value ?? []).entries()) {
    for (const [at, {regulation, article}] of sources.entries()) {
      const entry = byId.get(regulation)
      if (entry && (!article || entry.articles.some((known) => known.article === article))) continue
      const {line, column} = placeOf([index, 'sources', at, 'regulation'])
      const message = entry ? `${regulation} 没有登记${article}` : `“${regulation}”没有登记`
      file.message(message, {place: {line, column}, ruleId: 'dead-reference', source: 'register'}).fatal = true
    }
  }
  return (value ?? []).map((difference, index) => ({...difference, place: placeOf([index, 'node'])}))
}

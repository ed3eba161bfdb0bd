/**
 * Citations: mentions of named documents. Three steps that know nothing of each other's data: `findMentions`
 * reads the text, `resolveMention` looks a mention up, `annotate.ts` hangs the result on the tree.
 *
 * Everything about particular documents is in the register; everything about the plan's own place (“市66条配套
 * 措施” is the city's that the town lies in) follows from the issuer of the circular (`placesOf`).
 */
import type {Citation, RegulationName, Span} from './types.ts'

/** A mention as found. `before` is the text in front of it, where an issuer may stand: 国务院、自治区、市、区《…》. */
export interface Mention extends Span {
  form: 'bracketed' | 'bare'
  before: string
}

/** The levels of government above and at the issuer of a plan, with their full names: 鄂尔多斯市, 东胜区, 铜川镇. */
export interface Places {
  region?: string
  city?: string
  district?: string
  town?: string
}

/** Names of the register, as the text may write them → regulations. */
export interface CitationIndex {
  places: Places
  /** Key of a title (`nameKey`) → regulations that carry it. */
  byTitle: Map<string, RegulationName[]>
  /** Key of a title without its last bracket, （试行）, （2024—2026年）. */
  byStem: Map<string, RegulationName[]>
  /** Names that need no title marks, verbatim → ids, all of which are meant. */
  byPhrase: Map<string, string[]>
  /** The same names by their first two characters, longest first. */
  phrases: Map<string, string[]>
}

/** A name as it is compared: no title marks, blanks or quotation marks; brackets, digits and dashes in one form. */
function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/^《([\s\S]*)》$/, '$1')
    .replace(/[\s“”"'‘’「」『』·]/g, '')
    .replace(/[—–―‐−~～-]+/g, '-')
}

const lastBracket = /[（(][^（()）]*[）)]$/

/** Endings of titles that are known as documents without title marks. */
const documentEnd = /(法|条例|规定|办法|规则|标准|规范|准则|细则|意见|方案|预案|清单|措施)$/

/** What makes another word of 法: 法治, 法律, 法规, 法人 … — 安全生产法治化 is not 安全生产法. */
const afterLaw = /^[治律规制定人院庭官学令案条]/

/** What may stand before a bare level word (市, 区 …), so that it means the issuer's own: nothing, a mark, or such a character. */
const freeBefore = /(^|[^\p{Script=Han}]|[实彻行照据按合和与及同由对循守将把在从向以为了全本我])$/u

/**
 * Read the places out of the name of an issuer: 鄂尔多斯市东胜区铜川镇人民政府.
 *
 * @param regions  city → province or region, for issuers that leave it out (seeds/places.yaml)
 */
export function placesOf(issuer: string, regions: Record<string, string> = {}): Places {
  const form =
    /^(?<region>\p{Script=Han}{2,6}?(?:省|自治区))?(?<city>\p{Script=Han}{2,8}?(?:市|盟|自治州))?(?<district>\p{Script=Han}{1,8}?(?:区|县|旗|市))?(?<town>\p{Script=Han}{1,8}?(?:镇|乡|苏木|街道))?/u
  const places: Places = {...form.exec(issuer.trim().slice(0, 60))?.groups}
  places.region ??= places.city && regions[places.city]
  return places
}

/** The words by which a place calls its own: 自治区, 市, 区, 镇. */
function levelWord(place: string): string {
  return /(自治区|自治州|苏木|街道|.)$/u.exec(place)![1]!
}

/** Prepare the register for look-ups from a plan of these places. */
export function indexRegulations(regulations: RegulationName[], places: Places = {}): CitationIndex {
  const index: CitationIndex = {places, byTitle: new Map(), byStem: new Map(), byPhrase: new Map(), phrases: new Map()}
  const own = new Set(Object.values(places))
  const add = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const values = map.get(key)
    if (!values) map.set(key, [value])
    else if (!values.includes(value)) values.push(value)
  }
  for (const regulation of regulations) {
    const {id, title, shortTitle, aliases, region} = regulation
    const titles = [title, title.replace(/^中华人民共和国/, ''), shortTitle, ...aliases]
    for (const name of titles) {
      add(index.byTitle, nameKey(name), regulation)
      if (lastBracket.test(name)) add(index.byStem, nameKey(name.replace(lastBracket, '')), regulation)
    }
    const unmarked = regulation.couldBe ? [] : titles.flatMap((name) => [name, name.replace(lastBracket, '')])
    const phrases = [
      ...(regulation.bare ?? []),
      ...unmarked.filter((name) => name.length > 2 && documentEnd.test(name.replace(lastBracket, ''))),
    ]
    for (const phrase of phrases) {
      // A document of another place is known there by names that are other documents' here.
      if (!region || own.has(region) || phrase.startsWith(region)) add(index.byPhrase, phrase, id)
      if (region && own.has(region) && phrase.startsWith(region)) {
        const rest = phrase.slice(region.length)
        const words = [levelWord(region), `全${levelWord(region)}`, `全${levelWord(region)}的`]
        // The issuer's own documents go without its name; a bare 预案 is too little to be one.
        if (region === places.town && regulation.bare?.includes(phrase)) words.push('')
        for (const word of words) add(index.byPhrase, word + rest, id)
      }
    }
  }
  for (const phrase of [...index.byPhrase.keys()].sort((a, b) => b.length - a.length)) add(index.phrases, phrase.slice(0, 2), phrase)
  return index
}

/** Sets of measures known by their number, whoever issued them: 国务院安全生产15条硬措施, 市66条配套措施. */
const numberedMeasures =
  /(?:国务院|自治区|省|市|区|县|旗|镇)[^\s，。；：、！？《》“”（）和及与]{0,24}?[\d一二三四五六七八九十百]{1,5}条\p{Script=Han}{0,4}?措施/uy

/**
 * Find every mention: each 《…》 (those nested inside belong to the outer one), and outside of them each name
 * of `index` that needs no title marks, the longest where several begin. An opening mark that is never closed
 * is not a mention. Time is linear in the length of the text.
 *
 * @returns mentions in order, not overlapping; title marks are part of the span
 */
export function findMentions(text: string, index?: CitationIndex): Mention[] {
  const mentions: Mention[] = []
  const mention = (form: Mention['form'], start: number, end: number) =>
    mentions.push({form, start, end, text: text.slice(start, end), before: text.slice(Math.max(0, start - 40), start)})
  let from = 0
  for (const {start, end} of bracketsOf(text)) {
    findBare(text, from, start, index, mention)
    mention('bracketed', start, end)
    from = end
  }
  findBare(text, from, text.length, index, mention)
  return mentions
}

/** The outermost 《…》 of a text, over line ends. */
function bracketsOf(text: string): Array<{start: number; end: number}> {
  const brackets: Array<{start: number; end: number}> = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '《' && depth++ === 0) start = at
    else if (text[at] === '》' && depth > 0 && --depth === 0) brackets.push({start, end: at + 1})
  }
  return brackets
}

function findBare(
  text: string,
  from: number,
  to: number,
  index: CitationIndex | undefined,
  found: (form: 'bare', start: number, end: number) => void,
): void {
  for (let at = from; at < to; at++) {
    const known = index?.phrases.get(text.slice(at, at + 2))?.find((phrase) => startsName(text, at, to, phrase))
    numberedMeasures.lastIndex = at
    // Only these characters can begin the pattern; the test keeps the scan linear with a small factor.
    const numbered =
      '国自省市区县旗镇'.includes(text[at]!) && freeBefore.test(text.slice(Math.max(0, at - 1), at)) && numberedMeasures.exec(text)
    const length = Math.max(known?.length ?? 0, numbered && at + numbered[0].length <= to ? numbered[0].length : 0)
    if (length === 0) continue
    found('bare', at, at + length)
    at += length - 1
  }
}

/** Whether a name stands at `at` as a name, not as a part of another word or of another place's document. */
function startsName(text: string, at: number, to: number, phrase: string): boolean {
  const end = at + phrase.length
  if (end > to || !text.startsWith(phrase, at)) return false
  if (phrase.endsWith('法') && afterLaw.test(text.slice(end, end + 1))) return false
  const before = text.slice(Math.max(0, at - 1), at)
  return /^[省市区县旗镇]/.test(phrase) ? freeBefore.test(before) : !/[省市区县旗州盟]/.test(before)
}

type Resolution = Pick<Citation, 'regulations' | 'status'>

/**
 * Look a mention up.
 *
 * @returns `resolved` with one regulation, or with all that the mention names; `ambiguous` with those it may
 *   mean, or where only a part of what it names is known; `unresolved` with none
 */
export function resolveMention({form, text, before}: Mention, index: CitationIndex): Resolution {
  if (form === 'bare') {
    const regulations = index.byPhrase.get(text) ?? []
    return {regulations: [...regulations], status: regulations.length > 0 ? 'resolved' : 'unresolved'}
  }
  const name = nameKey(text)
  const issuers = issuersIn(before, index.places)
  if (issuers.length === 0) return judge(lookUp(name, index))
  const each = issuers.map((issuer) => judge(lookUpOf(issuer, name, index)))
  const regulations = [...new Set(each.flatMap((one) => one.regulations))]
  if (regulations.length === 0) return {regulations, status: 'unresolved'}
  return {regulations, status: each.every((one) => one.status === 'resolved') ? 'resolved' : 'ambiguous'}
}

/** Regulations of a title; 《关于印发〈X〉的通知》 stands for X. */
function lookUp(name: string, index: CitationIndex): RegulationName[] {
  const exact = index.byTitle.get(name) ?? index.byStem.get(name)
  if (exact) return exact
  const inner = /印发[〈《](.+)[〉》]的通知$/.exec(name)
  return inner ? lookUp(inner[1]!, index) : []
}

/** Regulations of a title that one issuer gave out. */
function lookUpOf(issuer: Issuer, name: string, index: CitationIndex): RegulationName[] {
  if (issuer === 'state') return lookUp(name, index).filter(({region}) => !region)
  if (issuer !== 'elsewhere') {
    const named = lookUp(nameKey(issuer + name), index)
    const found = named.length > 0 ? named : lookUp(name, index).filter(({region}) => region === issuer)
    if (found.length > 0) return found
  }
  // Only the state makes a 法, whoever carries it out.
  return /[^办]法$/.test(name) ? lookUp(name, index) : []
}

/** The state, a place by its full name, or a place that is not one of the plan's. */
type Issuer = 'state' | 'elsewhere' | (string & {})

/** The issuers named right before a title: 国务院、自治区、市、区《…》, 鄂尔多斯市《…》. */
function issuersIn(before: string, places: Places): Issuer[] {
  const own = Object.values(places).filter((place): place is string => Boolean(place))
  const words = new Map<string, Issuer>([
    ...['国务院', '国家', '全国', '中央'].map((word) => [word, 'state'] as const),
    ...['自治区', '省', '市', '盟', '区', '县', '旗', '镇'].map(
      (word) => [word, own.find((place) => levelWord(place) === word) ?? 'elsewhere'] as const,
    ),
    ...own.map((place) => [place, place] as const),
  ])
  const alternatives = [...words.keys()].sort((a, b) => b.length - a.length)
  const issuers: Issuer[] = []
  let rest = before.replace(/的$/, '')
  for (;;) {
    const word = alternatives.find((word) => rest.endsWith(word))
    if (!word) break
    rest = rest.slice(0, -word.length)
    issuers.unshift(words.get(word)!)
    const joined = rest.replace(/[、和及与]$/, '')
    // A level word that another word runs into is the end of a longer name: 西安市.
    if (joined === rest && !alternatives.some((word) => rest.endsWith(word))) {
      if (word.length === 1 && !freeBefore.test(rest)) issuers[0] = 'elsewhere'
      break
    }
    rest = joined
  }
  return issuers
}

/** What a list of regulations with one name means. Successive editions of one document are not ambiguous: the newest comes first. */
function judge(regulations: RegulationName[]): Resolution {
  if (regulations.length === 0) return {regulations: [], status: 'unresolved'}
  const ids = regulations.map(({id}) => id)
  const latest = regulations.filter(({supersededBy}) => !supersededBy || !ids.includes(supersededBy))
  if (latest.length > 1) return {regulations: ids, status: 'ambiguous'}
  const [one] = latest
  if (one?.couldBe) return {regulations: [one.id, ...one.couldBe], status: 'ambiguous'}
  return {
    regulations: [...latest, ...regulations.filter((regulation) => !latest.includes(regulation))].map(({id}) => id),
    status: 'resolved',
  }
}

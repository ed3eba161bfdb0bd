/**
 * The document that stands for a page in the index.
 *
 * Streams of equal length L follow each other: the text as pairs of characters, its sounds, its initials. A
 * position p below 3L therefore belongs to unit p mod L of the page. What readers ask for but the page does not
 * say (aliases, phrases) comes after 3L and is never shown.
 */
import {kindOf, type PageKind} from './kinds.ts'
import {placeOfAddress, placeToken} from './numbers.ts'
import type {PageText} from './page.ts'
import {fold, initialToken, soundNameToken, soundToken} from './pinyin.ts'
import {border, nameToken, planToken, tokensOf, unitsOf, type Unit} from './tokens.ts'

/** Sounds of a text: one syllable without tone for each of its characters, and where words begin. */
export interface Reading {
  syllables: string[]
  /** Whether the character at an index belongs to the same word as the one before it. */
  joined: boolean[]
}

/** Reads Chinese aloud; given from outside, since its table is large. */
export type Reader = (text: string) => Reading

/** What readers type to get to a page. */
export interface Asked {
  /** Names of the page: who types one of them wants this page before any other. */
  names: readonly string[]
  /** What they say or mistype, though the page does not say it. */
  phrases: readonly string[]
  /** What the page is worth beside others of its kind, 0 … 1: less for a text that is no longer in force. */
  standing?: number
  /** Id of the plan it belongs to, where the site has several. */
  plan?: string
}

/** A page in the index. */
export interface IndexDocument {
  path: string
  kind: PageKind | undefined
  title: string
  /** Name of its plan, where the site has several. */
  plan: string | undefined
  /** Everything, in order: title, border, blocks with borders. */
  units: Unit[]
  /** Units of the title and its border. */
  bodyStart: number
  /** Where sections start, in units. */
  sections: Array<{start: number; id: string; title: string}>
  /** What readers type to get here. */
  asked: Asked
}

/** Pages that list other pages: found by title and phrases, so that they do not come before what they list. */
const lists =
  /^\/(?:plans\/[^/]+\/(?:|full\/|errata\/|duties\/|training\/|(?:action|support|section|chapter)-[^/]+\/)|(?:plans|regulations|duties|safety|training|search)\/|duties\/calendar\/|about\/changes\/|safety\/in\/[^/]+\/)$/

/**
 * How much a word counts in the title and in the text of a page; 5 and 1 for a measure of a plan.
 *
 * The plan and the articles answer; regulations and tables of duties back them up, and come first when they are
 * asked for by name.
 */
function weightsOf({path, kind}: IndexDocument): {title: number; text: number; phrases: number} {
  if (kind === 'plan' && lists.test(path)) return {title: /\/(?:action|support)-/.test(path) ? 3 : 1.5, text: 0, phrases: 1}
  if (kind === undefined || lists.test(path)) return {title: 1.5, text: 0.3, phrases: 1}
  if (kind === 'regulation') return {title: 1.2, text: 0.15, phrases: 0.8}
  if (kind === 'duty') return {title: 2.5, text: 0.12, phrases: 1}
  // A kit bears the name of the article or part that it teaches.
  if (kind === 'training') return {title: 1, text: 0.1, phrases: 1}
  if (kind === 'safety') return {title: 4.5, text: 1, phrases: 2}
  return {title: 5, text: 1, phrases: 1.5}
}

/** Compose the document of a page. */
export function documentOf(page: PageText, asked: Asked = {names: [], phrases: []}): IndexDocument {
  const title = unitsOf(page.title)
  const units = [...title, {shown: '', key: '', type: 'mark' as const}]
  const bodyStart = units.length
  const sections: IndexDocument['sections'] = []
  for (const block of lists.test(page.path) ? [] : page.blocks) {
    if (block.section) sections.push({start: units.length, ...block.section})
    const body = unitsOf(block.text)
    units.push(...body, border(body.at(-1)))
  }
  return {path: page.path, kind: kindOf(page.path), title: page.title, plan: page.plan, units, bodyStart, sections, asked}
}

/** The HTML that Pagefind indexes in place of the page. Equal documents give equal bytes. */
export function documentHtml(document: IndexDocument, read: Reader): string {
  const {units, bodyStart, kind} = document
  const {standing = 1} = document.asked
  const weights = weightsOf(document)
  const place = placeOfAddress(document.path)
  const part = (tokens: ReadonlyArray<string | undefined>, weight: number, attributes = '') =>
    `<p data-pagefind-weight="${Number((weight * standing).toFixed(3))}"${attributes}>${tokens.map((token) => token ?? '·').join(' ')}</p>`
  const stream = (tokens: ReadonlyArray<string | undefined>, attributes = '') =>
    part(tokens.slice(0, bodyStart), weights.title, attributes) + part(tokens.slice(bodyStart), weights.text)

  const {sounds, initials} = soundTokens(units, read)
  const hidden: Array<string | undefined> = place ? [placeToken(place.kind, place.number), undefined] : []
  if (document.asked.plan) hidden.push(planToken(document.asked.plan), undefined)
  for (const name of new Set([document.title, ...document.asked.names])) {
    const letters = unitsOf(name).filter(({type}) => type !== 'mark')
    hidden.push(nameToken(letters), undefined)
    if (letters.length > 1 && letters.every(({type}) => type === 'han')) {
      hidden.push(soundNameToken(read(letters.map(({key}) => key).join('')).syllables.map(fold)), undefined)
    }
  }
  for (const phrase of document.asked.phrases) {
    const spoken = unitsOf(phrase)
    hidden.push(...tokensOf(spoken), undefined, ...soundTokens(spoken, read).sounds, undefined)
  }
  return [
    '<html lang="und"><body><main data-pagefind-body>',
    kind ? `<span data-pagefind-filter="kind:${kind}"></span>` : '',
    stream(tokensOf(units), ` data-pagefind-meta="${kind === 'regulation' ? 'rk' : 'tk'}"`),
    stream(sounds),
    stream(initials),
    part(hidden, weights.phrases),
    '</main></body></html>',
  ].join('')
}

/** Tokens of the sounds and of the initials of units. */
function soundTokens(units: readonly Unit[], read: Reader): Record<'sounds' | 'initials', Array<string | undefined>> {
  const sounds: Array<string | undefined> = []
  const initials: Array<string | undefined> = []
  for (let start = 0; start < units.length;) {
    let end = start
    while (units[end]?.type === 'han') end++
    const {syllables, joined} = read(
      units
        .slice(start, end)
        .map(({key}) => key)
        .join(''),
    )
    for (let index = start; index < end; index++) {
      const pair = [fold(syllables[index - start]!), index + 1 < end ? fold(syllables[index + 1 - start]!) : undefined] as const
      const together = joined[index + 1 - start] ?? false
      sounds.push(soundToken(pair, together))
      initials.push(initialToken(pair, together))
    }
    if (end === start) {
      sounds.push(undefined)
      initials.push(undefined)
      end++
    }
    start = end
  }
  return {sounds, initials}
}

/** What the browser gets of a page when it is shown: Pagefind's fragment with our text. */
export interface Fragment {
  /** Address without base path. */
  url: string
  /** The units of the body as shown, joined by zero-width spaces. */
  content: string
  meta: {title: string; start: string; sections: string; plan?: string}
  /** The site it lies on, with the address of its root (no slash at the end), where that is another one. */
  site?: {name: string; base: string}
}

/** Separates units in a fragment; Pagefind uses it in the same way. */
export const separator = '\u200b'

/** The fragment of a document. */
export function fragmentOf({path, title, plan, units, bodyStart, sections}: IndexDocument): Fragment {
  return {
    url: path,
    content: units.map(({shown}) => shown).join(separator),
    meta: {
      title,
      start: String(bodyStart),
      sections: JSON.stringify(sections.map(({start, id, title}) => [start, id, title])),
      ...(plan && {plan}),
    },
  }
}

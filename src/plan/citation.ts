/**
 * Citations: mentions of named documents. Three steps that know nothing of each other's data: `findMentions`
 * reads the text, `resolveMention` looks a name up, `annotate.ts` hangs the result on the tree.
 */
import type {Citation, RegulationName, Span} from './types.ts'

/** Names of the register, as the text may write them → ids. */
export interface CitationIndex {
  /** Title without title marks and blanks → ids of the regulations that carry it. */
  byName: Map<string, string[]>
}

/** Prepare the register for look-ups. */
export function indexRegulations(regulations: RegulationName[]): CitationIndex {
  const byName = new Map<string, string[]>()
  for (const {id, title, shortTitle, aliases} of regulations) {
    for (const name of new Set([title, shortTitle, ...aliases].map(bare))) {
      if (!name) continue
      const ids = byName.get(name)
      if (!ids) byName.set(name, [id])
      else if (!ids.includes(id)) ids.push(id)
    }
  }
  return {byName}
}

/** A name without outer title marks, inner blanks and quotation forms that vary. */
function bare(name: string): string {
  return name.replace(/\s+/g, '').replace(/^《(.*)》$/s, '$1')
}

/**
 * Find every 《…》 of a text, nested ones inside the outer one. An opening mark that is never closed is no
 * mention.
 *
 * @returns spans in order, title marks included
 */
export function findMentions(text: string): Span[] {
  const mentions: Span[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '《' && depth++ === 0) start = index
    else if (text[index] === '》' && depth > 0 && --depth === 0) {
      mentions.push({start, end: index + 1, text: text.slice(start, index + 1)})
    }
  }
  return mentions
}

/** Look a mention up. One name that several regulations carry is `ambiguous`; an unknown one `unresolved`. */
export function resolveMention(mention: Span, index: CitationIndex): Pick<Citation, 'regulations' | 'status'> {
  const regulations = index.byName.get(bare(mention.text)) ?? []
  const status = regulations.length === 0 ? 'unresolved' : regulations.length === 1 ? 'resolved' : 'ambiguous'
  return {regulations, status}
}

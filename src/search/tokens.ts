/**
 * Text as search sees it: one unit per Han character, per Latin word or number, per mark; one token per unit.
 *
 * The same code cuts pages when the index is built and queries in the browser, so both sides always agree.
 * Pagefind matches a term against every word that starts with it and, failing that, against a word that the
 * term starts with. Hence two rules: no token is the beginning of another one of its class, and the classes
 * begin differently.
 *
 * | unit | token | example |
 * |--|--|--|
 * | Han character before another one | both | 燃气 |
 * | Han character at the end of a run | the character, `z` | 气z |
 * | Latin word, number | `v`, the word in lower case, `z`; GB45067 is two | v2024z |
 * | mark, border of a block | none | |
 */

/** A unit of text. */
export interface Unit {
  /** The characters as they are shown, with a following blank where one belongs there. */
  shown: string
  /** Folded characters (NFKC, lower case) that tokens are made of. */
  key: string
  type: 'han' | 'word' | 'mark'
}

const han = /^\p{Script=Han}$/u
const wordCharacter = /^[\p{L}\p{N}]$/u
const blank = /^\s$/u

/** Cut text into units. A blank is not a unit; one between Latin words or numbers stays with the word before it. */
export function unitsOf(text: string): Unit[] {
  const units: Unit[] = []
  let pending = false
  for (const character of text) {
    if (blank.test(character) || character === '\u200b') {
      pending = units.length > 0
      continue
    }
    const key = character.normalize('NFKC').toLowerCase()
    const type = han.test(key) || character === '〇' ? 'han' : [...key].every((part) => wordCharacter.test(part)) ? 'word' : 'mark'
    const last = units.at(-1)
    if (pending && last && (last.type === 'word' || (type === 'word' && last.type === 'han'))) last.shown += ' '
    if (type === 'word' && last?.type === 'word' && !pending && /\d$/.test(last.key) === /^\d/.test(key)) {
      last.shown += character
      last.key += key
    } else {
      units.push({shown: character, key, type})
    }
    pending = false
  }
  return units
}

/** A border between blocks: no token reaches across it. It shows as `；` where the block ends without a mark. */
export function border(before: Unit | undefined): Unit {
  return {shown: before && before.type !== 'mark' ? '；' : '', key: '', type: 'mark'}
}

/** The token of each unit; `undefined` for marks. */
export function tokensOf(units: readonly Unit[]): Array<string | undefined> {
  return units.map((unit, index) => {
    if (unit.type === 'mark') return undefined
    if (unit.type === 'word') return wordToken(unit.key)
    const next = units[index + 1]
    return unit.key + (next?.type === 'han' ? next.key : 'z')
  })
}

/** Token of a whole Latin word or number. */
export function wordToken(word: string): string {
  return `v${word}z`
}

/** Token of a whole name: who types all of it, and nothing else, means the page that bears it. */
export function nameToken(units: readonly Unit[]): string {
  return `t${units.map(({key, type}) => (type === 'mark' ? '' : key)).join('')}e`
}

/** Token of all pages of a plan, to narrow a search to it. Pagefind would cut the id at its hyphens. */
export function planToken(plan: string): string {
  return `q${plan.replaceAll('-', '')}e`
}

/**
 * Tokens that find a run of units inside longer text, each with its offset from the start of the run.
 *
 * The end of a query is open: a last Han character is already in the token before it, and a last word may go on.
 */
export function termsOf(units: readonly Unit[]): Array<{token: string; offset: number}> {
  const terms: Array<{token: string; offset: number}> = []
  units.forEach((unit, offset) => {
    const next = units[offset + 1]
    const last = offset === units.length - 1
    if (unit.type === 'mark') return
    if (unit.type === 'word') terms.push({token: last ? `v${unit.key}` : wordToken(unit.key), offset})
    else if (next?.type === 'han') terms.push({token: unit.key + next.key, offset})
    else if (!last) terms.push({token: `${unit.key}z`, offset})
    else if (units.length === 1 || units[offset - 1]?.type !== 'han') terms.push({token: unit.key, offset})
  })
  return terms
}

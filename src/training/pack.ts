/**
 * A 培训包: lessons that the reader chose, put together. The choice stands in the address, so it can be shared.
 */

/** Most lessons of one pack: a day of training. */
export const mostLessons = 12

/**
 * The lessons of an address: `?kits=a,b`, or `?kits=a&kits=b` where somebody writes it so.
 *
 * @returns ids in their order, each once, malformed ones left out, `mostLessons` at most
 */
export function readChoice(search: string): string[] {
  const ids = new URLSearchParams(search).getAll('kits').flatMap((value) => value.split(','))
  return [...new Set(ids.filter((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)))].slice(0, mostLessons)
}

/** The address of a choice, from `?` on; empty for none. */
export function writeChoice(ids: readonly string[]): string {
  return ids.length > 0 ? `?kits=${ids.join(',')}` : ''
}

/**
 * Deal from several hands in turn: the first of each, then the second of each, until there are enough.
 *
 * @returns what was dealt, hand by hand, so that the questions of one lesson stand together
 */
export function deal<T>(hands: ReadonlyArray<readonly T[]>, most: number): T[] {
  const taken = hands.map(() => 0)
  const total = Math.min(
    most,
    hands.reduce((sum, {length}) => sum + length, 0),
  )
  for (let count = 0; count < total;) {
    for (const [index, hand] of hands.entries()) {
      if (count === total || taken[index] === hand.length) continue
      taken[index]!++
      count++
    }
  }
  return hands.flatMap((hand, index) => hand.slice(0, taken[index]))
}

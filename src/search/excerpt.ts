/**
 * The piece of a page that shows why it was found.
 */

/** Text, marked or not. */
export interface Piece {
  text: string
  marked: boolean
}

/** Most units of an excerpt. */
const windowLength = 64

/** Cut marked text into pieces. */
export function piecesOf(units: readonly string[], marked: ReadonlySet<number>, start = 0, end = units.length): Piece[] {
  const pieces: Piece[] = []
  for (let index = start; index < end; index++) {
    const last = pieces.at(-1)
    if (last && last.marked === marked.has(index)) last.text += units[index]
    else pieces.push({text: units[index]!, marked: marked.has(index)})
  }
  // A blank or border at either end is not part of the text.
  const first = pieces[0]
  const last = pieces.at(-1)
  if (first) first.text = first.text.replace(/^[\s；，。、]+/, '')
  if (last) last.text = last.text.replace(/[\s；]+$/, '')
  return pieces.filter(({text}) => text !== '')
}

/**
 * The best window of a page.
 *
 * @param units  what is shown of each unit of the page, title first
 * @param start  where the body begins; the title is shown elsewhere
 * @param marked  units to be marked
 * @returns pieces with `…` where text was left out, and the unit that the window starts from
 */
export function excerptOf(units: readonly string[], start: number, marked: ReadonlySet<number>): {pieces: Piece[]; at: number} {
  if (units.length - start <= windowLength) return {pieces: piecesOf(units, marked, start), at: firstMark(marked, start) ?? start}
  let best = start
  let bestCount = 0
  let count = 0
  for (let end = start; end < units.length; end++) {
    if (marked.has(end)) count++
    const from = end - windowLength + 1
    if (from > start && marked.has(from - 1)) count--
    if (count > bestCount) {
      bestCount = count
      best = Math.max(start, from)
    }
  }
  const first = firstMark(marked, best) ?? best
  // Begin with the sentence of the first mark when that is near, else a few units before it.
  let from = Math.max(start, first - 12)
  for (let index = first - 1; index >= Math.max(start, first - 24); index--) {
    if (/[。！？；]/.test(units[index]!)) {
      from = index + 1
      break
    }
    if (index === start) from = start
  }
  const end = Math.min(units.length, from + windowLength)
  const pieces = piecesOf(units, marked, from, end)
  if (end < units.length) pieces.push({text: '…', marked: false})
  if (from > start && !/[。！？；]/.test(units[from - 1]!)) pieces.unshift({text: '…', marked: false})
  return {pieces, at: first}
}

function firstMark(marked: ReadonlySet<number>, from: number): number | undefined {
  let first: number | undefined
  for (const index of marked) if (index >= from && (first === undefined || index < first)) first = index
  return first
}

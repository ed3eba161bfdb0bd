/**
 * Text cut where its marks begin and end.
 */
import type {Span} from '../../plan/index.ts'

/**
 * @param value  characters as printed
 * @param spans  marks; of two that cross, the first is kept
 * @param offset  where `value` starts in what the spans count in
 * @returns pieces that, joined, are `value`; a piece with `span` is marked
 */
export function cut<T extends Span>(value: string, spans: readonly T[], offset = 0): Array<{text: string; span?: T}> {
  const pieces: Array<{text: string; span?: T}> = []
  let at = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = span.start - offset
    const end = span.end - offset
    if (start < at || end > value.length) continue
    if (start > at) pieces.push({text: value.slice(at, start)})
    pieces.push({text: value.slice(start, end), span})
    at = end
  }
  if (at < value.length) pieces.push({text: value.slice(at)})
  return pieces
}

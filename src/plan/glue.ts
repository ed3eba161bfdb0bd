/**
 * Lines that lost their ends: 一、总体要求（一）指导思想。…（二）工作目标。… A marker within a line opens a part only where
 * the numbers ask for it; lists inside a sentence stay where they are.
 */
import {bullet, markerOf, type Marker} from './marker.ts'
import {cutPassage, type Passage} from './passage.ts'

/** A heading and the first part below it: 一、总体要求（一）. */
const headed = /^(.{2,24}?[\p{Script=Han}”])(?=[（(][一1１][）)]\s*\p{Script=Han})/u

/** Passages, cut before every marker that the numbers of its family ask for. */
export function unglue(passages: Passage[]): Passage[] {
  const markers = passages.map(({text}) => markerOf(text))
  const opening = new Set(markers.flatMap((marker) => marker?.family ?? []))
  const next = new Map<number, number>()
  const result: Passage[] = []
  // From the end, so that the number which follows in a family, below the same part, is known.
  for (let index = passages.length - 1; index >= 0; index--) {
    const marker = markers[index]
    const parts = marker && marker.family !== bullet ? cutLine(passages[index]!, marker, opening, next) : [passages[index]!]
    for (const part of parts.toReversed()) {
      result.push(part)
      const found = markerOf(part.text)
      if (!found) continue
      next.set(found.family, found.number)
      // What is numbered below begins anew.
      for (const family of next.keys()) if (family > found.family) next.delete(family)
    }
  }
  return result.reverse()
}

function cutLine(passage: Passage, marker: Marker, opening: ReadonlySet<number>, next: ReadonlyMap<number, number>): Passage[] {
  const parts: Passage[] = []
  let rest = passage
  let current = marker
  const heading = headed.exec(rest.text)
  const first = heading && markerOf(rest.text.slice(heading[1]!.length))
  if (heading && first && first.family > marker.family && opening.has(first.family) && next.get(first.family) !== 1) {
    const [left, right] = cutPassage(rest, heading[1]!.length)
    parts.push(left)
    rest = right
    current = first
  }
  let at = current.length
  for (;;) {
    const stop = rest.text.indexOf('。', at)
    if (stop < 0) break
    at = stop + 1
    const found = markerOf(rest.text.slice(at, at + 16).trimStart())
    if (!found || found.family !== current.family || found.number !== current.number + 1 || next.get(found.family) === found.number)
      continue
    // （1）甲；（1）乙。（2）丙: a list inside the sentence counts from 1 itself.
    const printed = rest.text.slice(0, current.length)
    if (rest.text.slice(current.length, at).includes(printed)) continue
    const [left, right] = cutPassage(rest, at + /^\s*/.exec(rest.text.slice(at, at + 16))![0].length)
    parts.push(left)
    rest = right
    current = found
    at = current.length
  }
  return [...parts, rest]
}

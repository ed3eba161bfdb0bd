/**
 * Run-in titles: where the title of a numbered line ends. 公文 set titles three ways: run in (标题。正文), alone on
 * the line, or not at all. Which way a family of markers goes in one document is told by most of its lines.
 */
import {families} from './marker.ts'
import type {Part} from './parse.ts'
import {findTails, opensTail} from './tail.ts'

/** Longest title that is believed when its first full stop is far away, in characters. */
const longTitle = 40
/** The same for a heading with parts below it. */
const longHeading = 60
/** A sentence no longer than this, without a mark inside, may be a title that lacks its text. */
const shortTitle = 16

/** The marks of a numbered line that may end its title; -1 where there is none. */
interface Marks {
  /** First full stop outside 《》. */
  stop: number
  /** First other mark before it, outside 《》 and brackets. */
  other: number
  /** Begin and end of the first wide blank before both. */
  blank: [number, number] | undefined
  /** Whether something stands behind the stop. */
  rest: boolean
}

function marksOf(text: string, from: number): Marks {
  const marks: Marks = {stop: -1, other: -1, blank: undefined, rest: false}
  let depth = 0
  let bracket = 0
  for (let index = from; index < text.length; index++) {
    const character = text[index]!
    if (character === '《') depth++
    else if (character === '》') depth = Math.max(0, depth - 1)
    else if (depth > 0) continue
    else if ('。！？!?'.includes(character) || isHalfStop(text, index)) {
      marks.stop = index
      marks.rest = text.slice(index + 1).trim() !== ''
      break
    } else if ('（('.includes(character)) bracket++
    else if ('）)'.includes(character)) bracket = Math.max(0, bracket - 1)
    else if (bracket > 0 || marks.other >= 0) continue
    else if ('，、：；,;:'.includes(character)) marks.other = index
    else if (
      !marks.blank &&
      index > from &&
      /[\u3000\t]| {2}/.test(text.slice(index, index + 2).trimEnd() || text.slice(index, index + 2))
    ) {
      const blank = /^\s+/.exec(text.slice(index))?.[0].length ?? 0
      if (blank > 0) marks.blank = [index, index + blank]
    }
  }
  return marks
}

/** A full stop of a text in half-width marks: behind a Chinese character, and before another or at the end. */
function isHalfStop(text: string, index: number): boolean {
  return (
    '.．'.includes(text[index]!) &&
    /\p{Script=Han}[）)”]?$/u.test(text.slice(Math.max(0, index - 2), index)) &&
    !/^[\w.．]/.test(text.slice(index + 1, index + 2))
  )
}

/** Families whose parts have no title in this document. */
type TitleModes = ReadonlySet<number>

/** Tell the families without titles: more of their lines are a long sentence than a title and its text. */
export function titleModes(parts: Part[]): TitleModes {
  const counts = new Map<number, {titled: number; untitled: number}>()
  const visit = (part: Part) => {
    part.below.forEach(visit)
    if (holds(part)) return
    const {passage, marker} = part
    const count = counts.get(marker.family) ?? {titled: 0, untitled: 0}
    counts.set(marker.family, count)
    const {stop, other, rest} = marksOf(passage.text, marker.length)
    // No title ends in a semicolon.
    if (/[；;]$/.test(passage.text)) count.untitled += 2
    if (stop < 0) return
    if (rest && stop - marker.length <= longTitle) count.titled++
    else if (other >= 0 ? !leads(passage.text, marker.length, other) : stop - marker.length > shortTitle) count.untitled++
  }
  parts.forEach(visit)
  const without = [...counts].filter(([, {titled, untitled}]) => untitled > 1 && untitled > titled).map(([family]) => family)
  return new Set([...without, ...families.flatMap(({untitled}, family) => (untitled ? family : []))])
}

/** A colon behind a few characters ends a title: 目标：…. */
function leads(text: string, from: number, other: number): boolean {
  return '：:'.includes(text[other]!) && other - from <= shortTitle
}

/** Whether a part has parts or paragraphs below its line, so that the line may be all title. */
function holds({below, content}: Part): boolean {
  return below.length > 0 || content.some(({text}) => !opensTail(text))
}

/**
 * Where the title of a part ends: at the first full stop outside 《》, or, when that leaves no text or a title too
 * long to be one, at the first other mark (measures 11 and 36 of the first plan).
 *
 * @returns `end` of the title in the passage and length of its delimiter (0 where the line is all title)
 */
export function cutTitle(part: Part, untitled: TitleModes): {end: number; delimiter: number} {
  const cut = cutAtMark(part, untitled)
  // 标题（责任单位：甲）: the bracket is not part of the title.
  const [tail] = findTails(part.passage.text.slice(0, cut.end))
  return tail && tail.start > part.marker.length && '（('.includes(part.passage.text[tail.start]!) ? {end: tail.start, delimiter: 0} : cut
}

function cutAtMark(part: Part, untitled: TitleModes): {end: number; delimiter: number} {
  const {
    passage: {text},
    marker: {length: from, family},
  } = part
  const whole = {end: text.length, delimiter: 0}
  if (untitled.has(family) && (part.below.length === 0 || families[family]!.untitled)) return {end: from, delimiter: 0}
  const {stop, other, blank, rest} = marksOf(text, from)
  if (blank && blank[0] - from <= shortTitle && text.length - blank[1] > shortTitle && /[。！？；]/.test(text)) {
    return {end: blank[0], delimiter: blank[1] - blank[0]}
  }
  if (holds(part)) {
    if (stop < 0) return whole
    if (!rest ? part.below.length > 0 || stop - from <= longTitle : stop - from <= longHeading) return {end: stop, delimiter: 1}
  }
  if (stop >= 0 && other >= 0 && leads(text, from, other)) return {end: other, delimiter: 1}
  if (stop >= 0 && (other < 0 || (rest && stop - from <= longTitle))) return {end: stop, delimiter: 1}
  if (other > from) return {end: other, delimiter: 1}
  return stop >= 0 ? {end: stop, delimiter: 1} : whole
}

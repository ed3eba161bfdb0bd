/**
 * Organs: the names of the register found in a text, with their other names, short forms and lists (甲、乙和丙等部门).
 */
import {simplify} from './traditional.ts'
import type {OrganName} from './types.ts'

/** An organ found in a text. `printed` is the length of the words that name it. */
interface Found {
  name: string
  printed: number
}

export interface OrganFinder {
  /** The organs named at `at`, one or a list (甲、乙和丙等部门), and where their names end. */
  namesAt: (text: string, at: number) => {names: string[]; end: number}
  /** All organs of the register that a text names, in its order. */
  namesIn: (text: string) => string[]
  /** Canonical name of the organ that acts where a sentence names none. */
  implied: string
}

/** Prepare the register for look-ups; the longest name wins. */
export function organFinder(organs: OrganName[]): OrganFinder {
  const full = new Map(organs.flatMap(({name, aliases}) => [name, ...aliases].map((word) => [word, name] as const)))
  const short = new Map(organs.flatMap(({name, short}) => short.map((word) => [word, name] as const)))
  // A short form does not name an organ by itself: 消防安全 begins with 消防, too.
  for (const word of short.keys()) full.delete(word)
  const form = (names: Iterable<string>) => {
    const sorted = [...names].sort((a, b) => b.length - a.length)
    return new RegExp(sorted.map(escape).join('|'), 'y')
  }
  const fullForm = form(full.keys())
  const shortForm = form(short.keys())
  const match = (text: string, at: number): Found | undefined => {
    fullForm.lastIndex = at
    const word = fullForm.exec(text)?.[0]
    if (word) return {name: full.get(word)!, printed: word.length}
    shortForm.lastIndex = at
    const brief = shortForm.exec(text)?.[0]
    if (!brief) return undefined
    const listed =
      /[、和]/.test(text[at - 1] ?? '') || /^(?:、|和|等部门|等单位|部门)/.test(text.slice(at + brief.length, at + brief.length + 3))
    return listed ? {name: short.get(brief)!, printed: brief.length} : undefined
  }
  const namesAt = (text: string, at: number) => {
    const names: string[] = []
    let end = at
    for (let next = at; names.length < 24; next = end + 1) {
      const found = match(text, next)
      if (!found) break
      if (!names.includes(found.name)) names.push(found.name)
      end = next + found.printed
      if (!/[、和与及]/.test(text[end] ?? '')) break
    }
    if (names.length > 0) {
      const rest = /^等(?:[^，；。、]{0,6}?(?:部门|单位|力量|机构))?(?:[（(][^）)]{0,8}[）)])?/.exec(text.slice(end, end + 24))
      if (rest) end += rest[0].length
    }
    return {names, end}
  }
  const namesIn = (text: string) => {
    const names = new Set<string>()
    for (let at = 0; at < text.length;) {
      const {names: found, end} = namesAt(text, at)
      for (const name of found) names.add(name)
      at = Math.max(end, at + 1)
    }
    return [...names]
  }
  return {namesAt, namesIn, implied: organs.find(({implied}) => implied)?.name ?? '镇政府'}
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The names of a tail, one by one: canonical where the register has them, else as printed. */
export function namesInList(text: string, find: OrganFinder): string[] {
  // 和平村 begins with no conjunction.
  const names = text.split(/[、，,；;\s]|(?<=[^、，,；;\s][^、，,；;\s和及与])[和及与](?=\p{Script=Han}{2})/u).flatMap((printed) => {
    const word = printed.replace(/等(?:部门|单位|相关部门)?$/, '')
    if (!word) return []
    const found = find.namesAt(simplify(word), 0)
    return found.end === word.length ? found.names : [word]
  })
  return [...new Set(names)]
}

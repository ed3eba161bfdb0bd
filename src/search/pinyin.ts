/**
 * Pinyin as search compares it: without tones, and folded, since 南北 differ in what they hear and type.
 */

/** Fold a syllable: zh, ch, sh as z, c, s; l as n; -ng as -n; v and ü as u. */
export function fold(syllable: string): string {
  return syllable
    .toLowerCase()
    .replace(/[ü]/g, 'v')
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/ng$/, 'n')
    .replace(/v/g, 'u')
}

/**
 * Token of a character's sound and the next one's.
 *
 * @param sounds  folded syllables of this character and, unless the run ends, of the next
 * @param joined  both stand in one word
 */
export function soundToken(sounds: readonly [string, string?], joined: boolean): string {
  const [first, second] = sounds
  return second === undefined ? `p${first}09` : `p${first}0${second}0${joined ? 'w' : 'x'}`
}

/** Token of two initials: `irqw` for 燃气. */
export function initialToken(sounds: readonly [string, string?], joined: boolean): string {
  const [first, second] = sounds
  return second === undefined ? `i${first.charAt(0)}9` : `i${first.charAt(0)}${second.charAt(0)}${joined ? 'w' : 'x'}`
}

/** Token of a whole name by its sound: `sanquansencanfa0` for 安全生产法. See `nameToken`. */
export function soundNameToken(syllables: readonly string[]): string {
  return `s${syllables.join('')}0`
}

/** Tables of sounds, made at build time: `{ran: '然燃染冉', …}`, usual readings only, syllables not folded. */
export type SoundTable = Readonly<Record<string, string>>

/** Look-ups over a table of sounds. */
export interface Sounds {
  /** The folded sound of a character, `undefined` when the table has none. */
  of: (character: string) => string | undefined
  /**
   * Ways to read Latin letters as pinyin, fewest syllables first; the last syllable may be unfinished.
   *
   * @returns folded syllables; `open` when the last one was not finished
   */
  split: (letters: string) => Array<{syllables: string[]; open: boolean}>
}

/** Make the look-ups. */
export function soundsOf(table: SoundTable): Sounds {
  const characters = new Map<string, string>()
  for (const [syllable, members] of Object.entries(table)) for (const member of members) characters.set(member, fold(syllable))
  const syllables = Object.keys(table)
  const known = new Set(syllables)

  function split(letters: string): Array<{syllables: string[]; open: boolean}> {
    const found: Array<{syllables: string[]; open: boolean}> = []
    const walk = (rest: string, taken: string[]) => {
      if (found.length >= 40) return
      if (rest === '') {
        found.push({syllables: taken, open: false})
        return
      }
      for (let length = Math.min(6, rest.length); length > 0; length--) {
        const head = rest.slice(0, length)
        if (known.has(head)) walk(rest.slice(length), [...taken, fold(head)])
      }
      if (taken.length > 0 && rest.length < 6 && !known.has(rest) && syllables.some((syllable) => syllable.startsWith(rest)))
        found.push({syllables: [...taken, fold(rest)], open: true})
    }
    walk(letters, [])
    return found.sort((a, b) => a.syllables.length - b.syllables.length || Number(a.open) - Number(b.open)).slice(0, 6)
  }
  return {of: (character) => characters.get(character), split}
}

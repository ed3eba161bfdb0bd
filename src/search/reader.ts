/**
 * Reading Chinese aloud when the index is built.
 */
import {pinyin} from 'pinyin-pro'
import type {Reader} from './document.ts'
import type {SoundTable} from './pinyin.ts'

const words = new Intl.Segmenter('zh-CN', {granularity: 'word'})

/** Sounds in context, and the words that the sounds belong to. */
export const readAloud: Reader = (text) => {
  if (text === '') return {syllables: [], joined: []}
  const characters = [...text]
  const syllables = pinyin(text, {toneType: 'none', type: 'array', v: true})
  const joined: boolean[] = []
  let single = false
  for (const {segment} of words.segment(text)) {
    const length = [...segment].length
    // The dictionary cuts 燃气 in two: characters left alone beside each other count as one word.
    for (let index = 0; index < length; index++) joined.push(index > 0 || (length === 1 && single))
    single = length === 1
  }
  // A character without a reading stays as it is, so that the streams keep their length.
  return {syllables: characters.map((character, index) => syllables[index] ?? character), joined}
}

/**
 * Usual readings of the common characters (GB/T 2312, first level), and of any more that are asked for.
 *
 * @param more  text whose characters the table must know, too
 */
export function commonSounds(more = ''): SoundTable {
  const decoder = new TextDecoder('gb18030')
  const characters = new Set<string>()
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) characters.add(decoder.decode(Uint8Array.of(row, cell)))
  for (const character of more) if (/\p{Script=Han}/u.test(character)) characters.add(character)
  const table: Record<string, string> = {}
  for (const character of [...characters].sort()) {
    const [syllable] = pinyin(character, {toneType: 'none', type: 'array', v: true})
    if (syllable && /^[a-z]+$/.test(syllable)) table[syllable] = (table[syllable] ?? '') + character
  }
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)))
}

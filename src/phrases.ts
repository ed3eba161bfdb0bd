/**
 * Where a heading may break: between phrases, never inside a word. The browser knows no Chinese words, so that in large
 * type it would part 智能 from 化.
 */

/** Words that the dictionary of the segmenter takes apart. */
const compounds =
  /(安全生产|生产经营单位|重大事故隐患|危险化学品|专项治理|治本攻坚|三年行动|从业人员|一氧化碳|监察办|排查|中华人民共和国|[一两三四五六七八九十几\d]个\p{Script=Han}|“[^”]{1,6}”)/u
/** A phrase ends behind these. */
const stops = /[，。；：、？！》”）]$/
const opens = /[（《“〔\-—]$/
/** Brackets that belong to what follows. */
const opening = /^[（《“〔]/
/** Single characters that belong to what follows. */
const leads = /^[和与及或在把被给对从向让为别先再不快]$/
/** Characters of a phrase: what a line of the largest type on a phone holds. */
const most = 6

const segmenter = new Intl.Segmenter('zh', {granularity: 'word'})
const known = new Map<string, string[]>()

/** Words of a text with their punctuation; single characters that no dictionary joins are parts of a word. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const piece of text.split(compounds)) {
    const segments = compounds.test(piece) ? [{segment: piece, isWordLike: true}] : segmenter.segment(piece)
    for (const {segment, isWordLike} of segments) {
      const last = words.at(-1)
      const short = isWordLike === true && segment.length === 1
      const leading = last !== undefined && leads.test(last)
      const joined =
        last !== undefined &&
        ((!isWordLike && !opening.test(segment)) || opens.test(last) || leading || (short && !leads.test(segment) && !stops.test(last)))
      if (joined) words[words.length - 1] += segment
      else words.push(segment)
    }
  }
  return words
}

/**
 * The phrases of a heading, in order; joined they are the text, character for character.
 *
 * @param text  a heading without markup
 */
export function phrasesOf(text: string): string[] {
  const ready = known.get(text)
  if (ready) return ready
  const phrases: string[] = []
  for (const word of wordsOf(text)) {
    const last = phrases.at(-1)
    if (last !== undefined && !stops.test(last) && last.length + word.replace(stops, '').length <= most) phrases[phrases.length - 1] += word
    else phrases.push(word)
  }
  known.set(text, phrases)
  return phrases
}

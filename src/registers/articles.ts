/**
 * Numbers of articles of regulations.
 */
import {readNumeral} from '../plan/index.ts'

/** 第三十六条 → article-36, 第一百三十四条之一 → article-134-1, 第二项 → item-2. */
export function articleAnchor(article: string): string {
  const [, numeral, unit, after] = /^第(.+?)([条项])(?:之(.+))?$/.exec(article)!
  return [unit === '条' ? 'article' : 'item', articleNumber(numeral!), after && articleNumber(after)].filter(Boolean).join('-')
}

/** 一百零二 → 102. The core reads numerals of plans, which end at 九十九; laws go on. */
function articleNumber(numeral: string): number {
  const [below, hundreds] = numeral.split('百').reverse()
  const rest = below!.replace(/^零/, '').replace(/^一十/, '十')
  const number = (hundreds ? readNumeral(hundreds)! * 100 : 0) + (rest ? readNumeral(rest)! : 0)
  if (!number) throw new Error(`no number ${numeral}`)
  return number
}

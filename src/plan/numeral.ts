/**
 * Numerals of 公文 numbering: 一 … 九百九十九, and decimal digits in both widths.
 */
const digits = '零一二三四五六七八九'

/**
 * Read the numeral of a marker.
 *
 * @param printed  一, 十二, 二十, 7, ０７
 * @returns the integer, or `undefined` when the characters are not a well-formed numeral below 1000 (Chinese)
 *   or 10⁹ (digits). Leading zeros are read; saying so is a rule of its own.
 */
export function readNumeral(printed: string): number | undefined {
  const ascii = printed.normalize('NFKC')
  if (/^\d{1,9}$/.test(ascii)) return Number(ascii)
  const match = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九])?$/.exec(printed)
  if (!match || printed === '') return undefined
  const [, hundreds, tens, ten, ones] = match
  const value = (digit: string | undefined) => (digit ? digits.indexOf(digit) : 0)
  return value(hundreds) * 100 + (ten ? (tens ? value(tens) : 1) * 10 : 0) + value(ones)
}

/** Write 1 … 999 in Chinese: 一, 十, 十二, 三十八, 一百零二, 一百一十. */
export function writeNumeral(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor((value % 100) / 10), value % 10]
  const ten = tens > 0 ? (tens > 1 || hundreds > 0 ? digits[tens] : '') + '十' : hundreds > 0 && ones > 0 ? '零' : ''
  return (hundreds > 0 ? digits[hundreds] + '百' : '') + ten + (ones > 0 ? digits[ones] : '')
}

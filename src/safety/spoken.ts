/** Numbers that are read digit by digit: 110, 12350, 95598; not years, and not numbers of things. */
const phone = /(?<![\d.])(?:1[12]\d|12\d{3}|9[56]\d{3})(?![\d.]|\s*[年月日元度米公千百万毫分秒个人斤升℃%])/g

/**
 * A text as it is spoken: telephone numbers digit by digit, 1 as 幺.
 *
 * @param text  as it is shown
 */
export function spoken(text: string): string {
  return text.replace(phone, (number) => [...number].map((digit) => '零幺二三四五六七八九'[Number(digit)]).join(''))
}

/**
 * Rows as CSV (RFC 4180) for WPS and Excel: UTF-8 with a byte order mark, CRLF, every field quoted.
 */

/** What a spreadsheet would take as a formula gets an apostrophe in front. */
export function plainText(value: string): string {
  return /^[\s]*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
}

/** Headings and rows to the text of a file. */
export function toCsv(headings: readonly string[], rows: readonly string[][]): string {
  const line = (values: readonly string[]) => values.map((value) => `"${plainText(value).replaceAll('"', '""')}"`).join(',')
  return '\uFEFF' + [headings, ...rows].map((values) => line(values) + '\r\n').join('')
}

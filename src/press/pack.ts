/** Archives of several files, with Chinese names that every system reads. */
import {zipSync} from 'fflate'

export interface Pack {
  /** Address of the archive from the root of the site. */
  zip: string
  /** ISO date of its entries, in place of the clock. */
  date: string
  /** Files of the site with their names inside; a name may hold folders. */
  files: Array<{path: string; name: string}>
}

/** Characters that Windows allows in no name of a file, and their full-width forms. */
const forbidden: Record<string, string> = {'<': '＜', '>': '＞', ':': '：', '"': '”', '|': '｜', '?': '？', '*': '＊', '\\': '＼'}

/**
 * An archive. The same files give the same bytes.
 *
 * @param read  bytes of a file of the site
 */
export function packed({files, date}: Pack, read: (path: string) => Uint8Array): Uint8Array {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  // Zip keeps local time, so the parts are given, not the instant. PDFs and .docx are compressed already. The library marks
  // names that are not ASCII as UTF-8 (APPNOTE 4.4.4, bit 11).
  const options = {mtime: new Date(year, month - 1, day), level: 0} as const
  return zipSync(
    Object.fromEntries(files.map(({path, name}) => [name.replace(/[<>:"|?*\\]/g, (one) => forbidden[one]!), [read(path), options]])),
  )
}

/** Archives of several files, with Chinese names that every system reads. */
import {zip} from '../zip.ts'

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
  // PDFs and .docx are compressed already. The library marks names that are not ASCII as UTF-8 (APPNOTE 4.4.4, bit 11).
  return zip(
    files.map(({path, name}) => [name.replace(/[<>:"|?*\\]/g, (one) => forbidden[one]!), read(path)] as const),
    date,
    0,
  )
}

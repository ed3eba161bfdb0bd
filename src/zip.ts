/**
 * Archives with the same bytes for the same files.
 */
import {strFromU8, strToU8, zipSync, type Zippable} from 'fflate'

/**
 * Pack files.
 *
 * @param files  names, which may hold folders, with their contents, in order
 * @param date   ISO date of the entries, in place of the clock
 * @param level  of compression; 0 for what is compressed already
 */
export function zip(
  files: Iterable<readonly [name: string, bytes: Uint8Array]>,
  date: string,
  level: 0 | 6 | 9 = 6,
): Uint8Array<ArrayBuffer> {
  // Zip keeps local time, so the parts are given, not the instant.
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const options = {mtime: new Date(year, month - 1, day), level}
  const entries: Zippable = Object.fromEntries([...files].map(([name, bytes]) => [name, [bytes, options]]))
  return zipSync(entries) as Uint8Array<ArrayBuffer>
}

/** Change a text inside an unpacked archive. */
export function edit(files: Record<string, Uint8Array>, name: string, change: (text: string) => string): void {
  files[name] = strToU8(change(strFromU8(files[name]!)))
}

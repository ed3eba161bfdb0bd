/**
 * What Chromium (Skia/PDF) writes, made the same at every printing, and read for the few facts that pages show.
 *
 * The format is ISO 32000-1. Skia writes objects one by one and compresses nothing but streams, so dictionaries can be read
 * as text; every change here keeps the length, since the cross-reference table counts bytes.
 */

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/**
 * Take out what differs between two printings of one page: the dates, the name of the machine's browser, the identifier of
 * the file; and number the elements of the structure tree from one, in their order, where Chromium counts on through all the
 * pages that a tab has shown.
 */
export function settle(bytes: Uint8Array): Uint8Array {
  const blank = (text: string) => ' '.repeat(text.length)
  const outsideStreams = (text: string, change: (part: string) => string) =>
    text
      .split(/(stream\r?\n[\s\S]*?endstream)/)
      .map((part, at) => (at % 2 === 0 ? change(part) : part))
      .join('')
  const text = latin1(bytes)
  const names = new Map(
    [...new Set(text.match(/\(node\d{8}\)/g))].sort().map((name, at) => [name, `(node${String(at + 1).padStart(8, '0')})`]),
  )
  const settled = outsideStreams(text, (part) =>
    part
      .replace(/\/(?:CreationDate|ModDate)\s*\(D:[^)]*\)/g, blank)
      .replace(/\/Creator\s*\((?:\\.|[^\\)])*\)/g, blank)
      .replace(/\/ID\s*\[\s*<[0-9A-Fa-f]*>\s*<[0-9A-Fa-f]*>\s*\]/g, blank)
      .replace(/\(node\d{8}\)/g, (name) => names.get(name)!),
  )
  return new Uint8Array(Buffer.from(settled, 'latin1'))
}

/** How many pages a PDF has. */
export function countPages(bytes: Uint8Array): number {
  return latin1(bytes).match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

/**
 * The fonts of a PDF, without the tag of their subset: `NotoSerifSC-Regular`. A font of Type 3, which Skia draws where it
 * may not or cannot embed one, is `Type3`.
 */
export function fontsOf(bytes: Uint8Array): string[] {
  const text = latin1(bytes)
  const names = [...text.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g)].map(([, name]) => name!)
  return [...new Set([...names, ...(/\/Subtype\s*\/Type3\b/.test(text) ? ['Type3'] : [])])].sort()
}

/**
 * The head of the index (CBOR), read here so that the lists of tokens are on their way before Pagefind's program has
 * arrived. Text is kept as its UTF-8 bytes, one character each, which a slow phone cuts into thousands of strings in no
 * time, and which is ordered as the index is.
 */

/** Bytes as characters (Encoding Standard, 14.5): ASCII as it is, the others in their order. */
const binary = new TextDecoder('x-user-defined')

/** The head of an index. */
export interface Chunks {
  /** Hashes of the files with the lists of all tokens that begin so. */
  of: (token: string) => string[]
  /** Hashes of the files with the filters. */
  filters: string[]
  /** Ids of the pages, by the number that the filters give them. */
  pages: string[]
}

type Value = number | string | boolean | null | Value[]

/** Read the head, Pagefind's signature taken off. Throws on anything but what Pagefind 1.6 writes. */
export function readChunks(head: Uint8Array): Chunks {
  const [, pages, chunks, filters] = readCbor(head) as [
    string,
    Array<[id: string, words: number]>,
    Array<[from: string, to: string, hash: string]>,
    Array<[name: string, hash: string]>,
  ]
  return {
    of: (token) => {
      const wanted = binary.decode(new TextEncoder().encode(token))
      // Chunks are in the order of their tokens. Of its first and its last token only so much is told as parts them from the next.
      return chunks
        .filter(([from, to]) => (to >= wanted || wanted.startsWith(to)) && (from <= wanted || from.startsWith(wanted)))
        .map(([, , hash]) => hash)
    },
    filters: filters.map(([, hash]) => hash),
    pages: pages.map(([id]) => id),
  }
}

/** Read a filter, Pagefind's signature taken off: its values and the numbers of their pages. */
export function readFilter(filter: Uint8Array): Array<[value: string, pages: number[]]> {
  const [, values] = readCbor(filter) as [string, Array<[string, number[]]>]
  return values
}

/** Read one CBOR value (RFC 8949): integers, text, arrays, simple values. */
function readCbor(bytes: Uint8Array): Value {
  const text = binary.decode(bytes)
  let at = 0
  const read = (): Value => {
    const head = bytes[at++]!
    const major = head >> 5
    let value = head & 31
    if (major === 4 && value === 31) {
      const items: Value[] = []
      while (bytes[at] !== 0xff) items.push(read())
      at++
      return items
    }
    if (value >= 24) {
      let size = 2 ** (value - 24)
      if (size > 4) throw new Error('CBOR argument is not understood')
      for (value = 0; size > 0; size--) value = value * 256 + bytes[at++]!
    }
    if (major === 3) return text.slice(at, (at += value))
    if (major === 0) return value
    if (major === 4) {
      const items: Value[] = []
      while (items.length < value) items.push(read())
      return items
    }
    if (major === 7) return value === 21 ? true : value === 20 ? false : null
    throw new Error(`CBOR type ${major} is not understood`)
  }
  return read()
}

/**
 * Which file holds the list of a token: the table at the head of the index (CBOR), read here so that the lists
 * are on their way before Pagefind's program has arrived.
 */

/** The table of an index. */
export interface Chunks {
  /** Hashes of the files with the lists of all tokens that begin so. */
  of: (token: string) => string[]
  /** Hashes of the files with the filters. */
  filters: string[]
}

type Value = number | string | boolean | null | Value[]

/** Read the table, Pagefind's signature taken off. Throws on anything but what Pagefind 1.6 writes. */
export function readChunks(meta: Uint8Array): Chunks {
  const [, , chunks, filters] = readCbor(meta) as [string, Value[], Array<[from: string, to: string, hash: string]>, string[][]]
  return {
    // Chunks are in the order of their tokens.
    of: (token) => chunks.filter(([from, to]) => to >= token && from < `${token}\uffff`).map(([, , hash]) => hash),
    filters: filters.map(([, hash]) => hash!),
  }
}

/** Read one CBOR value (RFC 8949): integers, text, arrays, simple values. */
function readCbor(bytes: Uint8Array): Value {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = new TextDecoder()
  let at = 0
  const argument = (info: number): number => {
    if (info < 24) return info
    const size = 2 ** (info - 24)
    at += size
    if (info === 24) return view.getUint8(at - 1)
    if (info === 25) return view.getUint16(at - 2)
    if (info === 26) return view.getUint32(at - 4)
    throw new Error('CBOR argument is not understood')
  }
  const read = (): Value => {
    const head = view.getUint8(at++)
    const [major, info] = [head >> 5, head & 31]
    if (major === 4 && info === 31) {
      const items: Value[] = []
      while (view.getUint8(at) !== 0xff) items.push(read())
      at++
      return items
    }
    const value = argument(info)
    if (major === 0) return value
    if (major === 3) {
      at += value
      return text.decode(bytes.subarray(at - value, at))
    }
    if (major === 4) return Array.from({length: value}, read)
    if (major === 7) return value === 21 ? true : value === 20 ? false : null
    throw new Error(`CBOR type ${major} is not understood`)
  }
  return read()
}

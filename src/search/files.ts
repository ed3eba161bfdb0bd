/**
 * Files of the index: each is requested once, however early and however often it is asked for.
 */
const requests = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/**
 * The bytes of a file, decompressed where the browser can do that by itself.
 *
 * @throws (rejects) when the file cannot be had; the next call tries again
 */
export function request(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = requests.get(address)
  if (known) return known
  const made = read(address)
  requests.set(address, made)
  made.catch(() => requests.delete(address))
  return made
}

/** Below that a file is inflated sooner in JavaScript than the browser has set up a stream. */
const small = 8000

async function read(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} ${address}`)
  const length = response.headers.get('content-length')
  // Pagefind would inflate in JavaScript, which takes a slow phone a tenth of a second for the program alone.
  if (typeof DecompressionStream !== 'function' || !response.body || (length && Number(length) < small)) {
    return new Uint8Array(await response.arrayBuffer())
  }
  const [packed, asItIs] = response.body.tee()
  try {
    const bytes = await bytesOf(packed.pipeThrough(new DecompressionStream('gzip')))
    void asItIs.cancel()
    return bytes
  } catch {
    // A server that says Content-Encoding has it inflated already; a broken connection fails again here.
    return await bytesOf(asItIs)
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Stands in for `fetch` inside Pagefind's script. */
export async function fetchFile(address: string): Promise<Response> {
  return new Response(await request(address))
}

/** Where the index lies. */
export interface IndexPlace {
  /** Address of the folder, with a slash at the end. */
  folder: string
  /** Hash of the index as the build gave it. */
  hash: string
}

/** Addresses of the files that every search needs: Pagefind's program and the head of the index. */
export function firstFiles({folder, hash}: IndexPlace): {program: string; head: string} {
  return {program: `${folder}wasm.unknown.pagefind`, head: `${folder}pagefind.${hash}.pf_meta`}
}

/**
 * Files of the index: each is requested once, however early and however often it is asked for.
 *
 * They lie packed with gzip. What is given out is their content, without the signature that Pagefind puts before it;
 * a server that says Content-Encoding and has it unpacked on the way is welcome, too.
 */
const signature = 'pagefind_dcd'

/** An answer on its way. */
interface Coming {
  response: Promise<Response>
  content: Promise<Uint8Array<ArrayBuffer>>
}
const coming = new Map<string, Coming>()

function ask(address: string): Coming {
  const known = coming.get(address)
  if (known) return known
  const response = fetchFile(address)
  const made = {response, content: response.then((response) => response.arrayBuffer()).then((bytes) => contentOf(bytes, address))}
  coming.set(address, made)
  made.content.catch(() => coming.delete(address))
  return made
}

async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} ${address}`)
  return response
}

/**
 * The content of a file of the index.
 *
 * @throws (rejects) when the file cannot be had, or is none of Pagefind's; the next call tries again
 */
export function request(address: string): Promise<Uint8Array<ArrayBuffer>> {
  return ask(address).content
}

/** Settles when a file begins to arrive, or cannot be had. */
export async function begun(address: string): Promise<void> {
  await ask(address).response.catch(() => {})
}

async function contentOf(bytes: ArrayBuffer, address: string): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Uint8Array(isPacked(bytes) ? await unpack(bytes) : bytes)
  if (new TextDecoder().decode(content.subarray(0, signature.length)) !== signature) throw new Error(`${address} is no file of Pagefind`)
  return content.subarray(signature.length)
}

/** Magic number of gzip (RFC 1952, 2.3.1). */
function isPacked(bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength))
  return first === 0x1f && second === 0x8b
}

async function unpack(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  if (typeof DecompressionStream === 'function') return new Response(unpacked(new Response(bytes))).arrayBuffer()
  const {gunzipSync} = await import('./inflate.ts')
  return gunzipSync(new Uint8Array(bytes)).buffer as ArrayBuffer
}

function unpacked(response: Response): ReadableStream<Uint8Array> {
  return response.body!.pipeThrough(new DecompressionStream('gzip'))
}

const programs = new Map<string, Promise<WebAssembly.Module>>()

/**
 * Pagefind's program, compiled while it arrives where the browser can do that. It lies packed, without signature.
 *
 * @throws (rejects) when it cannot be had; the next call tries again
 */
export function requestProgram(address: string): Promise<WebAssembly.Module> {
  return once(programs, address, () => compile(address))
}

async function compile(address: string): Promise<WebAssembly.Module> {
  if (typeof DecompressionStream === 'function') {
    try {
      const headers = {'content-type': 'application/wasm'}
      return await WebAssembly.compileStreaming(new Response(unpacked(await fetchFile(address)), {headers}))
    } catch (error) {
      // Not packed any more, or a line that broke: read whole, once more.
      if (!(error instanceof TypeError)) throw error
    }
  }
  const bytes = await (await fetchFile(address)).arrayBuffer()
  return WebAssembly.compile(isPacked(bytes) ? await unpack(bytes) : bytes)
}

/** The promise of a key, made once; after a failure it is made anew. */
export function once<K, V>(cache: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const known = cache.get(key)
  if (known) return known
  const made = make()
  cache.set(key, made)
  made.catch(() => cache.delete(key))
  return made
}

/** Where the index lies. */
export interface IndexPlace {
  /** Address of the folder, with a slash at the end. */
  folder: string
  /** Hash of the index as the build gave it. */
  hash: string
  /** Address of Pagefind's program, where it is not the one that lies there: several indexes share one. */
  program?: string
}

/**
 * Where the indexes of a site lie.
 *
 * @param hashes  one for each index; the first lies in the folder itself, the others in folders below it: `2/`, `3/` …
 */
export function placesIn(folder: string, hashes: readonly string[]): IndexPlace[] {
  return hashes.map((hash, at) => ({folder: at === 0 ? folder : `${folder}${at + 1}/`, hash}))
}

/** An index of plans that a search takes in only when it is kept to one of them, or when it is to go on. */
export interface Group {
  /** Id of the first of its plans; they follow each other by their ids. */
  from: string
  /** How many plans. */
  plans: number
  place: IndexPlace
}

/** Where groups of plans lie, from how the search page tells it: `from:plans:hash`, a blank between them. */
export function groupsIn(folder: string, written: string): Group[] {
  return [...written.matchAll(/(\S+):(\d+):(\S+)/g)].map(([, from, plans, hash]) => ({
    from: from!,
    plans: Number(plans),
    place: {folder: groupFolder(folder, from!), hash: hash!},
  }))
}

/** Folder of a group of plans. */
export function groupFolder(folder: string, from: string): string {
  return `${folder}plans/${from}/`
}

/** The group that a plan would lie in; none where it comes before all. */
export function groupOf(groups: readonly Group[], plan: string): Group | undefined {
  return groups.findLast(({from}) => from <= plan)
}

/** Addresses of the files that every search needs: Pagefind's program and the head of the index. */
export function firstFiles({folder, hash, program = `${folder}wasm.unknown.pagefind`}: IndexPlace): {program: string; head: string} {
  return {program, head: `${folder}pagefind.${hash}.pf_meta`}
}

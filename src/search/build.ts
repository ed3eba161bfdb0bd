/**
 * Build the index: documents in, Pagefind's files out.
 */
import {gunzipSync, gzipSync} from 'node:zlib'
import {close, createIndex} from 'pagefind'
import {documentHtml, fragmentOf, type IndexDocument, type Reader} from './document.ts'

/** A file of the index, by its path inside the index folder. */
export interface IndexFile {
  path: string
  content: Uint8Array
}

/** The index and what the browser needs to know before it reads it. */
export interface BuiltIndex {
  files: IndexFile[]
  /** Pagefind's hash of the index, part of the name of its first file. */
  hash: string
  pages: number
}

/** Compressed size that Pagefind cuts its posting lists at; more pages, longer lists, fewer files. */
function chunkSize(pages: number): number {
  return pages < 500 ? 600 : pages < 5000 ? 2000 : 5000
}

const signature = 'pagefind_dcd'

/** Documents, made one after the other as they are asked for: all at once would fill the memory of a large site. */
export interface Documents extends Iterable<IndexDocument> {
  readonly length: number
}

/**
 * Index documents.
 *
 * @throws when Pagefind reports an error, or writes what this code does not understand
 */
export async function buildIndex(documents: Documents, read: Reader): Promise<BuiltIndex> {
  const size = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'
  const chosen = process.env[size]
  process.env[size] = chosen ?? String(chunkSize(documents.length))
  const {index, errors} = await createIndex({})
  if (chosen === undefined) delete process.env[size]
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  try {
    const fragments = new Map<string, Uint8Array>()
    for (const document of documents) {
      fragments.set(document.path, ownFragment(document))
      const reply = await index.addHTMLFile({url: document.path, content: documentHtml(document, read)})
      if (reply.errors.length > 0) throw new Error(`Pagefind refused ${document.path}: ${reply.errors.join('; ')}`)
    }
    const reply = await index.getFiles()
    if (reply.errors.length > 0) throw new Error(`Pagefind wrote no index: ${reply.errors.join('; ')}`)
    const files = reply.files
      .filter(({path}) => /^(?:index|fragment|filter)\/|^pagefind\.und_.*\.pf_meta$|^wasm\.unknown\.pagefind$/.test(path))
      .map(({path, content}) => {
        if (path.startsWith('fragment/')) return {path, content: ownOf(content, path, fragments)}
        // Without its signature the browser can compile the program while it arrives.
        if (path.startsWith('wasm.')) return {path, content: gzipSync(unpack(content, path), {level: 9})}
        return {path, content}
      })
    const hash = files.map(({path}) => /^pagefind\.(und_.*)\.pf_meta$/.exec(path)?.[1]).find((hash) => hash !== undefined)
    const pages = files.filter(({path}) => path.startsWith('fragment/')).length
    if (!hash || pages !== documents.length) throw new Error(`Pagefind indexed ${pages} of ${documents.length} pages`)
    return {files, hash, pages}
  } finally {
    await close()
  }
}

/** A fragment with the words as they stand on the page. */
function ownFragment(document: IndexDocument): Uint8Array {
  return gzipSync(signature + JSON.stringify({...fragmentOf(document), anchors: [], filters: {}, word_count: document.units.length}), {
    level: 9,
  })
}

/** Our fragment in the place of Pagefind's; its name stays what it was. */
function ownOf(content: Uint8Array, path: string, fragments: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const {url} = JSON.parse(unpack(content, path).toString('utf8')) as {url: string}
  const own = fragments.get(url)
  if (!own) throw new Error(`${path} is a page that was never given: ${url}`)
  return own
}

/** A file of Pagefind without packing and signature. */
function unpack(content: Uint8Array, path: string): Buffer {
  const bytes = gunzipSync(content)
  if (bytes.toString('latin1', 0, signature.length) !== signature) throw new Error(`${path} does not begin with ${signature}`)
  return bytes.subarray(signature.length)
}

/** Functions of Pagefind's program that `program.ts` calls. */
const called = ['init_pagefind', 'set_ranking_weights', 'load_index_chunk', 'search']

/**
 * The binding of Pagefind's program as a module, cut out of the script that Pagefind writes beside every index.
 *
 * @throws when this Pagefind writes another script than the one that is understood
 */
export async function readPagefind(): Promise<string> {
  const {index, errors} = await createIndex({})
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  try {
    await index.addHTMLFile({url: '/', content: '<html lang="und"><body><p>v</p></body></html>'})
    const {files} = await index.getFiles()
    const script = files.find(({path}) => path === 'pagefind.js')
    const code = script && Buffer.from(script.content).toString('utf8')
    const binding = /\blet wasm_bindgen=\(function\(exports\)\{.*?\}\)\(\{__proto__:null\}\);/s.exec(code ?? '')?.[0]
    const missing = called.filter((name) => !binding?.includes(`exports.${name}=${name};`))
    if (!binding || missing.length > 0) throw new Error(`Pagefind's script is not understood: no ${missing.join(', ')}`)
    return `${binding}\nexport default wasm_bindgen\n`
  } finally {
    await close()
  }
}

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
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= String(chunkSize(documents.length))
  const {index, errors} = await createIndex({})
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
      .map(({path, content}) => (path.startsWith('fragment/') ? {path, content: ownOf(content, path, fragments)} : {path, content}))
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
  const text = gunzipSync(content).toString('utf8')
  if (!text.startsWith(signature)) throw new Error(`${path} does not begin with ${signature}`)
  const {url} = JSON.parse(text.slice(signature.length)) as {url: string}
  const own = fragments.get(url)
  if (!own) throw new Error(`${path} is a page that was never given: ${url}`)
  return own
}

/** Pagefind's own script as a module that gives its reader; it comes inside Pagefind's program. */
export async function readPagefind(): Promise<string> {
  const {index, errors} = await createIndex({})
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  try {
    await index.addHTMLFile({url: '/', content: '<html lang="und"><body><p>v</p></body></html>'})
    const {files} = await index.getFiles()
    const script = files.find(({path}) => path === 'pagefind.js')
    const code = script && Buffer.from(script.content).toString('utf8')
    if (!code || !/\bPagefindInstance\s*=\s*class\b/.test(code)) throw new Error('Pagefind no longer has the class PagefindInstance')
    const own = code.replace(/export\s*\{[^}]*\};?\s*$/, 'export {PagefindInstance};\n')
    return `import {fetchFile as fetch} from '/src/search/files.ts'\n${own}`
  } finally {
    await close()
  }
}

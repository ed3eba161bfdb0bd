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

/**
 * Index documents.
 *
 * @throws when Pagefind reports an error, or writes what this code does not understand
 */
export async function buildIndex(documents: readonly IndexDocument[], read: Reader): Promise<BuiltIndex> {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= String(chunkSize(documents.length))
  const {index, errors} = await createIndex({})
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  try {
    for (const document of documents) {
      const reply = await index.addHTMLFile({url: document.path, content: documentHtml(document, read)})
      if (reply.errors.length > 0) throw new Error(`Pagefind refused ${document.path}: ${reply.errors.join('; ')}`)
    }
    const reply = await index.getFiles()
    if (reply.errors.length > 0) throw new Error(`Pagefind wrote no index: ${reply.errors.join('; ')}`)
    const byPath = new Map(documents.map((document) => [document.path, document]))
    const files = reply.files
      .filter(({path}) => /^(?:index|fragment|filter)\/|^pagefind\.und_.*\.pf_meta$|^wasm\.unknown\.pagefind$/.test(path))
      .map(({path, content}) => (path.startsWith('fragment/') ? {path, content: ownFragment(content, path, byPath)} : {path, content}))
    const hash = files.map(({path}) => /^pagefind\.(und_.*)\.pf_meta$/.exec(path)?.[1]).find((hash) => hash !== undefined)
    const pages = files.filter(({path}) => path.startsWith('fragment/')).length
    if (!hash || pages !== documents.length) throw new Error(`Pagefind indexed ${pages} of ${documents.length} pages`)
    return {files, hash, pages}
  } finally {
    await close()
  }
}

/** A fragment with the words as they stand on the page; its name stays what it was. */
function ownFragment(content: Uint8Array, path: string, documents: ReadonlyMap<string, IndexDocument>): Uint8Array {
  const text = gunzipSync(content).toString('utf8')
  if (!text.startsWith(signature)) throw new Error(`${path} does not begin with ${signature}`)
  const {url} = JSON.parse(text.slice(signature.length)) as {url: string}
  const document = documents.get(url)
  if (!document) throw new Error(`${path} is a page that was never given: ${url}`)
  return gzipSync(signature + JSON.stringify({...fragmentOf(document), anchors: [], filters: {}, word_count: document.units.length}), {
    level: 9,
  })
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

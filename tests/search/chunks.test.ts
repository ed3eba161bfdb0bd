/**
 * The head and the filters of a real index, as Pagefind writes them.
 */
import {gunzipSync} from 'node:zlib'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {buildIndex, type BuiltIndex} from '../../src/search/build.ts'
import {readChunks, readFilter} from '../../src/search/chunks.ts'
import {documentHtml, documentOf} from '../../src/search/document.ts'
import {readAloud} from '../../src/search/reader.ts'

const paths = ['/plans/p/measure-1/', '/safety/gas/', '/about/method/', '/regulations/law/']
const text = '瓶装液化石油气的使用、运输、储存和充装，生产经营单位主要负责人和安全生产管理人员的职责，动火作业与有限空间作业审批。'

const documents = paths.map((path, at) => documentOf({path, title: `第${at + 1}页`, blocks: [{text: text.slice(at * 10)}]}))

let index: BuiltIndex
const bytesOf = (ending: string) => {
  const {content} = index.files.find(({path}) => path.endsWith(ending))!
  return gunzipSync(content).subarray('pagefind_dcd'.length)
}

beforeAll(async () => {
  // Many files from little text.
  vi.stubEnv('PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE', '40')
  index = await buildIndex(documents, readAloud)
  vi.unstubAllEnvs()
})

describe('the head of an index', () => {
  test('tells every file for a token, and none for what stands before or after all tokens', () => {
    const chunks = readChunks(bytesOf('.pf_meta'))
    const files = new Set(index.files.map(({path}) => path))
    for (const token of ['液化', '动火', '职']) {
      const found = chunks.of(token)
      expect(found.length, token).toBeGreaterThan(0)
      for (const hash of found) expect(files, token).toContain(`index/${hash}.pf_index`)
    }
    expect(chunks.of('\u{1F9EF}')).toEqual([])
    expect(chunks.of('!')).toEqual([])
  })

  test('misses no file that has a token, be it the first or the last of the file', () => {
    const {of} = readChunks(bytesOf('.pf_meta'))
    const lists = index.files.flatMap(({path, content}) => {
      const hash = /^index\/(.*)\.pf_index$/.exec(path)?.[1]
      return hash ? [{hash, bytes: gunzipSync(content)}] : []
    })
    expect(lists.length).toBeGreaterThan(5)
    const html = documents.map((document) => documentHtml(document, readAloud)).join('')
    const tokens = new Set(html.replace(/<[^>]*>/g, ' ').match(/[^\s·]+/g))
    expect(tokens.size).toBeGreaterThan(150)
    for (const token of tokens) {
      // In a list its token stands behind its length (CBOR, major type 3).
      const bytes = Buffer.from(token)
      const entry = Buffer.concat([Buffer.from(bytes.length < 24 ? [0x60 + bytes.length] : [0x78, bytes.length]), bytes])
      const having = lists.filter(({bytes}) => bytes.includes(entry)).map(({hash}) => hash)
      expect(having, token).not.toEqual([])
      expect(of(token), token).toEqual(expect.arrayContaining(having))
    }
  })

  test('names every page once', () => {
    const {pages} = readChunks(bytesOf('.pf_meta'))
    expect(new Set(pages).size).toBe(paths.length)
    for (const id of pages) expect(index.files.map(({path}) => path)).toContain(`fragment/${id}.pf_fragment`)
  })
})

test('a filter gives the kind of every page that has one', () => {
  const {pages} = readChunks(bytesOf('.pf_meta'))
  const kinds = Object.fromEntries(readFilter(bytesOf('.pf_filter')).map(([kind, numbers]) => [kind, numbers.map((at) => pages[at])]))
  const urlOf = (id: string | undefined) => (JSON.parse(bytesOf(`${id}.pf_fragment`).toString()) as {url: string}).url
  expect(Object.fromEntries(Object.entries(kinds).map(([kind, ids]) => [kind, ids.map(urlOf)]))).toEqual({
    plan: ['/plans/p/measure-1/'],
    safety: ['/safety/gas/'],
    regulation: ['/regulations/law/'],
  })
})

test('an array is read however CBOR writes it (RFC 8949, appendix A)', () => {
  const text = (word: string) => [0x60 + word.length, ...Buffer.from(word)]
  const page = [0x82, ...text('p'), 0x19, 0x03, 0xe8]
  const chunk = [0x83, ...text('a'), ...text('c'), ...text('h')]
  const counted = [0x84, ...text('1'), 0x81, ...page, 0x81, ...chunk, 0x80]
  const open = [0x9f, ...text('1'), 0x9f, ...page, 0xff, 0x9f, ...chunk, 0xff, 0x9f, 0xff, 0xff]
  for (const head of [counted, open]) {
    const {of, pages, filters} = readChunks(Uint8Array.from(head))
    expect([of('b'), of('d'), pages, filters]).toEqual([['h'], [], ['p'], []])
  }
})

test('what is no index is refused', () => {
  expect(() => readChunks(Uint8Array.of(0xfb, 0, 0, 0, 0, 0, 0, 0, 0))).toThrow('CBOR')
  expect(() => readChunks(Uint8Array.of(0xa0))).toThrow('CBOR type 5')
})

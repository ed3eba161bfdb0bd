/** Files of the index as servers hand them out: packed, unpacked on the way, small, missing. */
import {gzipSync} from 'node:zlib'
import {afterEach, expect, test, vi} from 'vitest'
import {request} from '../../src/search/files.ts'

afterEach(() => vi.unstubAllGlobals())

const plain = new TextEncoder().encode(Array.from({length: 9000}, (_, at) => `${(at * 7919) % 9973}`).join(' '))
const packed = gzipSync(plain)

/** Answers of a server, one a call. */
function serve(...answers: Array<() => Response>) {
  const fetch = vi.fn(async (_address: string) => answers.shift()!())
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const answer = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {'content-length': String(body.length)}) => {
  return () => new Response(body, {headers})
}

test('a large file is inflated', async () => {
  serve(answer(packed))
  expect(Buffer.compare(await request('/large'), plain)).toBe(0)
})

test('one whose length the server does not tell, too', async () => {
  serve(answer(packed, {}))
  expect(Buffer.compare(await request('/chunked'), plain)).toBe(0)
})

test('one that a server has inflated comes as it is', async () => {
  serve(answer(plain))
  expect(Buffer.compare(await request('/inflated'), plain)).toBe(0)
})

test('a small one is left to Pagefind, and so is every file where the browser cannot inflate', async () => {
  const small = gzipSync('短')
  serve(answer(small))
  expect(Buffer.compare(await request('/small'), small)).toBe(0)
  vi.stubGlobal('DecompressionStream', undefined)
  serve(answer(packed))
  expect(Buffer.compare(await request('/old-browser'), packed)).toBe(0)
})

test('each is fetched once; one that could not be had is tried again', async () => {
  const fetch = serve(() => new Response(null, {status: 503}), answer(packed))
  await expect(request('/later')).rejects.toThrow('503 /later')
  await Promise.all([request('/later'), request('/later')])
  await request('/later')
  expect(fetch).toHaveBeenCalledTimes(2)
})

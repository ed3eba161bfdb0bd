/** Files of the index as servers hand them out: packed, unpacked on the way, foreign, missing. */
import {gzipSync} from 'node:zlib'
import {afterEach, expect, test, vi} from 'vitest'
import {begun, request, requestProgram} from '../../src/search/files.ts'

afterEach(() => vi.unstubAllGlobals())

const content = new TextEncoder().encode(Array.from({length: 9000}, (_, at) => `${(at * 7919) % 9973}`).join(' '))
const plain = new Uint8Array(Buffer.concat([Buffer.from('pagefind_dcd'), content]))
const packed = gzipSync(plain)
/** The smallest program there is (WebAssembly Core, 5.5.16). */
const program = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])

/** Answers of a server, one a call. */
function serve(...answers: Array<() => Response>) {
  const fetch = vi.fn(async (_address: string) => answers.shift()!())
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const answer = (body: Uint8Array<ArrayBuffer>) => () => new Response(body)

test('a packed file is given unpacked, without the signature', async () => {
  serve(answer(packed))
  expect(Buffer.compare(await request('/packed'), content)).toBe(0)
})

test('one that the server has unpacked is the same', async () => {
  serve(answer(plain))
  expect(Buffer.compare(await request('/plain'), content)).toBe(0)
})

test('and so is either where the browser cannot unpack', async () => {
  vi.stubGlobal('DecompressionStream', undefined)
  serve(answer(packed), answer(plain))
  expect(Buffer.compare(await request('/old-packed'), content)).toBe(0)
  expect(Buffer.compare(await request('/old-plain'), content)).toBe(0)
})

test.each([
  ['a page of the server', new TextEncoder().encode('<!doctype html>')],
  ['something else, packed', gzipSync('<!doctype html>')],
  ['nothing', new Uint8Array()],
])('%s in its place is refused', async (_, body) => {
  serve(answer(body))
  await expect(request(`/foreign-${body.length}`)).rejects.toThrow('is no file of Pagefind')
})

test('a file cut short is refused', async () => {
  serve(answer(packed.subarray(0, packed.length >> 1)))
  await expect(request('/short')).rejects.toThrow()
})

test('each is fetched once; one that could not be had is tried again', async () => {
  const fetch = serve(() => new Response(null, {status: 503}), answer(packed))
  await expect(request('/later')).rejects.toThrow('503 /later')
  await Promise.all([request('/later'), request('/later'), begun('/later')])
  await request('/later')
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('the wait for the beginning of a file ends when it cannot be had', async () => {
  serve(() => new Response(null, {status: 503}))
  await expect(begun('/never')).resolves.toBeUndefined()
})

test('the program is compiled as it comes; fetched anew where it comes unpacked; unpacked in JavaScript by old browsers', async () => {
  const fetch = serve(answer(gzipSync(program)), answer(program), answer(program), answer(gzipSync(program)))
  expect(await requestProgram('/program')).toBeInstanceOf(WebAssembly.Module)
  await requestProgram('/program')
  expect(fetch).toHaveBeenCalledTimes(1)
  expect(await requestProgram('/program-plain')).toBeInstanceOf(WebAssembly.Module)
  expect(fetch).toHaveBeenCalledTimes(3)
  vi.stubGlobal('DecompressionStream', undefined)
  expect(await requestProgram('/program-old')).toBeInstanceOf(WebAssembly.Module)
  expect(fetch).toHaveBeenCalledTimes(4)
})

test('a program that could not be had is tried again', async () => {
  serve(() => new Response(null, {status: 404}), answer(gzipSync(program)))
  await expect(requestProgram('/program-later')).rejects.toThrow('404 /program-later')
  expect(await requestProgram('/program-later')).toBeInstanceOf(WebAssembly.Module)
})

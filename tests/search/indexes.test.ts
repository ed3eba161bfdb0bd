/** Indexes that were built apart, searched as one by Pagefind's own program. */
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {buildIndex} from '../../src/search/build.ts'
import {documentOf} from '../../src/search/document.ts'
import {searchOver} from '../../src/search/engine.ts'
import {joinPostings} from '../../src/search/join.ts'
import {openPostings} from '../../src/search/postings.ts'
import {commonSounds, readAloud} from '../../src/search/reader.ts'

vi.mock('virtual:pagefind', async () => {
  const {readPagefind} = await import('../../src/search/build.ts')
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(await readPagefind())}`)) as object
})

const files = new Map<string, Uint8Array>()
const towns = {
  '/a/': [
    ['/plans/a-2024/measure-1/', '措施 1 盯紧河道冰面', '封冻以后每天巡查河道冰面，劝离上冰的人。'],
    ['/plans/a-2024/measure-2/', '措施 2 管住燃气', '每季度检查餐馆的燃气报警器。'],
  ],
  '/b/': [
    ['/plans/b-2025/measure-1/', '措施 1 看好草场', '防火期每天巡查草场，收缴火种。'],
    ['/plans/b-2025/measure-2/', '措施 2 燃气入户检查', '每年入户检查燃气软管和报警器。'],
    ['/plans/b-2025/measure-3/', '措施 3 校车', '每学期检查校车的灭火器。'],
  ],
} as const
const places = new Map<string, {folder: string; hash: string}>()

beforeAll(async () => {
  vi.stubGlobal(
    'fetch',
    async (address: string) => new Response(files.get(address) as BodyInit | undefined, {status: files.has(address) ? 200 : 404}),
  )
  for (const [folder, pages] of Object.entries(towns)) {
    const documents = pages.map(([path, title, text]) =>
      documentOf({path, title, blocks: [{text}]}, {names: [], phrases: [], plan: path.split('/')[2]!}),
    )
    const index = await buildIndex(documents, readAloud)
    for (const {path, content} of index.files) files.set(folder + path, content)
    places.set(folder, {folder, hash: index.hash})
  }
}, 60_000)
afterAll(() => vi.unstubAllGlobals())

const lexicon = {words: {}, questions: [], spoken: []}
const open = (...folders: string[]) =>
  searchOver({
    postings: joinPostings(
      folders.map((folder) => ({open: () => openPostings({...places.get(folder)!, program: '/a/wasm.unknown.pagefind'})})),
    ),
    lexicon,
    sounds: async () => commonSounds(''),
  })
const found = async (search: ReturnType<typeof open>, query: string, plan?: string) =>
  (await Promise.all((await search(query, [], plan)).results(0, 10))).map(({path}) => path).sort()

test('both are opened at once, and each page is found in its own', async () => {
  const search = open('/a/', '/b/')
  const [ice, grass, gas] = await Promise.all([found(search, '河道冰面'), found(search, '看好草场'), found(search, '燃气')])
  expect(ice).toEqual(['/plans/a-2024/measure-1/'])
  expect(grass).toEqual(['/plans/b-2025/measure-1/'])
  expect(gas).toEqual(['/plans/a-2024/measure-2/', '/plans/b-2025/measure-2/'])
})

test('one of them alone does not know the other', async () => {
  expect(await found(open('/b/'), '燃气')).toEqual(['/plans/b-2025/measure-2/'])
})

test('a search can be kept to a plan of either', async () => {
  const search = open('/a/', '/b/')
  expect(await found(search, '检查', 'a-2024')).toEqual(['/plans/a-2024/measure-2/'])
  expect(await found(search, '检查', 'b-2025')).toEqual(['/plans/b-2025/measure-2/', '/plans/b-2025/measure-3/'])
})

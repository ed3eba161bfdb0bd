/**
 * The search as a reader's browser runs it, over an index that Pagefind made of a small site: the files are fetched, unpacked
 * and read, Pagefind's program scores, the engine orders.
 */
import {afterEach, beforeAll, beforeEach, describe, expect, test, vi} from 'vitest'
import {buildIndex} from '../../src/search/build.ts'
import {documentOf, type Asked} from '../../src/search/document.ts'
import type {Answer, Result} from '../../src/search/engine.ts'
import type {Block, PageText} from '../../src/search/page.ts'
import {commonSounds, readAloud} from '../../src/search/reader.ts'

const sounds = vi.hoisted(() => ({asked: 0, fail: false}))

vi.mock('virtual:pagefind', async () => {
  const {readPagefind} = await import('../../src/search/build.ts')
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(await readPagefind())}`)) as object
})
vi.mock('virtual:search-lexicon', () => ({
  default: {
    words: {
      煤气罐: [
        ['液化气瓶', 0.9],
        ['瓶装燃气', 0.6],
      ],
      aed: [['自动体外除颤器', 1]],
    },
    questions: ['怎么办', '是什么'],
    spoken: ['怎么办'],
  },
}))
vi.mock('virtual:search-sounds', () => ({
  get default() {
    sounds.asked++
    if (sounds.fail) throw new Error('503')
    return commonSounds('')
  },
}))

interface Given extends Partial<Asked> {
  path: string
  title: string
  text: string | Block[]
  plan?: string
}
/** A long page: the words that are looked for stand far from its beginning. */
const filler = '各单位按照分工抓好落实，定期研究解决问题，及时总结经验做法。'.repeat(6)

const site: Given[] = [
  {path: '/plans/a-2024/measure-1/', title: '措施 1 盯紧河道冰面', text: '封冻以后每天巡查河道冰面，劝离上冰的人。', standing: 1},
  {path: '/plans/a-2024/measure-2/', title: '措施 2 管住燃气', text: '每季度检查餐馆的燃气报警器，推动瓶装燃气实名登记。', standing: 1},
  {path: '/plans/a-2024/measure-3/', title: '措施 3 严格执法', text: `${filler}加强行刑衔接，由综合执法局移送案件。${filler}`, standing: 1},
  {path: '/plans/a-2024/measure-4/', title: '措施 4 守住仓库', text: '仓库里堆放的油桶要盖严，不许吸烟。', standing: 1},
  {path: '/plans/b-2021/measure-2/', title: '措施 2 校车', text: '措施之二：每学期检查校车的灭火器，措施要细。', standing: 0.5},
  {
    path: '/safety/gas/',
    title: '燃气泄漏',
    text: [
      {text: '一闻到气味就要小心。'},
      {text: '先做什么', section: {id: 'first', title: '先做什么'}},
      {text: '先关阀门，再开窗通风。'},
      {text: '千万别做', section: {id: 'never', title: '千万别做'}},
      {text: '不要开灯，不要打电话。'},
    ],
    phrases: ['煤烟味'],
  },
  {path: '/safety/cylinder/', title: '液化气瓶', text: '液化气瓶要直立放置，远离火源。'},
  {path: '/safety/aed/', title: '自动体外除颤器', text: '有人倒下，取来AED，照它说的做。'},
  {path: '/safety/grass/', title: '草原上用火', text: '草原上不要生火，防火期更不要带火种。'},
  {path: '/safety/yard/', title: '院子里放东西', text: '院子里堆放的油桶要盖严，不要日晒。'},
  {path: '/regulations/fire-law/', title: '中华人民共和国消防法', text: '任何人不得占用消防通道。', names: ['消防法']},
  {path: '/regulations/gas-rules/', title: '城镇燃气管理条例', text: '燃气经营者应当检查。'},
  {path: '/regulations/gas-region/', title: '内蒙古自治区燃气设施保护和用气安全管理条例', text: '燃气用户应当配合检查。'},
  {path: '/duties/law-office/', title: '综合执法局', text: '负责移送案件。'},
  {path: '/about/method/', title: '本站怎样做成', text: '方案原文一字不改。'},
  {path: '/training/gas/', title: '燃气泄漏培训', text: '培训一刻钟，讲燃气。'},
]
const other: Given[] = [
  {path: '/plans/c-2025/measure-1/', title: '措施 1 看好草场', text: '防火期每天巡查草场，收缴火种。', plan: '青河镇方案'},
]

const files = new Map<string, Uint8Array>()
const requested: string[] = []
const broken = new Set<string>()
let places: Record<string, {folder: string; hash: string}>

beforeAll(async () => {
  const build = async (folder: string, pages: readonly Given[]) => {
    const documents = pages.map(({path, title, text, plan, names = [], phrases = [], standing = 1}) => {
      const page: PageText = {path, title, ...(plan && {plan}), blocks: typeof text === 'string' ? [{text}] : text}
      return documentOf(page, {names, phrases, standing, plan: /^\/plans\/([^/]+)/.exec(path)?.[1]})
    })
    const index = await buildIndex(documents, readAloud)
    for (const {path, content} of index.files) files.set(folder + path, content)
    return {folder, hash: index.hash}
  }
  places = {own: await build('/pagefind/', site), other: await build('/qinghe/pagefind/', other)}
  files.set('/qinghe/pagefind/indexes.json', Buffer.from(JSON.stringify([places['other']!.hash])))
}, 60_000)

beforeEach(() => {
  vi.resetModules()
  requested.length = 0
  broken.clear()
  Object.assign(sounds, {asked: 0, fail: false})
  vi.stubGlobal('fetch', async (address: string) => {
    requested.push(address)
    const body = broken.has(address) ? undefined : files.get(address)
    return new Response(body as BodyInit | undefined, {status: body ? 200 : 404})
  })
})
afterEach(() => void vi.unstubAllGlobals())

type Further = import('../../src/search/open.ts').Further
/** Open the search anew, as on a page that was just loaded. */
async function open(further?: Further) {
  const {openSearch} = await import('../../src/search/open.ts')
  return openSearch(places['own']!, further)
}
async function ask(query: string, wanted: Parameters<Awaited<ReturnType<typeof open>>>[1] = [], plan?: string) {
  const answer = await (await open())(query, wanted, plan)
  return {...answer, found: await resultsOf(answer)}
}
const resultsOf = (answer: Answer): Promise<Result[]> => Promise.all(answer.results(0, 20))
const paths = (found: readonly Result[]) => found.map(({path}) => path)
const marked = (found: Result) => [...found.title, ...found.excerpt].flatMap(({text, marked}) => (marked ? [text] : []))
const textOf = (pieces: Result['excerpt']) => pieces.map(({text}) => text).join('')

describe('words', () => {
  test('are found where they stand, marked, with the section they stand in', async () => {
    const {found, weak, suggestion} = await ask('关阀门')
    expect(found[0]).toMatchObject({path: '/safety/gas/', kind: 'safety', section: {id: 'first', title: '先做什么'}, site: undefined})
    expect(marked(found[0]!)).toEqual(['关阀门'])
    expect([weak, suggestion]).toEqual([false, undefined])
  })

  test('in a title are marked there, and its page comes first', async () => {
    const {found} = await ask('燃气泄漏')
    expect(found[0]!.path).toBe('/safety/gas/')
    expect(found[0]!.title).toEqual([{text: '燃气泄漏', marked: true}])
  })

  test('of a long page are shown in a piece of it', async () => {
    const {found} = await ask('行刑衔接')
    expect(textOf(found[0]!.excerpt)).toMatch(/加强行刑衔接.*…$/)
    expect(textOf(found[0]!.excerpt).length).toBeLessThan(80)
    expect(found[0]!.section).toBeUndefined()
  })

  test('fetch no table of sounds when they are found', async () => {
    await ask('河道冰面')
    expect(sounds.asked).toBe(0)
  })

  test('of a sentence are not enough one by one', async () => {
    expect(paths((await ask('液化气瓶要直立放置远离火源')).found)).toEqual(['/safety/cylinder/'])
  })

  test('typed as marks alone ask for nothing', async () => expect(await ask('？！')).toMatchObject({total: 0, found: []}))
})

describe('kinds', () => {
  test('are counted whatever is wanted, and narrow the list', async () => {
    const all = await ask('燃气')
    const laws = await ask('燃气', ['regulation'])
    expect(all.counts).toMatchObject({plan: 1, safety: 1, regulation: 2, training: 1, duty: 0})
    expect(laws.counts).toEqual(all.counts)
    expect(laws.total).toBe(2)
    expect(new Set(laws.found.map(({kind}) => kind))).toEqual(new Set(['regulation']))
    expect(all.total).toBe(all.found.length)
  })

  test('a page of no kind is found, too', async () =>
    expect((await ask('一字不改')).found[0]).toMatchObject({path: '/about/method/', kind: undefined}))

  test('who asks what to do gets the article, who does not the plan', async () => {
    expect(paths((await ask('油桶盖严')).found)).toEqual(['/plans/a-2024/measure-4/', '/safety/yard/'])
    expect(paths((await ask('油桶盖严怎么办')).found)).toEqual(['/safety/yard/', '/plans/a-2024/measure-4/'])
  })
})

describe('what is named', () => {
  test('by its number is first; of several plans the one that counts most, whatever its words', async () => {
    const {found} = await ask('措施2')
    expect(paths(found).slice(0, 2)).toEqual(['/plans/a-2024/measure-2/', '/plans/b-2021/measure-2/'])
    expect(paths((await ask('措施2', [], 'b-2021')).found)).toEqual(['/plans/b-2021/measure-2/'])
  })

  test('by its name is first', async () => {
    expect((await ask('消防法')).found[0]!.path).toBe('/regulations/fire-law/')
    expect((await ask('综合执法局')).found[0]!.path).toBe('/duties/law-office/')
  })

  test('by nearly its name is first of the laws', async () => {
    expect(paths((await ask('燃气管理条例')).found)[0]).toBe('/regulations/gas-rules/')
    expect(paths((await ask('内蒙古燃气用气安全管理条例')).found)[0]).toBe('/regulations/gas-region/')
  })
})

describe('what is meant', () => {
  test('is looked for, too, and said', async () => {
    const {found, also} = await ask('煤气罐')
    expect(paths(found).slice(0, 2)).toEqual(['/safety/cylinder/', '/plans/a-2024/measure-2/'])
    expect(also).toEqual(['液化气瓶', '瓶装燃气'])
    expect((await ask('煤气罐就是液化气瓶')).also, 'not what was typed anyway').toEqual(['瓶装燃气'])
  })

  test('by Latin letters of the texts or the lexicon, without a table of sounds', async () => {
    const {found, also} = await ask('AED')
    expect(found[0]!.path).toBe('/safety/aed/')
    expect(marked(found[0]!)).toContain('AED')
    expect(also).toEqual(['自动体外除颤器'])
    expect(sounds.asked).toBe(0)
  })

  test('by what readers say though the page does not: nothing to mark, nothing to suggest', async () => {
    const {found, suggestion} = await ask('煤烟味')
    expect(found[0]!.path).toBe('/safety/gas/')
    expect(marked(found[0]!)).toEqual([])
    expect((await ask('煤烟位')).found[0]!.path).toBe('/safety/gas/')
    expect([suggestion, (await ask('煤烟位')).suggestion]).toEqual([undefined, undefined])
  })
})

describe('by sound', () => {
  test('a word with wrong characters is found, and the right ones are suggested', async () => {
    const {found, suggestion} = await ask('行行衔接')
    expect(found[0]!.path).toBe('/plans/a-2024/measure-3/')
    expect(marked(found[0]!)).toEqual(['行刑衔接'])
    expect(suggestion).toBe('行刑衔接')
  })

  test('also beside words that are right', async () => expect((await ask('冰面 发门')).suggestion).toBe('冰面 阀门'))

  test('a whole name comes before all that has it as a part', async () => {
    const {found} = await ask('综和执法局')
    expect(found[0]!.path).toBe('/duties/law-office/')
    expect(paths(found)).toContain('/plans/a-2024/measure-3/')
  })

  test('nothing is looked for in a sentence that a page has most of', async () => {
    const {suggestion} = await ask('每天巡查河道冰面劝离上病的人')
    expect([suggestion, sounds.asked]).toEqual([undefined, 0])
  })

  test('pinyin is read: whole, typed apart, unfinished, as the people here speak it', async () => {
    for (const typed of ['ranqixielou', 'ran qi xie lou', 'ranqixiel', 'ranqixienou'])
      expect((await ask(typed)).found[0]?.path, typed).toBe('/safety/gas/')
    expect((await ask('binmian')).found[0]!.path).toBe('/plans/a-2024/measure-1/')
    expect((await ask('zonghezhifaju')).found[0]!.path).toBe('/duties/law-office/')
  })

  test('pinyin of words that stand apart, and of a word of the lexicon', async () => {
    expect((await ask('caoyuanfanghuo')).found[0]!.path).toBe('/safety/grass/')
    expect((await ask('meiqiguan')).found[0]!.path).toBe('/safety/cylinder/')
  })

  test('so are initials', async () => {
    const {found} = await ask('hdbm')
    expect(found[0]!.path).toBe('/plans/a-2024/measure-1/')
    expect(marked(found[0]!)).toContain('河道冰面')
  })
})

describe('what does not stand there', () => {
  test('an abbreviation is found with what it leaves out', async () => {
    const {found} = await ask('综执局')
    expect(found[0]!.path).toBe('/duties/law-office/')
    expect(marked(found[0]!).join('')).toBe('综执局')
  })

  test('pages with its rarer characters are shown as no answer', async () => {
    const {found, weak} = await ask('驼灯鞍')
    expect(paths(found)).toEqual(['/safety/gas/'])
    expect(marked(found[0]!)).toEqual(['灯'])
    expect(weak).toBe(true)
  })

  test('or none', async () => expect(await ask('qqqqzzzz')).toMatchObject({total: 0, weak: true, suggestion: undefined}))
})

describe('what cannot be fetched', () => {
  test('rejects the search that needs it; the next one tries again', async () => {
    const lists = [...files.keys()].filter((path) => path.startsWith('/pagefind/index/'))
    for (const path of lists) broken.add(path)
    const search = await open()
    await expect(search('冰面')).rejects.toThrow('404')
    broken.clear()
    expect(paths(await resultsOf(await search('冰面')))[0]).toBe('/plans/a-2024/measure-1/')
  })

  test('a page of the list alone', async () => {
    for (const path of files.keys()) if (path.startsWith('/pagefind/fragment/')) broken.add(path)
    const search = await open()
    const answer = await search('冰面')
    expect(answer.total).toBe(1)
    await expect(answer.results(0, 1)[0]).rejects.toThrow('404')
    broken.clear()
    expect((await (await search('冰面')).results(0, 1)[0])!.path).toBe('/plans/a-2024/measure-1/')
  })

  test('each file is fetched once', async () => {
    const search = await open()
    await Promise.all(['冰面', '燃气', '冰面'].map((query) => search(query).then(resultsOf)))
    expect(requested.length).toBe(new Set(requested).size)
  })
})

describe('other sites', () => {
  const sites = [{name: '青河镇', path: '/qinghe/'}]

  test('are searched, too; their pages say where they lie and which plan they are of', async () => {
    const [grass] = await resultsOf(await (await open({sites}))('看好草场'))
    expect(grass).toMatchObject({path: '/plans/c-2025/measure-1/', plan: '青河镇方案', site: {name: '青河镇', base: '/qinghe'}})
    expect(requested.filter((address) => address.includes('wasm'))).toEqual(['/pagefind/wasm.unknown.pagefind'])
  })

  test('are told when they cannot be read, and the search goes on', async () => {
    for (const gone of ['/qinghe/pagefind/indexes.json', `/qinghe/pagefind/pagefind.${places['other']!.hash}.pf_meta`]) {
      vi.resetModules()
      broken.clear()
      broken.add(gone)
      const lost = vi.fn()
      const answer = await (await open({sites, lost}))('巡查')
      expect(paths(await resultsOf(answer)), gone).toEqual(['/plans/a-2024/measure-1/'])
      expect(lost.mock.calls, gone).toEqual([['青河镇']])
    }
  })

  test('more indexes of the same site are no other site', async () => {
    const [grass] = await resultsOf(await (await open({places: [places['other']!]}))('看好草场'))
    expect(grass).toMatchObject({path: '/plans/c-2025/measure-1/', site: undefined})
  })
})

describe('plans in an index of their own', () => {
  const further = () => ({...places['other']!, program: '/pagefind/wasm.unknown.pagefind'})

  test('are searched alone, without the other indexes', async () => {
    const {openSearch} = await import('../../src/search/open.ts')
    const [grass] = await resultsOf(await openSearch(further())('看好草场', [], 'c-2025'))
    expect(grass).toMatchObject({path: '/plans/c-2025/measure-1/'})
    expect(requested.filter((address) => address.startsWith('/pagefind/'))).toEqual(['/pagefind/wasm.unknown.pagefind'])
  })

  test('are searched too from the question on after which they are added', async () => {
    const search = await open()
    expect(paths(await resultsOf(await search('看好草场')))).not.toContain('/plans/c-2025/measure-1/')
    search.add(further())
    expect(paths(await resultsOf(await search('看好草场')))[0]).toBe('/plans/c-2025/measure-1/')
  })
})

test('a list that was not loaded is a mistake of ours', async () => {
  const {openPostings} = await import('../../src/search/postings.ts')
  const postings = openPostings(places['own']!)
  await postings.load(['冰面'])
  expect(postings.of('冰面').size).toBe(1)
  expect(() => postings.of('河道')).toThrow('河道 was not loaded')
})

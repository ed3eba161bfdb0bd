/** What readers type to get to a page, of a site with several plans. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {readAskedSeeds} from '../../src/search/seeds.ts'

const root = mkdtempSync(join(tmpdir(), 'asked-'))
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), text)
}
const plan = (id: string, date: string) =>
  write(
    `content/plans/${id}/plan.json`,
    JSON.stringify({id, document: {title: id, date}, nodes: [{id: 'measure-1', url: `/plans/${id}/measure-1/`}]}),
  )
const regulation = (id: string, more: string) => `- {id: ${id}, title: ${id}, shortTitle: ${id}, kind: law, public: false, ${more}}\n`

beforeAll(() => {
  plan('old-2021', '2021-03-01')
  plan('new-2024', '2024-03-01')
  plan('fire-2022', '2022-03-01')
  write('seeds/new-2024/plan.yaml', 'replaces: [old-2021]\n')
  write('seeds/new-2024/asked.yaml', 'measure-1: [谁来管冰面]\n')
  write('seeds/site.yaml', 'name: 某镇\ndescription: 某镇的方案。\n')
  write('content/safety/ice.mdx', '---\ntitle: 冰面\nsearch: [掉冰窟窿, 119]\n---\n\n正文\n')
  write('content/safety/plain.mdx', '---\ntitle: 没有别的说法\n---\n')
  write(
    'seeds/regulations.yaml',
    regulation('law', 'status: in-force, aliases: [全名], bare: [俗称]') +
      regulation('gone', 'status: repealed') +
      regulation('replaced', 'status: superseded, supersededBy: law') +
      regulation('either', 'status: unverified, couldBe: [law, gone]'),
  )
})
afterAll(() => rmSync(root, {recursive: true}))

test('pages of the newest plan count in full, those of another less, those of one that was replaced least', () => {
  const asked = readAskedSeeds(root)
  const standing = (id: string) => asked.get(`/plans/${id}/measure-1/`)!.standing!
  expect(standing('new-2024')).toBe(1)
  expect(standing('fire-2022')).toBeLessThan(1)
  expect(standing('old-2021')).toBeLessThan(standing('fire-2022'))
  for (const page of ['', 'errata/', 'duties/', 'training/', 'measure-1/'])
    expect(asked.get(`/plans/old-2021/${page}`), page).toMatchObject({plan: 'old-2021', standing: standing('old-2021')})
})

test('each page has the words that its seed gives it, and none of another', () => {
  const asked = readAskedSeeds(root)
  const words = (path: string) => [...asked.get(path)!.names, ...asked.get(path)!.phrases]
  expect(words('/plans/new-2024/measure-1/')).toEqual(['谁来管冰面'])
  expect(words('/plans/old-2021/measure-1/')).toEqual([])
  expect(words('/safety/ice/')).toEqual(['掉冰窟窿', '119'])
  expect(words('/safety/plain/')).toEqual([])
  expect(words('/regulations/law/')).toEqual(['law', '全名', '俗称'])
})

test('an article has its words whatever editor saved it', () => {
  write('content/safety/snow.mdx', '\uFEFF---\r\ntitle: 雪\r\nsearch: [扫雪]\r\n---\r\n\r\n正文\r\n')
  expect(readAskedSeeds(root).get('/safety/snow/')!.phrases).toEqual(['扫雪'])
})

test('a regulation that is no longer in force, or is not known for sure, counts less', () => {
  const asked = readAskedSeeds(root)
  const standing = (id: string) => asked.get(`/regulations/${id}/`)!.standing!
  expect(standing('law')).toBe(1)
  for (const id of ['gone', 'replaced', 'either']) expect(standing(id), id).toBeLessThan(1)
})

test('a fault of a seed is told with its place', () => {
  write('seeds/old-2021/asked.yaml', 'measure-1: [冰]\nmeasure-9: [冰]\n')
  expect(() => readAskedSeeds(root)).toThrow(/seeds\/old-2021\/asked\.yaml:2:\d+.*measure-9/)
  rmSync(join(root, 'seeds/old-2021'), {recursive: true})
})

test('a site of one plan has nothing to tell apart', () => {
  for (const id of ['old-2021', 'fire-2022']) rmSync(join(root, 'content/plans', id), {recursive: true})
  expect(readAskedSeeds(root).get('/plans/new-2024/measure-1/')).toEqual({names: [], phrases: ['谁来管冰面']})
})

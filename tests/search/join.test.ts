/** Several indexes as one. */
import {expect, test, vi} from 'vitest'
import {joinPostings} from '../../src/search/join.ts'
import type {Postings} from '../../src/search/postings.ts'

/** An index of pages, each with its tokens and their scores. */
function indexOf(pages: Record<string, Record<string, number>>): Postings {
  return {
    load: async () => {},
    of: (token) =>
      new Map(Object.entries(pages).flatMap(([id, tokens]) => (token in tokens ? [[id, {score: tokens[token]!, positions: [3]}]] : []))),
    kinds: async () => new Map(Object.keys(pages).map((id) => [id, 'plan'])),
    fragment: async (id) => ({url: `/${id}/`, content: id, meta: {title: id, start: '0', sections: '[]'}}),
  }
}
const broken: Postings = {...indexOf({}), load: () => Promise.reject(new Error('503')), kinds: () => Promise.reject(new Error('503'))}

test('a token stands on the pages of all of them, also where two have a page of the same name', async () => {
  const joined = joinPostings([{open: () => indexOf({a: {冰面: 2}, b: {燃气: 1}})}, {open: async () => indexOf({a: {冰面: 5}})}])
  await joined.load(['冰面'])
  const list = joined.of('冰面')
  expect([...list.values()].map(({score}) => score)).toEqual([2, 5])
  expect(new Set(list.keys()).size).toBe(2)
  expect((await joined.kinds()).size).toBe(3)
  for (const id of list.keys()) expect((await joined.kinds()).get(id)).toBe('plan')
})

test('a page is read from the index it stands in, and says which site it lies on', async () => {
  const site = {name: '青河镇', base: '/qinghe'}
  const joined = joinPostings([{open: () => indexOf({a: {冰面: 2}})}, {open: () => indexOf({c: {冰面: 5}}), site}])
  await joined.load(['冰面'])
  const fragments = await Promise.all([...joined.of('冰面').keys()].map((id) => joined.fragment(id)))
  expect(fragments.map(({url, site}) => [url, site?.name])).toEqual([
    ['/a/', undefined],
    ['/c/', '青河镇'],
  ])
})

test('an index that may be lost is told once and taken for empty; any other fails the search', async () => {
  const lost = vi.fn()
  const joined = joinPostings([{open: () => indexOf({a: {冰面: 2}})}, {open: () => broken, lost}])
  await Promise.all([joined.load(['冰面']), joined.kinds()])
  await joined.load(['燃气'])
  expect(lost).toHaveBeenCalledTimes(1)
  expect([...joined.of('冰面').values()]).toHaveLength(1)
  await expect(joinPostings([{open: () => broken}]).load(['冰面'])).rejects.toThrow('503')
})

test('so is one that cannot be opened', async () => {
  const lost = vi.fn()
  const joined = joinPostings([{open: () => indexOf({a: {冰面: 2}})}, {open: () => Promise.reject(new Error('404')), lost}])
  await joined.load(['冰面'])
  expect(lost).toHaveBeenCalledTimes(1)
  expect(joined.of('冰面').size).toBe(1)
})

test('an index that is added counts for what is loaded from then on', async () => {
  const joined = joinPostings([{open: () => indexOf({a: {冰面: 2}})}])
  await joined.load(['冰面'])
  expect(joined.of('冰面').size).toBe(1)
  joined.add({open: () => indexOf({a: {冰面: 5}})})
  await joined.load(['冰面'])
  expect([...joined.of('冰面').values()].map(({score}) => score)).toEqual([2, 5])
})

/** Several indexes read as one, through the engine. */
import {expect, test} from 'vitest'
import type {Fragment} from '../../src/search/document.ts'
import {searchOver} from '../../src/search/engine.ts'
import {mergePostings} from '../../src/search/merge.ts'
import type {PostingList, Postings} from '../../src/search/postings.ts'
import {separator} from '../../src/search/document.ts'
import {tokensOf, unitsOf} from '../../src/search/tokens.ts'

/** An index in memory of pages of kind `plan`: a text each, its tokens at the places of their units. */
function indexOf(pages: Record<string, string>): Postings {
  const ids = new Map(Object.entries(pages).map(([path, text], index) => [`p${index}`, {path, text}]))
  const lists = new Map<string, PostingList>()
  const listOf = (token: string): PostingList =>
    new Map(
      [...ids].flatMap(([id, {text}]) => {
        const positions = tokensOf(unitsOf(text)).flatMap((own, at) => (own?.startsWith(token) ? [at] : []))
        return positions.length > 0 ? [[id, {score: positions.length, positions}] as const] : []
      }),
    )
  return {
    load: async (tokens) => {
      for (const token of tokens) lists.set(token, listOf(token))
    },
    of: (token) => lists.get(token)!,
    ofKind: async (kind) => new Set(kind === 'plan' ? ids.keys() : []),
    fragment: async (id): Promise<Fragment> => {
      const {path, text} = ids.get(id)!
      const units = unitsOf(text).map(({shown}) => shown)
      return {url: path, content: ['题', '', ...units].join(separator), meta: {title: '题', start: '2', sections: '[]'}}
    },
  }
}

const one = {'/plans/a/measure-1/': '每季度检查水车作坊', '/plans/a/measure-2/': '每月检查竹筏渡口'}
const two = {'/plans/b/measure-1/': '对竹筏漂流和竹筏渡口逐一检查', '/plans/b/measure-2/': '村广播宣传'}
const paths = async (postings: Postings, query: string) => {
  const search = searchOver({postings, lexicon: {words: {}, questions: [], spoken: []}, sounds: async () => ({})})
  const answer = await search(query)
  return {total: answer.total, plan: answer.counts.plan, found: (await Promise.all(answer.results(0, 10))).map(({path}) => path)}
}

test('pages of both indexes answer, with the counts of both', async () => {
  const {total, plan, found} = await paths(mergePostings([indexOf(one), indexOf(two)]), '竹筏')
  expect({total, plan}).toEqual({total: 2, plan: 2})
  expect(found.sort()).toEqual(['/plans/a/measure-2/', '/plans/b/measure-1/'])
})

test('pages that have the same id in their indexes stay apart', async () => {
  const merged = mergePostings([indexOf(one), indexOf(two)])
  expect((await paths(merged, '水车作坊')).found[0]).toBe('/plans/a/measure-1/')
  expect((await paths(merged, '村广播')).found[0]).toBe('/plans/b/measure-2/')
})

test('one index is itself', () => {
  const index = indexOf(one)
  expect(mergePostings([index])).toBe(index)
})

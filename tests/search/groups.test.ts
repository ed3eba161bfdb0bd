/** Plans in groups, an index each: how they are cut, and where a plan is looked for. */
import {expect, test} from 'vitest'
import {groupOf, groupsIn} from '../../src/search/files.ts'
import {groupPlans} from '../../src/search/groups.ts'

const ids = Array.from({length: 1000}, (_, at) => `town-${String(at).padStart(4, '0')}`)

test('every plan is in one group, in order; groups are neither too large nor, but for the last, too small', () => {
  const groups = groupPlans(ids, 24)
  expect(groups.flat()).toEqual(ids)
  for (const group of groups) expect(group.length).toBeLessThanOrEqual(24)
  for (const group of groups.slice(0, -1)) expect(group.length).toBeGreaterThanOrEqual(12)
  expect(groupPlans([], 24)).toEqual([])
  expect(groupPlans(['a', 'b'], 1)).toEqual([['a'], ['b']])
})

test('a plan that is added, wherever, leaves nearly all groups as they are', () => {
  const before = new Set(groupPlans(ids, 24).map((group) => group.join()))
  for (const id of ['abc', 'town-0500a', 'zzz']) {
    const after = groupPlans([...ids, id].sort(), 24).map((group) => group.join())
    expect(after.filter((group) => !before.has(group)).length, id).toBeLessThanOrEqual(8)
  }
})

test('a plan is looked for in the group that it comes in by its id', () => {
  const groups = groupsIn('/x/pagefind/', 'b:12:und_1 f:3:und_2')
  expect(groups.map(({place}) => place)).toEqual([
    {folder: '/x/pagefind/plans/b/', hash: 'und_1'},
    {folder: '/x/pagefind/plans/f/', hash: 'und_2'},
  ])
  expect(['b', 'c', 'f', 'g'].map((plan) => groupOf(groups, plan)?.from)).toEqual(['b', 'b', 'f', 'f'])
  expect(groupOf(groups, 'a')).toBeUndefined()
  expect(groupsIn('/', '')).toEqual([])
})

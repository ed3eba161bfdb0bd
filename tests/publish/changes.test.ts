/** The record of changes is read from CHANGELOG.md. */
import {expect, test} from 'vitest'
import {editions, readChanges} from '../../src/changes.ts'

test('every edition has a number, a day and what has changed', () => {
  const [edition] = readChanges('# 更新记录\n\n说明。\n\n## 0.2.0（2026-12-01）\n\n一段。\n\n- **方案**：多了一份\n')
  expect(edition).toEqual({
    version: '0.2.0',
    date: '2026-12-01',
    blocks: [
      [{text: '一段。', strong: false}],
      [
        [
          {text: '方案', strong: true},
          {text: '：多了一份', strong: false},
        ],
      ],
    ],
  })
})

test('a heading without its day is refused, with its line', () => {
  expect(() => readChanges('# 更新记录\n\n## 0.2.0\n')).toThrow('CHANGELOG.md:3:1')
})

test('the changelog of this site can be read', () => {
  expect(editions.length).toBeGreaterThan(0)
})

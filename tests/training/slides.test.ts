/** Lists of an article as slides: nothing below the screen, nothing lost, steps numbered on. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {cutList} from '../../src/training/index.ts'

const item = (characters: number) => '字'.repeat(characters)

describe('cutList', () => {
  test('eight lines stay on one screen', () => {
    const items = [item(20), item(40), item(40), item(40), item(20)]
    expect(cutList(items)).toEqual([items])
  })
  test('nine become two of about the same height', () => {
    const items = [item(40), item(20), item(40), item(40), item(40)]
    expect(cutList(items)).toEqual([items.slice(0, 3), items.slice(3)])
  })
  test('an item that is longer than a screen stands alone', () => {
    expect(cutList([item(20), item(200), item(20)])).toEqual([[item(20)], [item(200)], [item(20)]])
  })
  test('keeps every item in its place; none of its screens is empty, or too high with several items', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 70}), {minLength: 1, maxLength: 12}), (lengths) => {
        const items = lengths.map(item)
        const screens = cutList(items)
        expect(screens.flat()).toEqual(items)
        for (const screen of screens) {
          expect(screen.length).toBeGreaterThan(0)
          if (screen.length > 1) expect(screen.reduce((sum, {length}) => sum + Math.ceil(length / 20), 0)).toBeLessThanOrEqual(8)
        }
      }),
    )
  })
})

import {describe, expect, it} from 'vitest'
import {ahead, exponent, median} from '../../scripts/bench/compare.ts'

describe('ahead', () => {
  it('is whoever has less', () => {
    expect(ahead({own: 1, peer: 2})).toBe('本站')
    expect(ahead({own: 2, peer: 1})).toBe('对方')
    expect(ahead({own: 2, peer: 2})).toBe('相当')
  })

  it('is nobody within the noise', () => {
    expect(ahead({own: 95, peer: 100}, 0.05)).toBe('相当')
    expect(ahead({own: 94, peer: 100}, 0.05)).toBe('本站')
    expect(ahead({own: 100, peer: 94}, 0.05)).toBe('对方')
  })
})

describe('exponent', () => {
  it('is the power that y grows with', () => {
    const curve = (power: number) => [1, 10, 100].map((x) => [x, 7 * x ** power] as const)
    for (const power of [0, 0.5, 1, 2]) expect(exponent(curve(power))).toBeCloseTo(power)
  })

  it('fits a line where the points lie beside it', () => {
    expect(
      exponent([
        [1, 1],
        [10, 20],
        [100, 100],
      ]),
    ).toBeCloseTo(1)
  })

  it('needs two sizes', () => {
    expect(exponent([[5, 1]])).toBeUndefined()
    expect(exponent([])).toBeUndefined()
  })
})

describe('median', () => {
  it('is the middle, whatever the order, and the lower of two', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 3, 2])).toBe(2)
  })
})

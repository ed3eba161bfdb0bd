/** Property tests with fast-check, written like the others. */
import fc from 'fast-check'
import {test as plain} from 'vitest'

export {fc}

/** A statement that holds for every value. */
export function test<T>(name: string, values: fc.Arbitrary<T>, holds: (value: T) => void): void {
  plain(name, () => fc.assert(fc.property(values, holds)))
}

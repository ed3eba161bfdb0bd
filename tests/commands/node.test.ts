/** The Node that runs the project is the one of the npm package, also where the system has an older one. */
import {expect, test} from 'vitest'

test('Node 24', () => {
  expect(process.versions.node).toMatch(/^24\./)
})

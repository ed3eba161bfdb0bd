/**
 * Names for what is kept between builds.
 */
import {createHash} from 'node:crypto'

/** A name that only the same parts, cut in the same way, have. */
export function hash(...parts: Array<string | Uint8Array>): string {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part).update('\0')
  return digest.digest('hex').slice(0, 32)
}

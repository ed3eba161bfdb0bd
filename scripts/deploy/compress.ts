/** Compressed variants beside the files of a site, `.gz` and `.br`, as web servers hand them out. */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {brotliCompress, constants, gzip} from 'node:zlib'

const text = /\.(?:css|csv|html|ics|js|json|svg|txt|xml)$/
/** Below this a compressed file saves nothing. */
const least = 256

/**
 * Compress the files of a folder that are text.
 *
 * @param files  names below the folder
 * @returns how many variants were written; one that is not smaller is left out
 */
export async function compress(dir: string, files: readonly string[]): Promise<number> {
  let written = 0
  await Promise.all(
    files
      .filter((file) => text.test(file))
      .map(async (file) => {
        const content = readFileSync(join(dir, file))
        if (content.length < least) return
        const size = {[constants.BROTLI_PARAM_SIZE_HINT]: content.length}
        for (const [ending, packed] of [
          ['.gz', await promisify(gzip)(content, {level: 9})],
          ['.br', await promisify(brotliCompress)(content, {params: size})],
        ] as const) {
          if (packed.length >= content.length) continue
          writeFileSync(join(dir, file + ending), packed)
          written++
        }
      }),
  )
  return written
}

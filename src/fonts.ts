/**
 * Fonts, which come from npm packages: the same on every machine.
 */
import {existsSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'

/** A font or its package that is not where npm puts it; says in Chinese what to do. */
export class MissingFont extends Error {
  constructor(what: string) {
    super(`字体不全：缺 ${what}。请删掉 node_modules 文件夹，再运行同一条命令，字体会重新装好。`)
  }
}

/**
 * Folder of a font package.
 *
 * @throws MissingFont
 */
export function fontFolder(pack: string): string {
  try {
    // From the project, wherever the bundler has put this code.
    return dirname(createRequire(join(process.cwd(), 'package.json')).resolve(`${pack}/package.json`))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    throw new MissingFont(pack)
  }
}

/**
 * A file of a font package.
 *
 * @throws MissingFont
 */
export function readFontFile(pack: string, file: string): Buffer {
  const path = join(fontFolder(pack), file)
  if (!existsSync(path)) throw new MissingFont(`${pack}/${file}`)
  return readFileSync(path)
}

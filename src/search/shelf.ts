/**
 * Indexes, each kept in `.cache/search` as long as nothing has changed that it is made from.
 */
import {createHash} from 'node:crypto'
import {constants, existsSync, globSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {cp, mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {buildIndex} from './build.ts'
import {documentOf, type Asked} from './document.ts'
import {readPage} from './page.ts'
import {readAloud} from './reader.ts'

/** An index of the site, as it is kept for the next build. */
export interface KeptIndex {
  hash: string
  /** Its files, and their bytes. */
  count: number
  bytes: number
  pages: Array<{path: string; title: string}>
  /** Whether it was built now. */
  fresh: boolean
}

/**
 * Open the shelf of a site.
 *
 * @param root   folder of the built site
 * @param asked  what readers type to get to its pages, by address
 */
export function openShelf(root: string, asked: ReadonlyMap<string, Asked>) {
  const shelf = join('.cache', 'search')
  const made = createHash('sha256').update(`${process.version} ${process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ?? ''}`)
  for (const file of engineFiles()) made.update(readFileSync(file))
  const ground = made.digest()
  const used = new Set<string>()

  /**
   * Put the index of some pages into a folder, building it if it is not on the shelf.
   *
   * @param folderOf  the folder, by the hash of the index
   * @param withProgram  whether Pagefind's program goes with it; one program reads all indexes
   */
  async function put(
    files: readonly string[],
    folderOf: (hash: string) => string,
    {withProgram}: {withProgram: boolean},
  ): Promise<KeptIndex> {
    const key = keyOf(files)
    used.add(key)
    const place = join(shelf, key)
    const fresh = !existsSync(place)
    if (fresh) await make(files, place)
    const about = JSON.parse(await readFile(join(place, 'about.json'), 'utf8')) as Omit<KeptIndex, 'fresh'>
    const program = 'wasm.unknown.pagefind'
    await cp(join(place, 'files'), folderOf(about.hash), {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => withProgram || !path.endsWith(program),
    })
    return {...about, fresh}
  }

  function keyOf(files: readonly string[]): string {
    const digest = createHash('sha256').update(ground)
    for (const file of files) {
      const about = JSON.stringify(asked.get(addressOf(file)) ?? null)
      digest.update(`\0${file}\0${about}\0`).update(readFileSync(join(root, file)))
    }
    return digest.digest('hex').slice(0, 24)
  }

  async function make(files: readonly string[], place: string): Promise<void> {
    const pages: KeptIndex['pages'] = []
    const documents = {
      length: files.length,
      *[Symbol.iterator]() {
        for (const file of files) {
          const page = readPage(readFileSync(join(root, file), 'utf8'), addressOf(file))
          if (!page) continue
          pages.push({path: page.path, title: page.title})
          yield documentOf(page, asked.get(page.path))
        }
      },
    }
    const index = await buildIndex(documents, readAloud)
    const half = `${place}.${process.pid}`
    await rm(half, {recursive: true, force: true})
    let bytes = 0
    for (const {path, content} of index.files) {
      const target = join(half, 'files', path)
      await mkdir(dirname(target), {recursive: true})
      await writeFile(target, content)
      bytes += content.length
    }
    await writeFile(join(half, 'about.json'), JSON.stringify({hash: index.hash, count: index.files.length, bytes, pages}))
    await rename(half, place)
  }

  /** Drop what was not asked for. */
  function close(): void {
    for (const name of existsSync(shelf) ? readdirSync(shelf) : []) if (!used.has(name)) rmSync(join(shelf, name), {recursive: true})
  }
  return {put, close}
}

/** Code that decides what an index has. */
function engineFiles(): string[] {
  return [
    ...globSync('*.ts', {cwd: import.meta.dirname})
      .sort()
      .map((name) => join(import.meta.dirname, name)),
    join(import.meta.dirname, '../html.ts'),
    'package-lock.json',
  ]
}

/** Address of a page, without base path. */
function addressOf(file: string): string {
  return `/${file.replace(/index\.html$/, '')}`
}

/**
 * A copy of the project in a folder of its own, to build it with other seeds, or with some of its plans. It shares the
 * installed packages.
 */
import {cpSync, mkdtempSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, relative, sep} from 'node:path'
import {root} from './seeds.ts'

const parts = [
  'scripts',
  'src',
  'seeds',
  'content',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'CHANGELOG.md',
]

/**
 * Copy the project. The caller removes the folder.
 *
 * @param has  whether the copy gets a plan, by its id; all without
 */
export function copyProject(has: (plan: string) => boolean = () => true): string {
  const copy = mkdtempSync(join(tmpdir(), 'copy-'))
  for (const name of parts) cpSync(join(root, name), join(copy, name), {recursive: true, filter: (path) => wants(path)})
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  return copy

  function wants(path: string): boolean {
    const [, id] = /^(?:seeds|content\/plans)\/([^/.]+)$/.exec(relative(root, path).split(sep).join('/')) ?? []
    return id === undefined || has(id)
  }
}

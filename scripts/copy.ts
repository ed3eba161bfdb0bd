/**
 * A copy of the project in a folder of its own, to build it with other seeds. It shares the installed packages.
 */
import {cpSync, mkdtempSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {root} from './seeds.ts'

const parts = ['scripts', 'src', 'seeds', 'content', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json', 'CHANGELOG.md']

/** Copy the project. The caller removes the folder. */
export function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'copy-'))
  for (const name of parts) cpSync(join(root, name), join(copy, name), {recursive: true})
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  return copy
}

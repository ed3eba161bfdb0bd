/**
 * Software that the site is measured against. It is no dependency of the site: it is installed in a folder of its
 * own, at fixed versions, the first time that a comparison is run.
 */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {root} from '../seeds.ts'

/**
 * Install packages and tell where they are.
 *
 * @param name      of the comparison, the name of the folder
 * @param packages  package → exact version
 * @returns the folder that holds `node_modules`
 * @throws with npm's output, when they cannot be had
 */
export function installPeers(name: string, packages: Readonly<Record<string, string>>): string {
  const folder = join(root, '.cache/peers', name)
  const manifest = JSON.stringify({private: true, type: 'module', dependencies: packages}, null, 2)
  const path = join(folder, 'package.json')
  if (existsSync(join(folder, 'installed')) && readFileSync(path, 'utf8') === manifest) return folder
  mkdirSync(folder, {recursive: true})
  writeFileSync(path, manifest)
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0)
    throw new Error(`装不上对照用的软件（${Object.keys(packages).join('、')}），请检查网络：\n${npm.stdout}${npm.stderr}`)
  writeFileSync(join(folder, 'installed'), '')
  return folder
}

/** Import a file of an installed package. */
export function importPeer<T>(folder: string, file: string): Promise<T> {
  return import(pathToFileURL(join(folder, 'node_modules', file)).href) as Promise<T>
}

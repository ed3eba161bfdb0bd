/**
 * The oldest browsers that get the whole site, as `browserslist` of package.json names them, one `browser >= version` each.
 * The build lowers its output to them, and a test holds the built site to them. Older ones get plain, readable HTML.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'

/** Browserslist's name → name of the same browser as a target of Vite, and in MDN's compatibility data. */
const names = {
  chrome: {vite: 'chrome', mdn: 'chrome'},
  ios_saf: {vite: 'ios', mdn: 'safari_ios'},
} as const

export interface Floor {
  vite: 'chrome' | 'ios'
  mdn: 'chrome' | 'safari_ios'
  /** Oldest version that is served whole. */
  version: string
}

/**
 * Read the floor.
 *
 * @throws when a line is not `browser >= version` of a browser named here
 */
export function readFloor(file = join(import.meta.dirname, '../package.json')): Floor[] {
  const {browserslist} = JSON.parse(readFileSync(file, 'utf8')) as {browserslist: string[]}
  return browserslist.map((line) => {
    const [, name = '', version = ''] = /^(\w+) >= ([\d.]+)$/.exec(line) ?? []
    if (!(name in names)) throw new Error(`package.json: browserslist is to name ${Object.keys(names).join(' and ')} only, not “${line}”`)
    return {...names[name as keyof typeof names], version}
  })
}

/**
 * Addresses and labels: the one place that builds a link.
 */
import siteText from '../seeds/site.yaml?raw'
import {readSite} from './registers/site.ts'
import {readSeed} from './seeds.ts'

const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** Name of the site and what the footer shows, from `seeds/site.yaml`. */
export const site = readSeed('seeds/site.yaml', siteText, readSite)

/**
 * An address of this site under the base path it is served from.
 *
 * @param path  site address from the root, `/plans/tongchuan-2024/`
 */
export function href(path: string): string {
  return base + path
}

/** A link with its name. Without `path` it is where the reader stands. */
export interface Crumb {
  name: string
  path?: string
}

/** Sections of the site whose front page is built. A section appears in the navigation when its page exists. */
const built = new Set(
  Object.keys(import.meta.glob(['/src/pages/*.astro', '/src/pages/*/index.astro'], {query: '?raw'})).map((file) =>
    file.replace('/src/pages', '').replace(/(\/index)?\.astro$/, '/'),
  ),
)

/** Whether the page at `path` is one of this site's front pages. */
export function isBuilt(path: string): boolean {
  return built.has(path)
}

/** Main navigation, in order. */
export const sections: ReadonlyArray<Required<Crumb>> = [
  {name: '方案', path: '/plans/'},
  {name: '职责', path: '/duties/'},
  {name: '法规', path: '/regulations/'},
  {name: '安全知识', path: '/safety/'},
  {name: '培训', path: '/training/'},
].filter(({path}) => isBuilt(path))

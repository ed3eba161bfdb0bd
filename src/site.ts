/**
 * Addresses and labels: the one place that builds a link.
 */
import {columns} from './columns.ts'
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

/** Site address from the root of a page's own address, which has the base path. */
export function pathOf({pathname}: URL): string {
  return pathname.slice(base.length)
}

/**
 * An address of this site as one that works from anywhere.
 *
 * @returns undefined while the site has no address of its own
 */
export function fullAddress(path: string, origin: URL | undefined): string | undefined {
  return origin && new URL(href(path), origin).href
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

/** Main navigation, in order: the columns that are built, but those of service, which have places of their own. */
export const sections: ReadonlyArray<Required<Crumb>> = columns.filter(({path, type}) => type !== '网站服务' && isBuilt(path))

/** The month or the year of the day of the build, in China. */
export function buildDate(part: 'month' | 'year'): number {
  return Number(new Intl.DateTimeFormat('en', {[part]: 'numeric', timeZone: 'Asia/Shanghai'}).format(new Date()))
}

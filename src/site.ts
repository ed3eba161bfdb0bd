/**
 * Addresses and labels: the one place that builds a link.
 */
const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/**
 * An address of this site under the base path it is served from.
 *
 * @param path  site address from the root, `/plans/tongchuan-2024/`
 */
export function href(path: string): string {
  return base + path
}

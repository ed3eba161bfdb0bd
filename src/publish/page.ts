/**
 * What a built page says of itself in its head: the one source of the sitemap, the feed and the list for machines.
 */
import {attributeOf, find, readHtml, type HtmlElement} from '../html.ts'

export interface PublishedPage {
  /** Address from the root of the site, without base path. */
  path: string
  title: string
  description: string
  /** Name of its column; empty on the home page and the emergency page. */
  column: string
  /** Type of its column. */
  type: string
  /** Day of the content, ISO 8601; empty where the page has none. */
  published: string
  source: string
  /** Whether public search engines may list it. */
  listed: boolean
  /** Whether it names a copy in plain text beside it. */
  text: boolean
  main: HtmlElement
}

/**
 * Read a built page.
 *
 * @param path  its address without base path
 * @returns undefined where it has no `<main>`
 */
export function readPublished(html: string, path: string): PublishedPage | undefined {
  const tree = readHtml(html)
  const main = find(tree, ({tagName}) => tagName === 'main')
  if (!main) return undefined
  const meta = (name: string) => {
    const element = find(tree, (node) => node.tagName === 'meta' && attributeOf(node, 'name') === name)
    return (element && attributeOf(element, 'content')) ?? ''
  }
  const copy = find(tree, (node) => attributeOf(node, 'type') === 'text/plain')
  return {
    path,
    title: meta('ArticleTitle'),
    description: meta('description'),
    column: meta('ColumnName'),
    type: meta('ColumnType'),
    published: meta('PubDate').slice(0, 10),
    source: meta('ContentSource'),
    listed: meta('robots') !== 'noindex',
    text: copy !== undefined,
    main,
  }
}

/**
 * What a built page says of itself in its head: the one source of the sitemap, the feed and the list for machines.
 */
import {fromHtml} from 'hast-util-from-html'
import type {Element, Nodes} from 'hast'

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
  /** Whether it names a copy in plain text beside it. */
  text: boolean
  main: Element
}

/** The first element that is wanted, in document order. */
export function find(node: Nodes, wanted: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && wanted(node)) return node
  for (const child of 'children' in node ? node.children : []) {
    const found = find(child as Nodes, wanted)
    if (found) return found
  }
  return undefined
}

/**
 * Read a built page.
 *
 * @param path  its address without base path
 * @returns undefined where it has no `<main>`
 */
export function readPublished(html: string, path: string): PublishedPage | undefined {
  const tree = fromHtml(html)
  const main = find(tree, ({tagName}) => tagName === 'main')
  if (!main) return undefined
  const meta = (name: string) =>
    String(find(tree, (node) => node.tagName === 'meta' && node.properties.name === name)?.properties.content ?? '')
  const copy = find(tree, ({properties}) => properties.type === 'text/plain')
  return {
    path,
    title: meta('ArticleTitle'),
    description: meta('description'),
    column: meta('ColumnName'),
    type: meta('ColumnType'),
    published: meta('PubDate').slice(0, 10),
    source: meta('ContentSource'),
    text: copy !== undefined,
    main,
  }
}

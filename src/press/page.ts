/**
 * A built page as the press needs it: what is printed and nothing else, so that a change of the header prints nothing anew.
 */
import {parse, serializeOuter, type DefaultTreeAdapterTypes as Tree} from 'parse5'

export interface Prepared {
  html: string
  /** Addresses of the files that it loads. */
  loads: string[]
}

export interface PrepareOptions {
  /** Origin under which the site is published. Without one, links into the site are printed as plain words. */
  origin?: string | undefined
  /** Address of the page below the origin, with the base path. */
  path: string
  /** Address of the style sheet with the fonts. */
  fonts: string
}

/**
 * The page with its style sheets and its `<main>`, without scripts and without furniture. Links into the site become whole
 * addresses, since a file lies anywhere; links inside the page stay.
 *
 * @throws when the page has no `<main>`
 */
export function prepare(html: string, {origin, path, fonts}: PrepareOptions): Prepared {
  const elements: Tree.Element[] = []
  collect(parse(html), elements)
  const main = elements.find(({tagName}) => tagName === 'main')
  if (!main) throw new Error(`${path} 没有 <main>，不能印成 PDF。`)
  const title = elements.find(({tagName}) => tagName === 'title')
  const sheets = elements.filter(
    ({tagName, attrs}) => tagName === 'link' && attrs.some(({name, value}) => name === 'rel' && value === 'stylesheet'),
  )
  const inside: Tree.Element[] = []
  collect(main, inside)
  for (const element of inside) {
    const link = element.tagName === 'a' ? element.attrs.find(({name}) => name === 'href') : undefined
    if (!link || /^(?:#|[a-z]+:)/.test(link.value)) continue
    if (origin) link.value = new URL(link.value, new URL(path, origin)).href
    else element.attrs = element.attrs.filter((attribute) => attribute !== link)
  }
  remove(main, ({tagName}) => tagName === 'script')
  const loads = [...sheets, ...inside].flatMap(({tagName, attrs}) =>
    attrs.filter(({name}) => (tagName === 'link' && name === 'href') || (tagName !== 'script' && name === 'src')).map(({value}) => value),
  )
  return {
    html: [
      '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
      title ? serializeOuter(title) : '',
      ...sheets.map((sheet) => serializeOuter(sheet)),
      `<link rel="stylesheet" href="${fonts}"></head><body>`,
      serializeOuter(main),
      '</body></html>',
    ].join(''),
    loads,
  }
}

function collect(node: Tree.Node, into: Tree.Element[]): void {
  if ('tagName' in node) into.push(node)
  if ('childNodes' in node) for (const child of node.childNodes) collect(child, into)
}

function remove(node: Tree.ParentNode, condition: (element: Tree.Element) => boolean): void {
  node.childNodes = node.childNodes.filter((child) => !('tagName' in child && condition(child)))
  for (const child of node.childNodes) if ('childNodes' in child) remove(child, condition)
}

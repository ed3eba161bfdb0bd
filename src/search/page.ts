/**
 * Read a built page as search needs it: blocks of running text with their anchors.
 */
import {fromHtml} from 'hast-util-from-html'
import type {Element, Nodes} from 'hast'

/** A block of text: a paragraph, heading, list item or cell, inline elements flattened. */
export interface Block {
  text: string
  /** The section that starts here: a heading, or a term of a list, with an address of its own. */
  section?: {id: string; title: string}
}

/** What a page says. */
export interface PageText {
  /** Address from the root of the site, without base path. */
  path: string
  title: string
  /** Name of the plan it belongs to, where the site has several. */
  plan?: string
  blocks: Block[]
}

const inline = new Set(
  'a abbr b bdi bdo cite code data dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(' '),
)
const skipped = new Set('script style template noscript svg nav button form input select textarea dialog iframe'.split(' '))

function isSkipped(node: Element): boolean {
  const {dataPagefindIgnore, hidden, ariaHidden} = node.properties
  return skipped.has(node.tagName) || dataPagefindIgnore !== undefined || hidden === true || ariaHidden === 'true'
}

function find(node: Nodes, wanted: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && wanted(node)) return node
  if ('children' in node) {
    for (const child of node.children) {
      const found = find(child as Nodes, wanted)
      if (found) return found
    }
  }
  return undefined
}

/** Text of an element, without what search leaves out. */
function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && isSkipped(node)) return ''
  return 'children' in node ? node.children.map((child) => textOf(child as Nodes)).join('') : ''
}

/**
 * Read one page.
 *
 * @param html  a whole built page
 * @param path  its address without base path
 * @returns `undefined` when the page has no `[data-pagefind-body]`: it is not to be found by search
 */
export function readPage(html: string, path: string): PageText | undefined {
  const tree = fromHtml(html)
  const body = find(tree, (element) => element.properties['dataPagefindBody'] !== undefined)
  if (!body) return undefined
  const heading = find(body, (element) => element.tagName === 'h1')
  const head = find(tree, (element) => element.tagName === 'title')
  const named = body.properties['dataMetaTitle']
  const title = tidy(typeof named === 'string' ? named : heading ? textOf(heading) : head ? textOf(head) : path)

  const blocks: Block[] = []
  let text = ''
  let linked = 0
  let term: Block['section']
  const close = (section?: Block['section']) => {
    const block = tidy(text)
    // What is nothing but a link to another page is said on that page.
    if (block !== '' && (section || linked < block.replace(/\s/g, '').length)) blocks.push({text: block, ...(section && {section})})
    text = ''
    linked = 0
  }
  const walk = (node: Nodes, parent?: Element) => {
    if (node.type === 'text') text += node.value
    if (node.type !== 'element' || node === heading || isSkipped(node)) return
    if (inline.has(node.tagName)) {
      for (const child of node.children) walk(child as Nodes)
      if (node.tagName === 'a') linked += textOf(node).replace(/\s/g, '').length
    } else if (node.tagName === 'br') {
      close()
    } else if (node.tagName === 'dt') {
      close()
      for (const child of node.children) walk(child as Nodes)
      const id = node.properties.id ?? parent?.properties.id
      if (id !== undefined) term = {id: String(id), title: tidy(text)}
      text += '：'
    } else if (node.tagName === 'dd' && text.endsWith('：')) {
      for (const child of node.children) walk(child as Nodes)
      close(term)
      term = undefined
    } else {
      close()
      for (const child of node.children) walk(child as Nodes, node)
      const id = /^h[2-6]$/.test(node.tagName) ? node.properties.id : undefined
      close(id === undefined ? undefined : {id: String(id), title: tidy(textOf(node))})
    }
  }
  for (const child of body.children) walk(child as Nodes)
  close()
  const plan = body.properties['dataMetaPlan']
  return {path, title, ...(typeof plan === 'string' && {plan}), blocks}
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

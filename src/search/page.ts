/**
 * Read a built page as search needs it: blocks of running text with their anchors.
 */
import {attributeOf, childrenOf, find, isElement, isHidden, isText, readHtml, type HtmlElement, type HtmlNode} from '../html.ts'

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

function isSkipped(element: HtmlElement): boolean {
  return skipped.has(element.tagName) || attributeOf(element, 'data-pagefind-ignore') !== undefined || isHidden(element)
}

/** Text of an element, without what search leaves out. */
function textOf(node: HtmlNode): string {
  if (isText(node)) return node.value
  if (isElement(node) && isSkipped(node)) return ''
  return childrenOf(node).map(textOf).join('')
}

/**
 * Read one page.
 *
 * @param html  a whole built page
 * @param path  its address without base path
 * @returns `undefined` when the page has no `[data-pagefind-body]`: it is not to be found by search
 */
export function readPage(html: string, path: string): PageText | undefined {
  const tree = readHtml(html)
  const body = find(tree, (element) => attributeOf(element, 'data-pagefind-body') !== undefined)
  if (!body) return undefined
  const heading = find(body, (element) => element.tagName === 'h1')
  const head = find(tree, (element) => element.tagName === 'title')
  const named = attributeOf(body, 'data-meta-title')
  const title = tidy(named !== undefined ? named : heading ? textOf(heading) : head ? textOf(head) : path)

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
  const walk = (node: HtmlNode, parent?: HtmlElement) => {
    if (isText(node)) text += node.value
    if (!isElement(node) || node === heading || isSkipped(node)) return
    if (inline.has(node.tagName)) {
      for (const child of node.childNodes) walk(child)
      if (node.tagName === 'a') linked += textOf(node).replace(/\s/g, '').length
    } else if (node.tagName === 'br') {
      close()
    } else if (node.tagName === 'dt') {
      close()
      for (const child of node.childNodes) walk(child)
      const id = attributeOf(node, 'id') ?? (parent && attributeOf(parent, 'id'))
      if (id !== undefined) term = {id, title: tidy(text)}
      text += '：'
    } else if (node.tagName === 'dd' && text.endsWith('：')) {
      for (const child of node.childNodes) walk(child)
      close(term)
      term = undefined
    } else {
      close()
      for (const child of node.childNodes) walk(child, node)
      const id = /^h[2-6]$/.test(node.tagName) ? attributeOf(node, 'id') : undefined
      close(id === undefined ? undefined : {id, title: tidy(textOf(node))})
    }
  }
  for (const child of body.childNodes) walk(child)
  close()
  const plan = attributeOf(body, 'data-meta-plan')
  return {path, title, ...(plan !== undefined && {plan}), blocks}
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

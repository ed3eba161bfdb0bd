/**
 * A built page as a tree, the way a browser reads it.
 */
import {parse, type DefaultTreeAdapterTypes as Tree} from 'parse5'

export type HtmlNode = Tree.ChildNode | Tree.Document
export type HtmlElement = Tree.Element
export type HtmlText = Tree.TextNode

/** Read a whole page. Never fails: malformed HTML is read as browsers read it. */
export function readHtml(html: string): HtmlNode {
  return parse(html)
}

export function isElement(node: HtmlNode | undefined): node is HtmlElement {
  return node !== undefined && 'tagName' in node
}

export function isText(node: HtmlNode): node is HtmlText {
  return node.nodeName === '#text'
}

/** Children of a node. A template has none: its content is not part of the page. */
export function childrenOf(node: HtmlNode): HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : []
}

/** Value of an attribute, empty where it is only there, undefined where it is not. */
export function attributeOf({attrs}: HtmlElement, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value
}

/** Whether an element is out of sight for everybody, or for those who listen. */
export function isHidden(element: HtmlElement): boolean {
  const hidden = attributeOf(element, 'hidden')
  return (hidden !== undefined && hidden !== 'until-found') || attributeOf(element, 'aria-hidden') === 'true'
}

/** The first element that is wanted, in document order. */
export function find(node: HtmlNode, wanted: (element: HtmlElement) => boolean): HtmlElement | undefined {
  if (isElement(node) && wanted(node)) return node
  for (const child of childrenOf(node)) {
    const found = find(child, wanted)
    if (found) return found
  }
  return undefined
}

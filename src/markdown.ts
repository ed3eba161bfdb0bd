/**
 * Markdown as our authors write it: CommonMark, where emphasis also begins and ends beside Chinese punctuation.
 */
import type {Nodes} from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

/** Reads Markdown; call it for a processor to extend. */
export const markdown = unified().use(remarkParse).use(remarkCjkFriendly).freeze()

/** The words of a node, without marks. */
export function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}

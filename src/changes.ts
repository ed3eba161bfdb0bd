/**
 * The record of changes, from CHANGELOG.md: one section for each edition of the site, the newest first.
 */
import type {List, PhrasingContent, RootContent} from 'mdast'
import changelog from '../CHANGELOG.md?raw'
import {markdown, wordsOf} from './markdown.ts'

/** A run of words, plain or stressed. */
export interface Words {
  text: string
  strong: boolean
}

export interface Edition {
  version: string
  /** Day of publication, ISO 8601. */
  date: string
  /** Paragraphs, and lists as lists of items. */
  blocks: Array<Words[] | Words[][]>
}

const isList = (node: RootContent): node is List => node.type === 'list'
const words = (nodes: PhrasingContent[]): Words[] => nodes.map((node) => ({text: wordsOf(node), strong: node.type === 'strong'}))
const paragraph = (node: RootContent): Words[] => ('children' in node ? words(node.children as PhrasingContent[]) : [])

/**
 * Read a changelog.
 *
 * @throws where a heading of an edition is not written `## 0.1.0（2026-11-24）`
 */
export function readChanges(text: string): Edition[] {
  const editions: Edition[] = []
  for (const node of markdown.parse(text).children) {
    if (node.type === 'heading' && node.depth === 2) {
      const [, version, date] = /^(\S+)（(\d{4}-\d{2}-\d{2})）$/.exec(wordsOf(node)) ?? []
      if (!version || !date)
        throw new Error(`CHANGELOG.md:${node.position!.start.line}:1 版本的标题要写成“## 0.1.0（2026-11-24）”，现在是“${wordsOf(node)}”`)
      editions.push({version, date, blocks: []})
    } else if (editions.length > 0) {
      editions.at(-1)!.blocks.push(isList(node) ? node.children.map((item) => item.children.flatMap(paragraph)) : paragraph(node))
    }
  }
  return editions
}

/** Editions of this site, the newest first. */
export const editions: readonly Edition[] = readChanges(changelog)

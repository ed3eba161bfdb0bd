/**
 * A page in plain text, with the marks of Markdown for headings and lists: for old phones, for reading aloud, and for
 * machines. What is only a control of the page is left out; every word of the content is there.
 */
import {attributeOf, isElement, isHidden, isText, type HtmlElement, type HtmlNode} from '../html.ts'
import type {PublishedPage} from './page.ts'

const inline = new Set(
  'a abbr b bdi bdo cite code data dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr label'.split(' '),
)
const skipped = new Set('script style template noscript nav button form input select textarea dialog iframe'.split(' '))

/**
 * The text of a page.
 *
 * @param address  of the page, as a reader would type it
 */
export function plainText({title, published, source, main}: PublishedPage, address: string): string {
  const facts = [source && `来源：${source}`, published && `日期：${published}`, `网址：${address}`].filter(Boolean)
  const [head = `# ${title}`, ...rest] = blocksOf(main)
  const first = head.startsWith('# ') ? [head] : [`# ${title}`, head]
  return `${[...first, facts.join('\n'), ...rest].join('\n\n')}\n`
}

function isSkipped(element: HtmlElement): boolean {
  return skipped.has(element.tagName) || isHidden(element) || attributeOf(element, 'role') === 'status'
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Text of an inline element, `gap` between its elements. A picture is its label. */
function textOf(node: HtmlNode, gap = ''): string {
  if (isText(node)) return node.value
  if (!isElement(node) || isSkipped(node)) return ''
  if (node.tagName === 'svg' || node.tagName === 'img') return attributeOf(node, 'aria-label') ?? attributeOf(node, 'alt') ?? ''
  if (node.tagName === 'br') return '\n'
  // A place to break a line parts nothing.
  const children = node.childNodes.filter((child) => !isElement(child) || child.tagName !== 'wbr')
  return children
    .map((child, at) => {
      const before = children[at - 1]
      if (standApart(before, child)) return ` ${textOf(child)}`
      return (before && (isElement(before) || isElement(child)) ? gap : '') + textOf(child)
    })
    .join('')
}

/** Links in a row stand apart on a page; names of documents in the words of a plan, 《甲》《乙》, do not. */
function standApart(before: HtmlNode | undefined, node: HtmlNode): boolean {
  const [one, two] = [before, node].map((link) => (isElement(link) && link.tagName === 'a' ? textOf(link) : ''))
  return Boolean(one && two && !two.startsWith('《'))
}

/** Blocks of an element, in order. A list and a table are one block, with a line for each item or row. */
function blocksOf(parent: HtmlElement): string[] {
  const blocks: string[] = []
  let text = ''
  const add = (block: string) => block && blocks.push(block)
  const close = () => {
    add(tidy(text))
    text = ''
  }
  // Elements of a cell stand apart on the page, as do links in a row.
  const isCell = ['td', 'th', 'dd'].includes(parent.tagName)
  for (const [at, node] of parent.childNodes.entries()) {
    if (isText(node)) text += node.value
    if (!isElement(node) || isSkipped(node)) continue
    if (inline.has(node.tagName) && !holdsBlocks(node)) {
      if (isCell || standApart(parent.childNodes[at - 1], node)) text += ' '
      text += textOf(node)
      continue
    }
    close()
    if (/^h[1-6]$/.test(node.tagName)) add(`${'#'.repeat(Number(node.tagName[1]))} ${tidy(textOf(node, node.tagName === 'h1' ? ' ' : ''))}`)
    else if (node.tagName === 'ul' || node.tagName === 'ol') add(list(node))
    else if (node.tagName === 'dl') add(terms(node).join('\n'))
    else if (node.tagName === 'table') add(rows(node).join('\n'))
    else if (node.tagName === 'svg' || node.tagName === 'img') add(tidy(textOf(node)))
    else blocks.push(...blocksOf(node))
  }
  close()
  return blocks
}

function holdsBlocks(node: HtmlElement): boolean {
  return node.childNodes.some((child) => isElement(child) && (!inline.has(child.tagName) || holdsBlocks(child)) && child.tagName !== 'svg')
}

function elements(node: HtmlElement, ...names: string[]): HtmlElement[] {
  return node.childNodes.filter((child): child is HtmlElement => isElement(child) && names.includes(child.tagName) && !isSkipped(child))
}

/** Items, numbered or dotted; what is below an item is indented. */
function list(node: HtmlElement): string {
  return elements(node, 'li')
    .map((item, index) => {
      const mark = node.tagName === 'ol' ? `${index + 1}. ` : '- '
      const text = blocksOf(item)
        .join('\n')
        .replace(/\n/g, `\n${' '.repeat(mark.length)}`)
      return text && mark + text
    })
    .filter(Boolean)
    .join('\n')
}

/** A term and what is said of it on one line. */
function terms(node: HtmlElement): string[] {
  const lines: string[] = []
  for (const child of elements(node, 'div', 'dt', 'dd')) {
    if (child.tagName === 'div') lines.push(...terms(child))
    else if (child.tagName === 'dt') lines.push(`- ${blocksOf(child).join(' ')}：`)
    else if (lines.length > 0) lines[lines.length - 1] += (lines.at(-1)!.endsWith('：') ? '' : '；') + blocksOf(child).join(' ')
  }
  return lines
}

/** Rows with the names of the columns before the cells. */
function rows(node: HtmlElement): string[] {
  const parts = [node, ...elements(node, 'thead', 'tbody', 'tfoot')]
  const all = parts.flatMap((part) => elements(part, 'tr')).map((row) => elements(row, 'th', 'td'))
  const names = all[0]?.every(({tagName}) => tagName === 'th') ? all[0].map((cell) => blocksOf(cell).join(' ')) : []
  const caption = elements(node, 'caption').map((element) => tidy(textOf(element)))
  const lines = all.slice(names.length > 0 ? 1 : 0).map((cells) => {
    const words = cells.map((cell, at) => ({name: cells.length === names.length ? names[at] : undefined, text: blocksOf(cell).join(' ')}))
    return `- ${words
      .filter(({text}) => text)
      .map(({name, text}) => (name ? `${name}：${text}` : text))
      .join('；')}`
  })
  return [...caption, ...lines]
}

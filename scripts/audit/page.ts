/**
 * A built page as a browser's parser sees it, and what the audit asks of it.
 */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse, type DefaultTreeAdapterTypes as Tree} from 'parse5'

export interface Element {
  name: string
  attributes: ReadonlyMap<string, string>
  /** All text inside. */
  text: string
  line: number
  column: number
}

export interface BuiltPage {
  /** Address from the root of the site, without the base path: `/plans/tongchuan-2024/`. */
  path: string
  /** File below the folder of the site. */
  file: string
  /** View that made it; see `kindOf`. */
  kind: string
  html: string
  /** In document order. */
  elements: Element[]
}

/**
 * The kind of a page. Pages of one kind are made by one view: `/plans/tongchuan-2024/measure-9/` is `plans/:plan/measure`,
 * `/safety/gas-leak/` is `safety/:id`, `/safety/in/village/` is `safety/in/:id`, `/` is `home`. The lists of all articles,
 * `/safety/checklist/` and `/safety/year/`, are kinds of their own.
 */
export function kindOf(path: string): string {
  const [section, ...rest] = path.split('/').filter(Boolean)
  if (section === undefined) return 'home'
  if (rest.length === 0) return section.replace(/\.html$/, '')
  if (section === 'safety' && ['checklist', 'year'].includes(rest[0]!)) return `safety/${rest[0]}`
  if (section === 'training' && rest[0] === 'pack') return 'training/pack'
  if (rest.length === 1) return `${section}/:id`
  if (section === 'safety' && rest[0] === 'in') return 'safety/in/:id'
  if (section === 'plans' && rest[0] === 'list') return 'plans/list/:page'
  const last = rest.at(-1)!
  return section === 'plans' ? `plans/:plan/${last.replace(/-[\d-]+$/, '')}` : `${section}/:id/${last}`
}

/** All files of a built site, with forward slashes, sorted. */
export function filesOf(dir: string): string[] {
  return readdirSync(dir, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

/** Address of an HTML file: `plans/index.html` → `/plans/`, `404.html` → `/404.html`. */
export function addressOf(file: string): string {
  return `/${file}`.replace(/\/index\.html$/, '/')
}

/** Read and parse a page. */
export function readPage(dir: string, file: string): BuiltPage {
  const html = readFileSync(join(dir, file), 'utf8')
  const elements: Element[] = []
  const visit = (node: Tree.Node): string => {
    if (node.nodeName === '#text') return (node as Tree.TextNode).value
    if (!('childNodes' in node)) return ''
    let element: Element | undefined
    if ('tagName' in node) {
      const {startLine = 1, startCol = 1} = node.sourceCodeLocation ?? {}
      element = {
        name: node.tagName,
        attributes: new Map(node.attrs.map(({name, value}) => [name, value])),
        text: '',
        line: startLine,
        column: startCol,
      }
      elements.push(element)
    }
    const text = node.childNodes.map(visit).join('')
    if (element) element.text = text
    return text
  }
  visit(parse(html, {sourceCodeLocationInfo: true}))
  const path = addressOf(file)
  return {path, file, kind: kindOf(path), html, elements}
}

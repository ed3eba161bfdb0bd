/**
 * A Starlight site that holds what ours holds: each of our built pages, its text written out as Markdown, at the same
 * address. It is the theme as it comes, but that its side bar names the sections alone, as our header does: by default
 * it names every page on every page, and grows with the square of the site.
 */
import {fromHtml} from 'hast-util-from-html'
import type {Element, Nodes, Root} from 'hast'
import {toMarkdown, type Options} from 'mdast-util-to-markdown'
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {addressOf, filesOf} from '../audit/page.ts'
import {measure, type Used} from './measure.ts'
import {importPeer, installPeers} from './peers.ts'

export interface Starlight {
  /** Folder of the built site. */
  dir: string
  version: string
  /** Built pages, the 404 included. */
  pages: number
  /** What the build took. */
  used: Used
}

const packages = {
  astro: '7.3.5',
  '@astrojs/starlight': '0.42.4',
  'hast-util-to-mdast': '10.1.2',
  'mdast-util-gfm': '3.1.0',
}

/** One page as Markdown. */
interface Doc {
  /** Address from the root of the site. */
  path: string
  title: string
  body: string
}

/** Elements that are no text of a page, or that the theme brings itself. */
const left = new Set(['script', 'style', 'svg', 'nav', 'form', 'button', 'input', 'select', 'textarea', 'template', 'dialog', 'h1'])

/**
 * Write our pages out and build them, with nothing kept of an earlier build.
 *
 * @param dist  folder of our built site
 * @param base  path it was built for
 * @throws when it cannot be installed or does not build
 */
export async function buildStarlight(dist: string, base: string): Promise<Starlight> {
  const folder = installPeers('starlight', packages)
  for (const name of ['dist', 'src', '.astro', '.cache']) rmSync(join(folder, name), {recursive: true, force: true})
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), text)
  }
  const markdown = await markdownWriter(folder)
  const sections: Array<{label: string; link: string}> = []
  for (const file of filesOf(dist)) {
    // The theme brings a page for what is not found.
    if (!file.endsWith('.html') || file === '404.html') continue
    const {path, title, body} = docOf(readFileSync(join(dist, file), 'utf8'), addressOf(file), base, markdown)
    if (path.split('/').length === 3) sections.push({label: title, link: path})
    write(`src/content/docs${path}index.md`, `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body}`)
  }
  write('src/content.config.ts', contentConfig)
  write('astro.config.mjs', astroConfig(sections))
  const used = await measure(folder, [join(folder, 'node_modules/astro/bin/astro.mjs'), 'build'], withoutOurs())
  const dir = join(folder, 'dist')
  return {dir, version: packages['@astrojs/starlight'], used, pages: filesOf(dir).filter((file) => file.endsWith('.html')).length}
}

/** The environment without what our own commands, or a test run, have set for our own build. */
function withoutOurs(): Record<string, undefined> {
  const names = Object.keys(process.env).filter((name) => /^(?:BASE_|OUT_DIR$|SITE_ORIGIN$|VITEST|VITE_|NODE_ENV$|ASTRO_)/.test(name))
  return Object.fromEntries(names.map((name) => [name, undefined]))
}

/** Read a built page: its title, and the text of its main part. */
function docOf(html: string, path: string, base: string, markdown: (tree: Root) => string): Doc {
  const tree = fromHtml(html)
  const main = find(tree, 'main') ?? find(tree, 'body')!
  const heading = find(main, 'h1') ?? find(tree, 'title')
  const title = heading ? textOf(heading).replace(/\s+/g, ' ').trim() : path
  return {path, title, body: markdown({type: 'root', children: [textAlone(main, base)]})}
}

/** The element without what is no text, its links without the base path. */
function textAlone(element: Element, base: string): Element {
  const {href} = element.properties
  return {
    ...element,
    properties: typeof href === 'string' ? {href: href.startsWith(base) ? `/${href.slice(base.length)}` : href} : {},
    children: element.children
      .filter((child) => child.type === 'text' || (child.type === 'element' && !left.has(child.tagName)))
      .map((child) => (child.type === 'element' ? textAlone(child, base) : child)),
  }
}

function find(node: Nodes, name: string): Element | undefined {
  if (node.type === 'element' && node.tagName === name) return node
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const found = find(child as Nodes, name)
    if (found) return found
  }
  return undefined
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => textOf(child as Nodes)).join('') : ''
}

async function markdownWriter(folder: string): Promise<(tree: Root) => string> {
  const {toMdast} = await importPeer<{toMdast(tree: Root): Parameters<typeof toMarkdown>[0]}>(folder, 'hast-util-to-mdast/index.js')
  const {gfmToMarkdown} = await importPeer<{gfmToMarkdown(): Options}>(folder, 'mdast-util-gfm/index.js')
  return (tree) => toMarkdown(toMdast(tree), {extensions: [gfmToMarkdown()]})
}

const contentConfig = `import {defineCollection} from 'astro:content'
import {docsLoader} from '@astrojs/starlight/loaders'
import {docsSchema} from '@astrojs/starlight/schema'

export const collections = {docs: defineCollection({loader: docsLoader(), schema: docsSchema()})}
`

function astroConfig(sidebar: ReadonlyArray<{label: string; link: string}>): string {
  return `import starlight from '@astrojs/starlight'
import {defineConfig} from 'astro/config'

export default defineConfig({
  cacheDir: './.cache/astro',
  vite: {cacheDir: './.cache/vite'},
  integrations: [
    starlight({
      title: '安全铜川',
      locales: {root: {label: '简体中文', lang: 'zh-CN'}},
      sidebar: ${JSON.stringify(sidebar)},
    }),
  ],
})
`
}

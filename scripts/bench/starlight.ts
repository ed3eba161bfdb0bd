/**
 * A Starlight site that holds what ours holds: each of our built pages, its text written out as Markdown, at the same
 * address. It is the theme as it comes, but that its side bar names the sections alone, as our header does: by default
 * it names every page on every page, and grows with the square of the site.
 */
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
  'hast-util-from-html': '2.0.3',
  'hast-util-to-mdast': '10.1.2',
  'mdast-util-gfm': '3.1.0',
  'mdast-util-to-markdown': '2.1.2',
}

/** A node of hast, as far as it is read here. */
interface Node {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  value?: string
  children?: Node[]
}

/** HTML as a tree, and a tree as Markdown. */
interface Converter {
  read(html: string): Node
  write(tree: Node): string
}

/** Elements that are no text of a page, or that the theme brings itself. */
const left = new Set(['script', 'style', 'svg', 'nav', 'button', 'input', 'select', 'textarea', 'template', 'dialog', 'h1'])

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
  const converter = await loadConverter(folder)
  const sections: Array<{label: string; link: string}> = []
  for (const file of filesOf(dist)) {
    // The theme brings a page for what is not found.
    if (!file.endsWith('.html') || file === '404.html') continue
    const path = addressOf(file)
    const tree = converter.read(readFileSync(join(dist, file), 'utf8'))
    const main = find(tree, 'main') ?? tree
    const title = textOf(find(main, 'h1') ?? find(tree, 'title')!)
      .replace(/\s+/g, ' ')
      .trim()
    if (path.split('/').length === 3) sections.push({label: title, link: path})
    write(`src/content/docs${path}index.md`, `---\ntitle: ${JSON.stringify(title)}\n---\n\n${converter.write(textAlone(main, base))}`)
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

/** The node without what is no text, its links without the base path. */
function textAlone(node: Node, base: string): Node {
  const href = node.properties?.href
  return {
    ...node,
    properties: typeof href === 'string' ? {href: href.startsWith(base) ? `/${href.slice(base.length)}` : href} : {},
    children: (node.children ?? []).filter(({tagName}) => !left.has(tagName ?? '')).map((child) => textAlone(child, base)),
  }
}

function find(node: Node, name: string): Node | undefined {
  if (node.tagName === name) return node
  for (const child of node.children ?? []) {
    const found = find(child, name)
    if (found) return found
  }
  return undefined
}

function textOf({value = '', children = []}: Node): string {
  return value + children.map(textOf).join('')
}

async function loadConverter(folder: string): Promise<Converter> {
  const load = <T>(name: string) => importPeer<T>(folder, `${name}/index.js`)
  const {fromHtml} = await load<{fromHtml(html: string): Node}>('hast-util-from-html')
  const {toMdast} = await load<{toMdast(tree: Node): object}>('hast-util-to-mdast')
  const {gfmToMarkdown} = await load<{gfmToMarkdown(): object}>('mdast-util-gfm')
  const {toMarkdown} = await load<{toMarkdown(tree: object, options: object): string}>('mdast-util-to-markdown')
  return {read: (html) => fromHtml(html), write: (tree) => toMarkdown(toMdast(tree), {extensions: [gfmToMarkdown()]})}
}

const contentConfig = [
  "import {defineCollection} from 'astro:content'",
  "import {docsLoader} from '@astrojs/starlight/loaders'",
  "import {docsSchema} from '@astrojs/starlight/schema'",
  'export const collections = {docs: defineCollection({loader: docsLoader(), schema: docsSchema()})}',
].join('\n')

function astroConfig(sidebar: ReadonlyArray<{label: string; link: string}>): string {
  const site = {title: '安全铜川', locales: {root: {label: '简体中文', lang: 'zh-CN'}}, sidebar}
  return [
    "import starlight from '@astrojs/starlight'",
    "import {defineConfig} from 'astro/config'",
    'export default defineConfig({',
    "  cacheDir: './.cache/astro',",
    "  vite: {cacheDir: './.cache/vite'},",
    `  integrations: [starlight(${JSON.stringify(site)})],`,
    '})',
  ].join('\n')
}

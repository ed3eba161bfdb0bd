/**
 * The lists of pages for other programs: sitemap.xml, feed.xml (Atom, RFC 4287), llms.txt, robots.txt. Pure: from what
 * the pages say of themselves, in the order given, to text.
 */
import {columns} from '../columns.ts'
import type {PublishedPage as WholePage} from './page.ts'

/** What the lists tell of a page: all but its tree. */
type PublishedPage = Omit<WholePage, 'main'>

/** Makes a full address of a site address. */
type Full = (path: string) => string

const escape = (text: string) => text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Most addresses of one sitemap file (sitemaps.org). */
const sitemapLimit = 50_000

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n'
const sitemapSpace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/**
 * All pages that search engines may list, with the day of their content where they have one.
 *
 * @param limit  most addresses of one file
 * @returns `sitemap.xml`; where the pages do not fit into one file it is the index of `sitemap-1.xml`, `sitemap-2.xml` and so on
 */
export function sitemap(pages: readonly PublishedPage[], full: Full, limit = sitemapLimit): Map<string, string> {
  const listed = pages.filter(({listed}) => listed)
  const rows = listed.map(
    ({path, published}) => `<url><loc>${escape(full(path))}</loc>${published && `<lastmod>${published}</lastmod>`}</url>\n`,
  )
  const file = (from: number) => `${xml}<urlset ${sitemapSpace}>\n${rows.slice(from, from + limit).join('')}</urlset>\n`
  if (rows.length <= limit) return new Map([['sitemap.xml', file(0)]])
  const parts = Array.from({length: Math.ceil(rows.length / limit)}, (_, at) => [`sitemap-${at + 1}.xml`, file(at * limit)] as const)
  const index = parts.map(([name]) => `<sitemap><loc>${escape(full(`/${name}`))}</loc></sitemap>\n`)
  return new Map([['sitemap.xml', `${xml}<sitemapindex ${sitemapSpace}>\n${index.join('')}</sitemapindex>\n`], ...parts])
}

/**
 * New and changed articles, the latest first. A page that has a day and is written for the public is an article; the
 * record of changes is one too.
 */
export function feed(pages: readonly PublishedPage[], full: Full, name: string): string {
  const articles = pages
    .filter(({published, type, path}) => published && (type === '科普宣传' || path === '/about/changes/'))
    .sort((a, b) => b.published.localeCompare(a.published) || a.path.localeCompare(b.path))
  // Days are days in China.
  const time = (day: string) => `${day}T00:00:00+08:00`
  const entries = articles.map(({path, title, description, published, source}) => {
    const address = escape(full(path))
    return [
      `<entry><id>${address}</id><title>${escape(title)}</title><updated>${time(published)}</updated>`,
      `<author><name>${escape(source || name)}</name></author>`,
      `<link href="${address}"/><summary>${escape(description)}</summary></entry>\n`,
    ].join('')
  })
  const latest = articles[0]?.published ?? '1970-01-01'
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n',
    `<id>${escape(full('/'))}</id><title>${escape(name)}</title><updated>${time(latest)}</updated>\n`,
    `<link href="${escape(full('/'))}"/><link rel="self" href="${escape(full('/feed.xml'))}"/>\n`,
    ...entries,
    '</feed>\n',
  ].join('')
}

/** Most plans whose parts llms.txt lists one by one, and most whose whole texts it lists. */
const [partsOf, wholesOf] = [5, 100]

/**
 * The pages that have a copy in plain text, by column (llmstxt.org). With many plans the list keeps to the whole text of
 * each: its parts say nothing else; with very many it says where they are. `data` are files for programs.
 */
export function llms(
  pages: readonly PublishedPage[],
  full: Full,
  site: {name: string; description: string},
  data: readonly string[],
): string {
  const planOf = (path: string) => /^\/plans\/(?!list\/)([^/]+)\//.exec(path)?.[1]
  const plans = new Set(pages.flatMap(({path}) => planOf(path) ?? [])).size
  const isListed = (path: string) => !planOf(path) || plans <= partsOf || (plans <= wholesOf && /^\/plans\/[^/]+\/full\/$/.test(path))
  const groups = [...columns.map(({name}) => name), ''].flatMap((name) => {
    const list = pages.filter(({text, column, path}) => text && column === name && isListed(path))
    const links = list.map(({path, title, description}) => `- [${title}](${full(`${path}index.txt`)}): ${description}`)
    return links.length > 0 ? [`## ${name || '应急'}\n\n${links.join('\n')}`] : []
  })
  const files = data.filter((path) => plans <= partsOf || !planOf(path)).map((path) => `- [${path.slice(1)}](${full(path)})`)
  const pattern = `方案 ${plans} 个，清单在 ${full('/plans/')}。每个方案的全文：${full('/plans/<编号>/plan.txt')}，另有 plan.md、plan.json、plan.akn.xml。`
  return `${[
    `# ${site.name}`,
    `> ${site.description}`,
    '下面的链接是各页的纯文本。方案原文逐字照录，以印发的纸质文件为准；解读和安全知识是本站写的，文末写明依据、核对日期和审核情况。',
    ...(plans > partsOf ? [pattern] : []),
    ...groups,
    ...(files.length > 0 ? [`## 数据\n\n${files.join('\n')}`] : []),
  ].join('\n\n')}\n`
}

/** Everything may be read. */
export function robots(sitemapAddress: string | undefined): string {
  return `User-agent: *\nAllow: /\n${sitemapAddress ? `\nSitemap: ${sitemapAddress}\n` : ''}`
}

/**
 * What a built site offers besides pages: each content page in plain text (`index.txt` beside it), llms.txt,
 * robots.txt, and, where the address of the site is known, sitemap.xml and feed.xml.
 */
import {globSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'
import {makesAll} from '../part.ts'
import {feed, llms, robots, sitemap} from '../publish/feeds.ts'
import {readPublished} from '../publish/page.ts'
import {plainText} from '../publish/text.ts'
import {readSite} from '../registers/site.ts'
import {readSeed} from '../seeds.ts'

/** The integration. */
export function publish(): AstroIntegration {
  let base = ''
  let origin: string | undefined
  return {
    name: 'publish',
    hooks: {
      'astro:config:done': ({config}) => {
        base = config.base.replace(/\/$/, '')
        origin = config.site
      },
      'astro:build:done': ({dir, logger}) => {
        // Lists of a part of a site would not be whole.
        if (makesAll) publishSite(fileURLToPath(dir), base, origin, logger)
      },
    },
  }
}

/**
 * Write what a built site offers besides pages.
 *
 * @param root    folder of the site
 * @param base    path that it was built for, without a slash at the end
 * @param origin  where it will stand, if that is known
 */
export function publishSite(root: string, base: string, origin: string | undefined, say: {warn(line: string): void}): void {
  const full = (path: string) => (origin ? new URL(base + path, origin).href : base + path)
  const site = readSeed('seeds/site.yaml', readFileSync('seeds/site.yaml', 'utf8'), readSite)
  const write = (path: string, text: string) => writeFileSync(join(root, path), text)
  const inOrder = (a: string, b: string) => a.localeCompare(b, 'en', {numeric: true})
  const paths = globSync('**/index.html', {cwd: root}).map((file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`)
  // One page after the other, and without its tree: thousands of trees do not fit into memory.
  const pages = paths.sort(inOrder).flatMap((path) => {
    const page = readPublished(readFileSync(join(root, path, 'index.html'), 'utf8'), path)
    if (!page) return []
    const {main, ...said} = page
    // With a byte-order mark the text is read as UTF-8 wherever it is opened, also from a disk.
    if (page.text) write(`${path}index.txt`, `\uFEFF${plainText(page, full(path))}`)
    return [said]
  })
  const data = globSync(['plans/*/plan.{json,md,txt,akn.xml}', 'duties/duties.csv'], {cwd: root}).map(
    (file) => `/${file.replaceAll('\\', '/')}`,
  )
  write('llms.txt', llms(pages, full, site, data.sort(inOrder)))
  write('robots.txt', robots(origin && full('/sitemap.xml')))
  if (!origin) return say.warn('seeds/site.yaml 里没有填网址 url：没有 sitemap.xml、订阅源 feed.xml 和二维码')
  for (const [name, text] of sitemap(pages, full)) write(name, text)
  write('feed.xml', feed(pages, full, site.name))
}

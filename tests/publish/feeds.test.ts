/** The lists of pages for other programs. */
import {describe, expect, test} from 'vitest'
import {feed, llms, robots, sitemap} from '../../src/publish/feeds.ts'
import {readPublished, type PublishedPage} from '../../src/publish/page.ts'

function page(path: string, metas: Record<string, string>, copy = true): PublishedPage {
  const head = Object.entries(metas).map(([name, content]) => `<meta name="${name}" content="${content}">`)
  const link = copy ? '<a href="index.txt" rel="alternate" type="text/plain">纯文本</a>' : ''
  return readPublished(`<html><head>${head.join('')}</head><body><main><h1>一</h1></main>${link}</body></html>`, path)!
}

const full = (path: string) => `https://www.example.gov.cn/a${path}`
const article = {ColumnName: '安全知识', ColumnType: '科普宣传', description: '一句话'}
const pages = [
  page('/', {}, false),
  page('/plans/x/measure-1/', {ColumnName: '方案', ColumnType: '政策文件', ArticleTitle: '措施 1', PubDate: '2024-04-10 00:00'}),
  page('/safety/', {...article, ArticleTitle: '安全知识'}, false),
  page('/safety/old/', {...article, ArticleTitle: '旧 &lt;文&gt;', PubDate: '2026-11-24 00:00'}),
  page('/safety/new/', {...article, ArticleTitle: '新文', PubDate: '2026-12-01 00:00'}),
]

describe('sitemap.xml', () => {
  test('has every page, with the day where there is one', () => {
    const text = sitemap(pages, full).get('sitemap.xml')!
    expect([...text.matchAll(/<loc>/g)]).toHaveLength(pages.length)
    expect(text).toContain('<url><loc>https://www.example.gov.cn/a/safety/new/</loc><lastmod>2026-12-01</lastmod></url>')
    expect(text).toContain('<url><loc>https://www.example.gov.cn/a/</loc></url>')
  })
  test('leaves out what search engines are asked not to list', () => {
    const pending = page('/safety/pending/', {robots: 'noindex'})
    expect(sitemap([...pages, pending], full)).toEqual(sitemap(pages, full))
  })
  test('is an index of files where its pages do not fit into one', () => {
    const files = sitemap(pages, full, 2)
    expect([...files.keys()]).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml'])
    const [index, ...parts] = [...files.values()]
    expect([...index!.matchAll(/<sitemap><loc>([^<]+)/g)].map(([, address]) => address)).toEqual(
      [1, 2, 3].map((part) => full(`/sitemap-${part}.xml`)),
    )
    expect(parts.flatMap((part) => [...part.matchAll(/<url><loc>([^<]+)/g)].map(([, address]) => address))).toEqual(
      pages.map(({path}) => full(path)),
    )
  })
})

describe('feed.xml', () => {
  const text = feed(pages, full, '安全铜川')
  test('has the articles, the latest first, and no part of a plan', () => {
    expect([...text.matchAll(/<entry><id>([^<]+)/g)].map(([, id]) => id)).toEqual([full('/safety/new/'), full('/safety/old/')])
  })
  test('was updated when its latest article was', () => {
    expect(/<title>安全铜川<\/title><updated>([^<]+)/.exec(text)?.[1]).toBe('2026-12-01T00:00:00+08:00')
  })
  test('escapes what XML would read as its own', () => {
    expect(text).toContain('<title>旧 &#60;文&#62;</title>')
  })
})

describe('llms.txt', () => {
  const text = llms(pages, full, {name: '安全铜川', description: '一句'}, ['/plans/x/plan.json'])
  test('leads to the plain text of content pages, column by column', () => {
    expect(text.startsWith('# 安全铜川\n\n> 一句\n\n')).toBe(true)
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, name]) => name)).toEqual(['方案', '安全知识', '数据'])
    expect(text).toContain('- [新文](https://www.example.gov.cn/a/safety/new/index.txt): 一句话')
    expect(text).not.toContain('/a/index.txt')
  })
  const ofPlans = (count: number) => {
    const ids = Array.from({length: count}, (_, at) => `p${at}`)
    const pages = ids.flatMap((id) => [`/plans/${id}/full/`, `/plans/${id}/measure-1/`].map((path) => page(path, {ColumnName: '方案'})))
    const data = ids.map((id) => `/plans/${id}/plan.json`)
    return llms(pages, full, {name: '安全铜川', description: '一句'}, [...data, '/duties/duties.csv'])
  }
  const listed = (text: string) => [...text.matchAll(/\]\(https:\/\/www\.example\.gov\.cn\/a\/(.*?)\)/g)].map(([, path]) => path)
  test('keeps to the whole text of each plan where there are many', () =>
    expect(listed(ofPlans(6))).toEqual([...[0, 1, 2, 3, 4, 5].map((at) => `plans/p${at}/full/index.txt`), 'duties/duties.csv']))
  test('says where they are where there are very many', () => {
    expect(listed(ofPlans(101))).toEqual(['duties/duties.csv'])
    expect(ofPlans(101)).toContain('方案 101 个，清单在 https://www.example.gov.cn/a/plans/。每个方案的全文：')
    expect(ofPlans(1000).length - ofPlans(101).length).toBeLessThan(5)
  })
})

describe('robots.txt', () => {
  test('names the sitemap where there is one', () => {
    expect(robots(undefined)).toBe('User-agent: *\nAllow: /\n')
    expect(robots(full('/sitemap.xml'))).toContain('\nSitemap: https://www.example.gov.cn/a/sitemap.xml\n')
  })
})

import {describe, expect, test} from 'vitest'
import {documentHtml, documentOf, fragmentOf} from '../../src/search/document.ts'
import {readPage} from '../../src/search/page.ts'
import {readAloud} from '../../src/search/reader.ts'

const html = (body: string) => `<html><head><title>页名 - 站名</title></head><body><main data-pagefind-body>${body}</main></body></html>`
const read = (body: string, path = '/safety/gas/') => readPage(html(body), path)!

describe('reading a page', () => {
  test('blocks, without borders at inline elements', () => {
    expect(read('<h1>题</h1><p>燃<em>气</em>泄漏</p><ul><li>甲</li><li>乙</li></ul>').blocks.map(({text}) => text)).toEqual([
      '燃气泄漏',
      '甲',
      '乙',
    ])
  })
  test('a line ends at a break', () => expect(read('<p>甲<br>乙</p>').blocks).toEqual([{text: '甲'}, {text: '乙'}]))
  test('headings with an address and terms of a list start sections', () => {
    const {blocks} = read('<h1>题</h1><h2 id="never">千万别</h2><p>甲</p><dl><div id="a28"><dt>第二十八条</dt><dd>不占通道</dd></div></dl>')
    expect(blocks).toEqual([
      {text: '千万别', section: {id: 'never', title: '千万别'}},
      {text: '甲'},
      {text: '第二十八条：不占通道', section: {id: 'a28', title: '第二十八条'}},
    ])
  })
  test('what is nothing but a link, hidden or ignored is left out; a link in a sentence is not', () => {
    const {blocks} = read(
      '<p><a href="/x/">别的页</a></p><p data-pagefind-ignore>略</p><p>按<a href="/y/">《消防法》</a>办</p><nav>导航</nav>',
    )
    expect(blocks.map(({text}) => text)).toEqual(['按《消防法》办'])
  })
  test('a page that does not ask for it is not read', () => expect(readPage('<main><h1>题</h1></main>', '/')).toBeUndefined())
})

describe('the document of a page', () => {
  const document = documentOf(read('<h1>燃气</h1><p>泄漏报警，1次</p>'), {names: [], phrases: ['煤气味']})
  const streams = documentHtml(document, readAloud)

  test('three streams of equal length', () => {
    const lengths = [...streams.matchAll(/<p[^>]*>(.*?)<\/p>/g)].map(([, tokens]) => tokens!.split(' ').length)
    expect(lengths.slice(0, 6)).toEqual([3, 8, 3, 8, 3, 8])
    expect(document.units).toHaveLength(11)
  })
  test('what is asked is findable and not shown', () => {
    expect(streams).toContain('煤气')
    expect(fragmentOf(document).content).not.toContain('煤')
  })
  test('the fragment shows the words as they stand', () => {
    expect(fragmentOf(document)).toMatchObject({url: '/safety/gas/', meta: {title: '燃气', start: '3'}})
    expect(fragmentOf(document).content.replaceAll('\u200b', '')).toBe('燃气泄漏报警，1次；')
  })
  test('markup in the text stays text', () => {
    expect(documentHtml(documentOf(read('<p>&lt;b&gt;甲&lt;/b&gt;</p>'), undefined), readAloud)).not.toContain('<b>')
  })
})

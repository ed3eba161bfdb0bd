/** Anchors of articles on regulation pages: ASCII, one per article. */
import {expect, test} from 'vitest'
import {articleAnchor} from '../../src/registers/articles.ts'

test.each([
  ['第八条', 'article-8'],
  ['第三十六条', 'article-36'],
  ['第一百条', 'article-100'],
  ['第一百零二条', 'article-102'],
  ['第一百一十八条', 'article-118'],
  ['第一百二十三条', 'article-123'],
  ['第一百三十四条之一', 'article-134-1'],
  ['第十二项', 'item-12'],
])('%s is #%s', (article, anchor) => {
  expect(articleAnchor(article)).toBe(anchor)
})

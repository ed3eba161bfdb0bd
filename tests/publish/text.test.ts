/** A page in plain text: every word of the content, nothing of the controls. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readPublished} from '../../src/publish/page.ts'
import {plainText} from '../../src/publish/text.ts'

const head =
  '<meta name="ArticleTitle" content="题目"><meta name="PubDate" content="2024-04-10 00:00"><meta name="ContentSource" content="镇政府">'
function textOf(main: string): string {
  return plainText(readPublished(`<html><head>${head}</head><body><nav>导航</nav><main>${main}</main></body></html>`, '/x/')!, '/x/')
}

describe('plain text', () => {
  test('begins with title, source, day and address', () => {
    expect(textOf('<h1>题目</h1><p>一段</p>')).toBe('# 题目\n\n来源：镇政府\n日期：2024-04-10\n网址：/x/\n\n一段\n')
  })

  test('numbers the steps, marks the items, indents what is below them', () => {
    expect(textOf('<h1>题目</h1><ol><li>关阀</li><li>开窗<ul><li>别开灯</li></ul></li></ol>')).toContain('1. 关阀\n2. 开窗\n   - 别开灯')
  })

  test('puts the names of columns before the cells, and terms before what is said of them', () => {
    const table = '<table><thead><tr><th>谁</th><th>多久</th></tr></thead><tbody><tr><td>镇长</td><td>每季度</td></tr></tbody></table>'
    expect(textOf(`<h1>题目</h1>${table}<dl><div><dt>类别</dt><dd>法律</dd></div></dl>`)).toContain(
      '- 谁：镇长；多久：每季度\n\n- 类别：法律',
    )
  })

  test('leaves out controls and what is hidden', () => {
    expect(
      textOf('<h1>题目</h1><p>甲<button>复制</button><span role="status"></span><i aria-hidden="true">×</i></p><p hidden>乙</p>'),
    ).toMatch(/\n\n甲\n$/)
  })

  test('keeps the words of a heading whole where its line may break, and parts its elements', () => {
    expect(textOf('<h1><span>措施 26</span><span>压实<wbr>行业<wbr>部门责任</span></h1>')).toMatch(/^# 措施 26 压实行业部门责任\n/)
    expect(textOf('<h1>镇应急办的<wbr>职责</h1>')).toMatch(/^# 镇应急办的职责\n/)
  })

  test('sentences that stand side by side are not parted: the words of a plan stay as they are', () => {
    expect(textOf('<h1>题目</h1><p><span id="s1">一句。</span><span id="s2">二句。</span></p>')).toContain('一句。二句。')
  })

  test('links in a row are parted, names of documents in a sentence are not', () => {
    expect(
      textOf('<h1>题目</h1><p><a href="a">表格</a><a href="b">日历</a></p><p><a href="c">《甲》</a><a href="d">《乙》</a></p>'),
    ).toContain('表格 日历\n\n《甲》《乙》')
  })

  test('keeps every character of any text', () => {
    const letters = fc.string({unit: fc.constantFrom(...'安全生产，。（）〔〕“”ab12<>&#*_-'), minLength: 1, maxLength: 40})
    const escape = (text: string) => text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`)
    fc.assert(
      fc.property(fc.array(letters, {minLength: 1, maxLength: 6}), (parts) => {
        const text = textOf(`<h1>题目</h1>${parts.map((part) => `<section><p>${escape(part)}</p></section>`).join('')}`)
        expect(text.split('\n\n').slice(2).join('\n\n')).toBe(`${parts.join('\n\n')}\n`)
      }),
    )
  })
})

/**
 * Contract of `src/safety`: a good article reads without findings, and each fault is one finding at its line.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {formatFinding} from '../../src/plan/index.ts'
import {lintArticle, phonesIn, readArticle, secondsAloud, type Known} from '../../src/safety/index.ts'

const stove = readFileSync(join(import.meta.dirname, 'fixtures/stove.mdx'), 'utf8')
const known: Known = {
  parts: new Set(['measure-26', 'measure-12']),
  settings: new Set(['family', 'village', 'community']),
  articles: new Set(['stove', 'cpr-aed', 'natural-gas-leak', 'elderly-living-alone', 'poison-asphyxia-first-aid']),
  planned: new Set(['burns-first-aid']),
  regulations: new Map([['fire-protection-law', new Set(['第二十八条'])]]),
}

/** Findings on a text, one line each. */
function findings(text: string, id = 'stove'): string[] {
  const file = new VFile({path: `${id}.mdx`, value: text})
  const read = readArticle(file)
  if (read) lintArticle(read, file, known)
  return file.messages.map((message) => formatFinding(message, file.path))
}

/** The fixture with one place changed; the place must be there. */
function changed(from: string, to: string): string[] {
  expect(stove).toContain(from)
  return findings(stove.replace(from, () => to))
}

describe('a good article', () => {
  it('has no finding', () => expect(findings(stove)).toEqual([]))

  it('reads into six blocks', () => {
    const {article} = readArticle(new VFile({path: 'stove.mdx', value: stove}))!
    expect(article.id).toBe('stove')
    expect(article.blocks.map(({kind, items}) => [kind, items.length])).toEqual([
      ['First', 3],
      ['Never', 4],
      ['Watch', 1],
      ['Always', 5],
      ['Then', 5],
      ['Myth', 3],
    ])
    expect(article.blocks[0]).toMatchObject({when: '一家人头晕恶心', drawings: ['co-airing'], place: {line: 34, column: 1}})
    expect(article.blocks[5]!.items[0]!.lead).toBe('“炉子上放盆水，就不会中毒”')
    expect(phonesIn(article.blocks[0])).toEqual(['120'])
    expect(secondsAloud(article.broadcast)).toBe(48)
  })
})

describe('each fault is one finding at its place', () => {
  const faults: Array<[name: string, from: string, to: string, finding: string | RegExp]> = [
    ['no front matter', '---\n', '', /^stove.mdx:1:1 error 文件开头要有两行 --- .* front-matter$/],
    ['a missing field', 'group: 降温了', 'gruop: 降温了', /^stove.mdx:30:1 error 不认识的键 gruop/],
    ['a number where text is meant', 'title: 生炉子取暖，别让一氧化碳进屋', 'title: 120', /^stove.mdx:2:8 error title：类型不对/],
    ['broken YAML', 'measures: [measure-26', 'measures: [measure-26]]', /^stove.mdx:5:\d+ error YAML 写法有误/],
    ['a Chinese colon behind a key', 'title: ', 'title：', /^stove.mdx:2:6 error YAML 写法有误：title 后面是中文冒号.* yaml-syntax$/],
    [
      'an English colon in a title',
      '生炉子取暖，',
      '生炉子: ',
      /^stove.mdx:2:8 error YAML 写法有误：这一行多了一个英文冒号.* yaml-syntax$/,
    ],
    ['a block without end', '</Never>', '', /error <Never> 没有收尾，少了一行 <\/Never> mdx-syntax$/],
    ['a sign that looks like a tag', '一氧化碳没有颜色，', '气温<5 度，', /error 正文里不能用尖括号.* mdx-syntax$/],
    ['braces around an item', '- 入冬前通一遍烟道，看看有没有堵', '- {入冬前}', /^stove.mdx:62:3 error 文章里不能写花括号/],
    [
      'a long title',
      '生炉子取暖，别让一氧化碳进屋',
      '生炉子取暖的时候，千万别让一氧化碳进了屋',
      /^stove.mdx:2:8 error 题目现在 20 字，应为 16 字以内 title-length$/,
    ],
    [
      'a short broadcast',
      '这东西没颜色也没味道，闻不到煤烟味，不等于没事。',
      '',
      /^stove.mdx:31:12 error 广播稿 broadcast 现在 \d+ 字，应为 150 到 200 字 broadcast-length$/,
    ],
    [
      'digits in the broadcast',
      '打幺二零。这东西',
      '打120。这东西',
      /^stove.mdx:31:12 error 广播稿是念的，“120”念不出来.* broadcast-construct$/,
    ],
    ['一 in a phone number', '打幺二零。这东西', '打一二零。这东西', /broadcast-phone$/],
    ['a figure without source', '每天开窗换气，不少于 2 次', '每天开窗换气，不少于 3 次', /error 文中没有“2 次”.* figure-text$/],
    ['an unlisted figure', '入冬前通一遍烟道', '入冬前通 2 遍烟道', /^stove.mdx:62:1 error 数字 2 没有来源.* figure-without-source$/],
    [
      'an unknown source of a figure',
      'source: jinan}',
      'source: jinna}',
      /^stove.mdx:14:25 error 数字的来源 jinna 不在 sources 里 figure-source$/,
    ],
    ['an unknown measure', 'measure-12]', 'measure-99]', /^stove.mdx:5:24 error 方案里的 measure-99 不存在.* unknown-measures$/],
    [
      'an unknown setting',
      '[family, village',
      '[famliy, village',
      /^stove.mdx:4:12 error 场所 famliy 不存在，现有：family、village、community.* unknown-settings$/,
    ],
    ['an unknown article', '[cpr-aed', '[cpr-aid', /^stove.mdx:6:11 error 没有 cpr-aid 这篇文章 unknown-related$/],
    ['a planned article', '[cpr-aed', '[burns-first-aid', /^stove.mdx:6:11 warning 相关文章 burns-first-aid 还没有写 planned-related$/],
    [
      'an unknown regulation',
      'sources:\n',
      'sources:\n  - {id: x, regulation: fire-law}\n',
      /^stove.mdx:10:25 error 法规库里没有 fire-law.* unknown-regulation$/,
    ],
    [
      'an article that the register lacks',
      'sources:\n',
      'sources:\n  - {id: x, regulation: fire-protection-law, articles: [第七十五条]}\n',
      /warning 法规库的 fire-protection-law 还没有登记第七十五条 unlisted-article$/,
    ],
    ['a source without a name', '  - {id: jinan, title:', '  - {id: jinan, name:', /error sources.0：不认识的键 name/],
    ['an answer that is no option', 'answer: 不能', 'answer: 不能防', /error 答案“不能防”不在选项里.* quiz-answer$/],
    ['a missing block', '<Myth>', '<Other>', /mdx-syntax$/],
    ['an unknown block', '<Watch>', '<Careful>', /mdx-syntax$/],
    ['two steps', '2. 把人抬到屋外上风处，松开衣领，盖被保暖\n', '', /^stove.mdx:34:1 error <First> 现在 2 条，应为 3 条 block-count$/],
    ['no occasion', '<First when="一家人头晕恶心">', '<First>', /^stove.mdx:34:1 error <First when="…"> .* first-when$/],
    ['text outside', '<Watch>', '闲话\n\n<Watch>', /error 文字要写在六个块里面，这里在块外 block-outside$/],
    ['a myth without its saying', '**“没闻到煤烟味，就没事”**', '没闻到煤烟味，就没事。', /error 误区要写成 .* myth-form$/],
    ['an unknown drawing', 'of="co-airing"', 'of="airing"', /error 没有叫 airing 的图.* drawing$/],
    ['an import', '<Watch>', 'import x from "./x.js"\n\n<Watch>', /error 文章里不能写 import、export 语句.* forbidden-construct$/],
    ['an expression', '一氧化碳没有颜色，', '{1 + 1}', /error 文章里不能写花括号表达式.* forbidden-construct$/],
    ['a link', '一氧化碳没有颜色，', '[一氧化碳](/x/)没有颜色，', /error 正文里只用普通文字.* forbidden-construct$/],
    ['officialese', '一氧化碳没有颜色，', '务必注意：一氧化碳没有颜色，', /error “务必”换个说法.* unwanted-words$/],
    ['exclamation marks', '睡着了更觉不出来。', '睡着了更觉不出来！！', /exclamation$/],
    ['a missing space', '打 120，说清', '打120，说清', /warning 汉字和数字之间空一格.* figure-space$/],
    [
      'few search terms',
      '[煤气中毒, 煤烟中毒, 中煤烟, 煤烟打了, 炉子熏着了, 闷着了, 烧炕头疼, 炭火盆, ',
      '[',
      /^stove.mdx:7:9 error 搜索词现在 4 个.* search-count$/,
    ],
  ]
  it.each(faults)('%s', (_name, from, to, finding) => {
    expect(changed(from, to)).toContainEqual(expect.stringMatching(finding))
  })

  it('words of the template', () => {
    const left = findings(readFileSync(join(import.meta.dirname, '../../content/safety/_template.mdx'), 'utf8'))
    expect(left).toContain('stove.mdx:4:8 error “题目写成一句”是模板里的话，换成自己的，或者删掉这一条 template-left')
  })

  it('tells of one Chinese colon once', () => {
    expect(changed('title: ', 'title：')).toHaveLength(1)
  })

  it('blocks in the wrong order', () => {
    const [, never] = /(<Never>[\s\S]*<\/Never>\n\n)/.exec(stove)!
    const moved = stove.replace(never!, '').replace('<Then>', never! + '<Then>')
    expect(findings(moved)).toEqual([
      'stove.mdx:60:1 error <Never> 应在 <Always> 前面；顺序是 First、Never、Watch、Always、Then、Myth block-order',
    ])
  })
})

it('reads any text without throwing', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), fc.nat(stove.length), (text, at) => {
      findings(stove.slice(0, at) + text + stove.slice(at))
    }),
    {numRuns: 30},
  )
})

/**
 * What each line of a head, of an index card above it, and of what stands below a plan, is read as. Every case is a document:
 * before each line stands what it is, `title`, `issuer`, …, and what block it interrupts; `body` is what belongs to a numbered part.
 */
import {describe, expect, test} from 'vitest'
import {parse} from '../../src/plan/parse.ts'
import type {Division, Plan} from '../../src/plan/index.ts'
import {fieldOf} from '../../src/plan/tree.ts'
import {spoil} from './sound.ts'

/** The lines of a document, before each what its leaves are. */
function told(document: string): string[] {
  const names = document.split('\n').map(() => new Set<string>())
  const visit = (node: Plan | Division, inside: string) => {
    for (const child of node.children) {
      if (child.type === 'division') visit(child, child.level === 0 ? child.kind : 'body')
      else names[child.position!.start.line - 1]!.add(!child.name ? inside : inside ? `${inside}/${child.name}` : child.name)
    }
  }
  visit(parse(document, 'x'), '')
  return document.split('\n').map((line, index) => `${[...names[index]!].join('+')} ${line}`)
}

const body = 'body 一、任务\nbody （一）治甲。各村治甲。'

/** Expect every line to be what stands before it; `…` stands for a body. */
function expectTold(lines: string): void {
  const expected = lines
    .replace('…', body)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  expect(told(expected.map((line) => line.slice(line.indexOf(' ') + 1)).join('\n'))).toEqual(expected)
}

describe('a head', () => {
  test.each([
    ['may be missing', `…`],
    ['may be a title', `title 柳河镇安全方案\n…`],
    [
      'is a notice and its plan',
      `documentNumber 柳河政发〔2025〕7号
      noticeTitle 柳河镇人民政府关于
      noticeTitle 印发方案的通知
      addressees 各村：
      notice 现印发给你们。
      issuer 柳河镇人民政府
      date 2025年3月5日
      title 柳河镇安全方案
      title （2025—2027年）
      preamble 为了安全，制定本方案。
      …`,
    ],
    [
      'of several organs has all of them, above the title and below the text',
      `letterhead 柳河镇党委
      letterhead 柳河镇人民政府
      letterhead 柳河镇武装部文件
      noticeTitle 柳河镇党委
      noticeTitle 柳河镇人民政府
      noticeTitle 关于印发方案的通知
      addressees 各村、
      addressees 各单位：
      notice 现印发给你们。
      issuer 柳河镇党委
      issuer 柳河镇人民政府
      issuer 柳河镇武装部
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'has no issuer in the words of its notice',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      notice 请速报镇党委、镇人民政府
      notice 请速报柳河镇各办公室，人民政府
      issuer 柳河镇人民政府
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may be signed on one line',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      notice 现印发给你们
      issuer+date 柳河镇人民政府2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'of several organs may have the last on the line of the date',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      notice 现印发给你们。
      issuer 柳河镇党委
      issuer+date 柳河镇人民政府2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may be signed by any organ',
      `noticeTitle 柳河镇安委办关于印发方案的通知
      addressees 各村：
      notice 现印发给你们。
      issuer 柳河镇安委办
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'has no issuer among those whom it is to',
      `noticeTitle 柳河县人民政府关于印发方案的通知
      addressees 各乡镇人民政府
      issuer 柳河县人民政府
      date 2025年3月5日
      title 柳河县安全方案
      …`,
    ],
    [
      'has none either where nobody signs',
      `noticeTitle 柳河县人民政府关于印发方案的通知
      addressees 各乡镇人民政府
      date 2025年3月5日
      title 柳河县安全方案
      …`,
    ],
    [
      'may be dated without a signature',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      notice 现印发给你们。
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may be signed without a date',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      notice 现印发给你们。
      notice 请落实。
      issuer 柳河镇人民政府
      title 柳河镇安全方案
      …`,
    ],
    [
      'may be neither',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      notice 现印发给你们。
      title 柳河镇安全方案
      …`,
    ],
    [
      'may be neither, and say nothing',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      title 柳河镇安全方案
      preamble 本方案适用于下列各有关单位：
      …`,
    ],
    [
      'may be a notice alone',
      `noticeTitle 柳河镇人民政府关于加强安全的通知
      addressees 各村：
      notice 请加强安全。
      notice 请落实。`,
    ],
    [
      'may ask nothing',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may be addressed to nobody',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      notice 现印发给你们。
      issuer 柳河镇人民政府
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may be addressed by its plan alone',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      notice 现印发给你们。
      issuer 柳河镇人民政府
      date 2025年3月5日
      title 柳河镇安全方案
      addressees 各村：
      …`,
    ],
    [
      'has no title in the words of its notice',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      notice 现转发区政府关于加强安全的通知
      notice 请落实。
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'has none either where it is addressed to nobody',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      notice 现转发区政府关于加强安全的通知
      notice 请落实。
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may stand below what a web page has above the number',
      `residue 柳河镇政府网
      letterhead 柳河镇人民政府
      residue 2025-03-06
      documentNumber 柳河政发〔2025〕7号
      noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      notice 现印发给你们。
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may have its number below its title',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      documentNumber 柳河政发〔2025〕7号
      addressees 各村：
      notice 现印发给你们。
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'of a plan may have its number below its title',
      `title 柳河镇安全方案
      documentNumber 柳河政发〔2025〕7号
      preamble 为了安全，制定本方案。
      …`,
    ],
    [
      'is addressed by the line that names somebody',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      residue 阅读次数：
      addressees 各村：
      notice 特急
      notice 请各村：登记。
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may be addressed to others',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 全体业主：
      notice 现通知如下：
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may break its title anywhere',
      `noticeTitle 关于印发
      noticeTitle 《柳河镇安全方案》
      noticeTitle 的通知
      addressees 各村：
      notice 现印发给你们。
      date 2025年3月5日
      title 柳河镇
      title 安全
      title 方案
      …`,
    ],
    [
      'may have a title that does not tell what it is about',
      `noticeTitle 柳河镇人民政府
      noticeTitle 紧急通知
      addressees 各村：
      notice 现印发给你们。
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'begins with an organ, not with the path of a web page',
      `residue 首页>柳河镇人民政府
      residue 柳河镇>人民政府
      noticeTitle 柳河镇党委、柳河镇人民政府
      noticeTitle 关于印发方案的通知
      addressees 各村：
      notice 现印发给你们。
      date 2025年3月5日
      title 柳河镇安全方案
      preamble 见（上）
      preamble （上）见
      …`,
    ],
    ...['为了安全。制定本方案', '一是安全；二是方案', '柳河镇关于方案的通知', `${'各村逐户登记'.repeat(10)}制定方案`].map((line) => [
      `has no plan title in ${line.slice(0, 12)}`,
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村：
      notice 现印发给你们。
      date 2025年3月5日
      preamble ${line}
      preamble 柳河镇安全
      …`,
    ]),
    [
      'has one number',
      `documentNumber 柳河政发〔2025〕7号
      noticeTitle 柳河镇人民政府关于印发方案的通知
      residue 柳河政发〔2025〕8号
      residue 柳河政发〔2025
      addressees 各村：
      notice 现印发给你们。
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may name whom it is to without a colon',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      addressees 各村，各有关部门
      notice 现通知如下：
      notice 一律落实。
      issuer 柳河镇人民政府
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'has a number that has lost its signs also below the title',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      documentNumber 柳河政发〔2025
      addressees 各村：
      notice 现印发给你们。
      issuer 柳河镇人民政府
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may hold what a web page puts between title and addressees',
      `noticeTitle 柳河镇人民政府关于印发方案的通知
      residue 来源，各网站
      addressees 各村：
      notice 现印发给你们。
      issuer 柳河镇人民政府
      date 2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'may have lost the title of its notice',
      `residue 网站首页
      addressees 各村：
      notice 现印发给你们。
      issuer 柳河镇人民政府
      date 2025年3月5日
      annex 附件：柳河镇安全方案
      title 柳河镇安全方案
      …`,
    ],
    [
      'is no notice where its title is a sentence',
      `preamble 请落实关于安全的规定。
      preamble 关于印发方案的通知
      preamble 各村：
      preamble 现印发给你们。
      preamble 2025年3月5日
      …`,
    ],
    [
      'is no notice where no plan is below its signature',
      `preamble 网站首页
      preamble 各村：
      preamble 请加强安全。
      preamble 柳河镇人民政府
      preamble 2025年3月5日
      …`,
    ],
    [
      'is dated below the title of the plan',
      `title 柳河镇安全方案
      date 2025年3月5日
      preamble 为了安全，制定本方案。
      …`,
    ],
    [
      'has one date, others are set aside',
      `title 柳河镇安全方案
      secondDate （2025年3月5日印发）
      date 2025年3月5日
      secondDate 2025年3月6日
      …`,
    ],
    [
      'of a plan is addressed below its title',
      `title 柳河镇安全方案
      addressees 各村、各有关单位：
      preamble 为了安全，制定本方案。
      …`,
    ],
    [
      'of a plan is not addressed by a sentence',
      `title 柳河镇安全方案
      preamble 为了安全。本方案用于各有关单位：
      …`,
    ],
    ['without a title is dated by nothing', `preamble 2025年3月5日\n…`],
    ['without a title is addressed to nobody', `preamble 各有关单位：\npreamble 请加强安全。\n…`],
  ])('%s', (_, lines) => expectTold(lines))
})

test('an organ alone is no head', () => expectTold('preamble 柳河镇人民政府'))

describe('an index card', () => {
  test.each([
    [
      'gives number, issuer and date where the head lacks them',
      `indexCard 索引号：0001
      indexCard+documentNumber 发文字号：柳河政发〔2025〕7号
      indexCard+issuer 发文机关：柳河镇人民政府
      indexCard+date 成文日期：2025年3月5日
      title 柳河镇安全方案
      …`,
    ],
    [
      'gives nothing that the head has',
      `indexCard 发文字号：柳河政发〔2025〕7号
      indexCard 成文日期：2025年3月5日
      documentNumber 柳河政发〔2025〕7号
      title 柳河镇安全方案
      date 2025年3月5日
      …`,
    ],
    [
      'gives no value that is none, and each only once',
      `indexCard 发文字号：无
      indexCard 成文日期：待定
      indexCard 发文机关：—
      indexCard+issuer 发文单位：柳河镇人民政府
      indexCard 制发机关：柳河镇党委
      title 柳河镇安全方案
      …`,
    ],
    ['may call the issuer otherwise', `indexCard 索引号：1\nindexCard+issuer 制发机关：柳河镇人民政府\ntitle 柳河镇安全方案\n…`],
    ['or otherwise still', `indexCard 法律效力：有\nindexCard+issuer 发文机构：柳河镇人民政府\ntitle 柳河镇安全方案\n…`],
    [
      'may have a value on the line below its label',
      `indexCard 发文字号
      documentNumber 柳河政发〔2025〕7号
      indexCard 发文单位：
      indexCard+issuer · 柳河镇人民政府
      indexCard 【文号】
      indexCard 无
      title 柳河镇安全方案
      …`,
    ],
    [
      'may have a title for a value, or a label without one above the title',
      `indexCard 标题
      indexCard 柳河镇安全方案
      indexCard 信息名称：
      title 柳河镇安全方案
      …`,
    ],
    [
      'may be a table, its labels letter-spaced',
      `indexCard |索 引 号|0001|
      indexCard |---|---|
      indexCard+issuer |发 文 机 关|柳河镇人民政府|
      indexCard ||
      title 柳河镇安全方案
      …`,
    ],
    ['may end with a label', `indexCard 索引号：1\nindexCard 主题分类：`],
    ['has two entries at least', `residue 索引号：1\nnoticeTitle 柳河镇人民政府关于印发方案的通知\naddressees 各村：`],
  ])('%s', (_, lines) => expectTold(lines))
})

describe('letterhead', () => {
  test.each([
    ...['柳河镇人民政府文件', '★', '————————', '000123', '机密', '秘密★1年', '绝密★启用前', '特急', '加急', '签发人：张三'],
    ...['此件公开', '此件公开发布', '（此件主动公开）', '(此件依申请公开发布)'],
  ])('%s stands above the title', (line) =>
    expectTold(`letterhead ${line}\nnoticeTitle 柳河镇人民政府关于印发方案的通知\naddressees 各村：`),
  )

  test.each(['机密文件管理', '此件公开发布后', '编号000123', '00012', '特急件', '柳河镇人民政府文件选'])('%s is none', (line) =>
    expect(told(`${line}\n柳河镇安全方案`)[0]).not.toMatch(/^letterhead/),
  )

  test('签发人 may stand behind the number', () =>
    expectTold('documentNumber+letterhead 柳河政发〔2025〕7号　签发人：张三\ntitle 柳河镇安全方案\n…'))
})

describe('below the last part', () => {
  test.each(['附件', '附件：', '附件1', '附件12', '附件：名单', '附件1：名单', '附件2名单', '附表二 名单', '附录', '附：名单'])(
    '%s begins an annex',
    (line) => expectTold(`title 柳河镇安全方案\n…\nannex ${line}\nannex 张三、李四。\nimprint 抄送：镇党委`),
  )

  test.each([
    ...['抄送：镇党委', '抄报：区政府', '主送：各村', '柳河镇党政办公室 2025年3月5日印发', '柳河镇办公室二〇二五年三月五日印发'],
    ...['信息公开选项：主动公开', '此件公开发布', '（此件依申请公开）', '抄送：' + '各村委会、'.repeat(20)],
  ])('%s is the imprint', (line) => expectTold(`title 柳河镇安全方案\n…\nimprint ${line}`))

  test.each([
    ...['各村附件', '附件管理办法另行制定。', '附件中的名单由各村报送', '附近各村一起治理', '附件：见下文。各村照办。', '附录表'],
    ...['有关情况抄送：镇党委', '抄送镇党委', '抄报区政府', '主送各村', '由镇办公室5年内逐年印发', '镇党政办公室2025年3月5日印发的通知'],
    ...['信息公开选项由各村填写', '各村把此件公开', '各村抄送：' + '各村委会、'.repeat(20)],
  ])('%s belongs to it', (line) => expectTold(`title 柳河镇安全方案\n…\nbody ${line}`))

  test('the imprint ends an annex, however long it is', () =>
    expectTold(`title 柳河镇安全方案\n…\nannex 附件\nannex 名单\nimprint 抄送：${'各村委会、'.repeat(20)}\nimprint 柳河镇印`))

  test('a table belongs to no part', () => expectTold('title 柳河镇安全方案\n…\nannex |村|人|\nannex |甲|乙|\nimprint 抄送：镇党委'))
  test.each(['|村|人\nbody |甲|乙', '村|人|\nbody 甲|乙|'])('lines with a bar at one end are no table: %s', (lines) =>
    expectTold(`title 柳河镇安全方案\n…\nbody ${lines}`),
  )
  test('a single row is a line of the part', () => expectTold('title 柳河镇安全方案\n…\nbody |村|人|\nimprint 抄送：镇党委'))

  test.each([
    ['an organ and a date', 'issuer 柳河镇人民政府\ndate 2025年3月5日'],
    ['several organs and a date', 'issuer 柳河镇党委\nissuer 柳河镇人民政府\ndate 2025年3月5日'],
    ['an organ and a date on one line', 'issuer+date 柳河镇人民政府 2025年3月5日'],
    ['an organ and a date above the imprint', 'issuer 柳河镇人民政府\ndate 2025年3月5日\nimprint 抄送：镇党委'],
    ['no organ that a sentence ends in', `body ${'请各村逐户登记'.repeat(6)}上报柳河镇人民政府\nbody 2025年3月5日`],
    ['no organ above other words', 'body 柳河镇人民政府\nbody 各村照办'],
    ['no date without an organ', 'body 2025年3月5日'],
    ['no organ without a date', 'body 柳河镇人民政府'],
  ])('a signature: %s', (_, lines) => expectTold(`title 柳河镇安全方案\n…\n${lines}`))

  test('a second signature is set aside', () =>
    expectTold('title 柳河镇安全方案\ndate 2025年3月5日\n…\nsecondDate 柳河镇人民政府\nsecondDate 2025年3月6日'))
})

describe('a notice that numbers its own words', () => {
  test('has its plan behind signature or 附件', () => {
    const annexes = ['附件', '附件1', '附件十二'].map((line) => `annex ${line}`)
    for (const end of ['issuer 柳河镇人民政府\ndate 2025年3月5日', 'issuer+date 柳河镇人民政府2025年3月5日', ...annexes])
      expectTold(
        `noticeTitle 柳河镇人民政府关于印发方案的通知\naddressees 各村：\nnotice 现印发给你们。\nnotice 一、认真学习。\nnotice 二、抓好落实。\n${end}\ntitle 柳河镇安全方案\n…`,
      )
  })

  test('has none behind other words', () => {
    const lines = '关于印发方案的通知\n各村：\n现印发给你们。\n一、认真学习\n'
    for (const end of ['请各村见附件', '附件中所列', '附件一览：甲', '请落实。'])
      expect(told(`${lines}${end}\n柳河镇安全方案\n一、任务\n`)[3]).toBe('body 一、认真学习')
  })

  test('has none, and is the plan', () =>
    expectTold(
      `noticeTitle 柳河镇人民政府关于加强安全工作的通知\naddressees 各村：\nnotice 现通知如下：\n…\nissuer 柳河镇人民政府\ndate 2025年3月5日\nimprint 抄送：镇党委`,
    ))
})

test('a number that has lost its signs is none where there is a whole one', () => {
  const number = (text: string) => fieldOf(parse(text, 'liuhe-2025'), 'documentNumber')
  expect(number(spoil('柳河政发〔2025〕7号\n', '').replace('各村', '柳政办发〔202512\n各村'))).toBe('柳政办发〔202512')
  expect(number(spoil('各村', '柳政办发〔202512\n各村'))).toBe('柳河政发〔2025〕7号')
})

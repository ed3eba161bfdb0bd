/**
 * Every rule: an input that breaks it, and the line that the command prints for it.
 */
import {describe, expect, test} from 'vitest'
import {rules} from '../../src/plan/lint.ts'
import {compileText, sound, spoil} from './sound.ts'

const uncited = (findings: string[]) => findings.filter((finding) => !/unknown-(regulation|organ)$/.test(finding))

test('a sound plan has no findings but its unregistered documents and organs', () => {
  const {findings, refused} = compileText(sound)
  expect(uncited(findings)).toEqual([])
  expect(refused).toBe(false)
})

interface Case {
  what: string
  text: string | Uint8Array
  finding: RegExp
}

const errors: Case[] = [
  {what: 'bytes of GB 18030', text: Uint8Array.from([0xc1, 0xf8, 0xba, 0xd3]), finding: /^plan\.txt:1:1 error .*UTF-8.* encoding$/},
  {
    what: 'a bad byte in the middle',
    text: Uint8Array.from([0xe6, 0x9f, 0xb3, 0x0a, 0x41, 0xff]),
    finding: /^plan\.txt:2:2 error .* encoding$/,
  },
  {what: 'UTF-16', text: Uint8Array.from([0xff, 0xfe, 0x33, 0x67]), finding: /^plan\.txt:1:1 error .*UTF-16 LE.* encoding$/},
  {what: 'a .pdf', text: new TextEncoder().encode('%PDF-1.7'), finding: /^plan\.txt:1:1 error 这是 \.pdf。.* unreadable-file$/},
  {
    what: 'Markdown',
    text: sound.replace(/^([一二三]、)/gm, '## $1'),
    finding: /^plan\.txt:14:1 error 编号前面有“##”.*共 3 行.* markdown$/,
  },
  {what: 'NUL', text: spoil('坚持', '坚\u0000持'), finding: /^plan\.txt:15:10 error .*U\+0000.* control-character$/},
  {what: 'an escape sequence', text: spoil('坚持', '\u001b[31m坚持'), finding: /^plan\.txt:15:9 error .*U\+001B.* control-character$/},
  {what: 'nothing', text: '', finding: /^plan\.txt:1:1 error .* empty$/},
  {what: 'blanks only', text: ' \n\u3000\n', finding: /^plan\.txt:1:1 error .* empty$/},
  {what: 'YAML front matter', text: '---\ntitle: x\n---\n' + sound, finding: /^plan\.txt:1:1 error .*“---”.* front-matter$/},
  {what: 'no head and no title', text: sound.slice(sound.indexOf('一、')), finding: /^plan\.txt:1:1 error .*文件头.* header$/},
  {what: 'square brackets in the number', text: spoil('〔2025〕', '[2025]'), finding: /^plan\.txt:1:1 error .*六角括号.* document-number$/},
  {what: 'a padded number', text: spoil('〕7号', '〕07号'), finding: /^plan\.txt:1:1 error .* document-number$/},
  {what: 'a short year', text: spoil('〔2025〕', '〔25〕'), finding: /^plan\.txt:1:1 error .* document-number$/},
  {what: 'an impossible date', text: spoil('3月5日', '2月30日'), finding: /^plan\.txt:9:5 error .*“2025年2月30日”.*日历.* date$/},
  {what: 'an impossible month', text: spoil('3月5日', '13月5日'), finding: /^plan\.txt:9:5 error .* date$/},
  {
    what: 'no plan title',
    text: spoil(/柳河镇安全生产三年方案\n（2025—2027年）\n/, ''),
    finding: /^plan\.txt:\d+:1 error .*方案标题.* plan-title$/,
  },
  {what: 'no numbered parts', text: sound.slice(0, sound.indexOf('一、')), finding: /^plan\.txt:1:1 error .* structure$/},
  {
    what: 'a measure outside its action',
    text: spoil('1.责任落实行动。\n', ''),
    finding: /^plan\.txt:18:1 error .*措施不在任何行动里.*“1\.”一级 level$/,
  },
  {what: 'an action outside its section', text: spoil('（一）开展“两大行动”\n', ''), finding: /^plan\.txt:17:1 error .*跳了级.* level$/},
  {what: 'a skipped measure', text: spoil('（3）', '（5）'), finding: /^plan\.txt:22:1 error 编号“（5）”跳号.*第 3 sequence$/},
  {what: 'a repeated measure', text: spoil('（2）', '（1）'), finding: /^plan\.txt:20:1 error 编号“（1）”.*重复.*第 2 sequence$/},
  {what: 'measures running backwards', text: spoil('（4）', '（2）'), finding: /^plan\.txt:25:1 error 编号“（2）”.*倒退.*第 4 sequence$/},
  {what: 'a skipped chapter', text: spoil('三、', '四、'), finding: /^plan\.txt:26:1 error 编号“四、”.*跳号.*第 3 sequence$/},
  {what: 'a malformed numeral', text: spoil('三、', '三三、'), finding: /^plan\.txt:26:1 error 编号“三三、”.*不合.* sequence$/},
  {what: 'measure zero', text: spoil('（1）', '（0）'), finding: /^plan\.txt:19:1 error .*不合.* sequence$/},
  {what: 'a padded measure', text: spoil('（3）', '（03）'), finding: /^plan\.txt:22:1 error .*补了零.*“（3）” marker$/},
  {
    what: 'a measure without a title',
    text: spoil('治理燃气。组织排查燃气隐患。', ''),
    finding: /^plan\.txt:22:1 error .*没有标题.* empty-part$/,
  },
  {
    what: 'a measure without a text',
    text: spoil('组织排查燃气隐患。', ''),
    finding: /^plan\.txt:22:1 error .*只有标题没有正文.* empty-part$/,
  },
  {
    what: 'an action without measures',
    text: spoil('（4）引进专家。邀请专家指导。\n', ''),
    finding: /^plan\.txt:24:1 error .*没有内容.* empty-part$/,
  },
  {what: '《 without 》', text: spoil('组织排查', '组织《排查'), finding: /^plan\.txt:22:11 error .*没有“》”.* title-marks$/},
  {what: '》 without 《', text: spoil('组织排查', '组织》排查'), finding: /^plan\.txt:22:11 error .*没有“《”.* title-marks$/},
  {
    what: 'a second plan in the same notice',
    text: sound + '柳河镇消防安全方案\n一、总体要求\n（一）指导思想。预防为主。\n',
    finding: /^plan\.txt:29:1 error .*另一份方案.* second-plan$/,
  },
  {what: 'two documents', text: sound + sound, finding: /^plan\.txt:28:1 error .*另一份文件.* second-document$/},
]

const warnings: Case[] = [
  {what: 'blanks in the number', text: spoil('〕7号', '〕 7 号'), finding: /^plan\.txt:1:1 warning .*没有空格.* document-number$/},
  {what: 'no document number', text: spoil('柳河政发〔2025〕7号\n', ''), finding: /^plan\.txt:1:1 warning .* document-number$/},
  {
    what: 'a title alone',
    text: sound.slice(sound.indexOf('柳河镇安全生产三年方案\n')),
    finding: /^plan\.txt:1:1 warning .*文件头.* header$/,
  },
  {what: 'no date', text: spoil('    2025年3月5日\n', ''), finding: /^plan\.txt:\d+:1 warning .* date$/},
  {what: 'a date with points', text: spoil('2025年3月5日', '2025.3.5'), finding: /^plan\.txt:9:5 warning .* date$/},
  {what: 'measures that start again', text: spoil('（4）', '（1）'), finding: /^plan\.txt:25:1 warning .*重新开始.* sequence$/},
  {
    what: 'measures without titles',
    text: spoil(
      /（1）[\s\S]*（3）.*\n/,
      '（1）各村每月组织排查一次，建立台账。\n（2）各单位每季度组织演练一次，做好记录。\n2.专项治理行动。\n（3）排查燃气隐患，限期整改。\n',
    ),
    finding: /^plan\.txt:19:1 warning 有 4 条没有标题.* no-title$/,
  },
  {
    what: 'bullets for numbers',
    text: spoil(/（\d）/g, '——'),
    finding: /^plan\.txt:19:1 warning 有 4 条只有“——”没有编号.* no-number$/,
  },
  {what: 'a page number', text: spoil('2.专项', '— 2 —\n2.专项'), finding: /^plan\.txt:21:1 warning 页码“— 2 —”.* set-aside$/},
  {
    what: 'wrapped lines',
    text: spoil(
      '组织排查燃气隐患。',
      '组织排查燃气隐患，' + '逐户登记\n逐户上报逐户整改逐户复核逐户登记逐户上报逐户整改逐户'.repeat(4) + '。',
    ),
    finding: /^plan\.txt:\d+:1 warning 有 3 行是排版断开的.* wrapped-lines$/,
  },
  {
    what: 'parts without a line end before them',
    text: spoil('落实。\n（2）', '落实。（2）'),
    finding: /^plan\.txt:19:\d+ warning 编号“（2）”不在行首.* glued-line$/,
  },
  {what: 'full-width digits', text: spoil('（3）', '（３）'), finding: /^plan\.txt:22:1 warning .* marker$/},
  {what: 'half-width brackets', text: spoil('（3）', '(3)'), finding: /^plan\.txt:22:1 warning .* marker$/},
  {what: 'a comma after a title', text: spoil('治理燃气。', '治理燃气，'), finding: /^plan\.txt:22:8 warning .*“，”.* title-delimiter$/},
  {
    what: 'a doubled title mark',
    text: spoil('组织排查', '组织《《甲》乙》排查'),
    finding: /^plan\.txt:22:12 warning .*〈〉.* title-marks$/,
  },
  {what: 'an unbalanced quotation', text: spoil('组织排查', '组织“排查'), finding: /^plan\.txt:22:11 warning .* quotation-marks$/},
  {
    what: 'residue of a word processor',
    text: spoil('组织排查', '[bookmark: _GoBack]组织排查'),
    finding: /^plan\.txt:22:9 warning .*_GoBack.* word-residue$/,
  },
  {what: 'a blank in a sentence', text: spoil('组织排查', '组织 排查'), finding: /^plan\.txt:22:11 warning .* stray-blank$/},
  {
    what: 'an unknown document',
    text: spoil('组织排查', '按《甲办法》排查'),
    finding: /^plan\.txt:22:\d+ warning “《甲办法》”.* unknown-regulation$/,
  },
]

describe.each([
  ['error', errors],
  ['warning', warnings],
] as const)('%s', (severity, cases) => {
  test.each(cases.map((one) => [one.what, one] as const))('%s', (_what, {text, finding}) => {
    const {findings, refused, files} = compileText(text)
    expect(
      findings.filter((line) => finding.test(line)),
      findings.join('\n'),
    ).toHaveLength(1)
    expect(refused).toBe(severity === 'error')
    expect(files.length > 0).toBe(severity === 'warning')
  })
})

test('what is no text gets one finding, not a list of what it lacks', () => {
  expect(compileText(Uint8Array.from([0xff, 0xd8, 0xff])).findings).toHaveLength(1)
  expect(compileText('').findings).toHaveLength(1)
})

test('every rule is broken by a case', () => {
  const shown = [...errors, ...warnings].map(({finding}) => finding.source.replace(/\$$/, '').split(' ').at(-1))
  expect(Object.keys(rules).filter((id) => !shown.includes(id))).toEqual([])
})

test('a finding is one line, whatever the text holds', () => {
  const {findings} = compileText(spoil('组织排查', '按《甲\u2028乙\u200b》排查\u0007'))
  for (const finding of findings) expect(finding).toMatch(/^plan\.txt:\d+:\d+ (error|warning) [^\u0000-\u001f\u2028]+ [a-z-]+$/)
})

/** What a sentence asks, and of whom: who is its subject, who is urged, leads, takes part, is a partner; by when, how often. */
import {describe, expect, test} from 'vitest'
import {readDuties} from '../../src/plan/duty.ts'
import {organFinder} from '../../src/plan/organ.ts'

const organ = (name: string, aliases: string[] = [], short: string[] = [], implied = false) => ({name, aliases, short, implied})
const find = organFinder([
  organ('镇政府', [], [], true),
  organ('应急办'),
  organ('派出所', [], ['公安']),
  organ('消防队', [], ['消防']),
  organ('企业'),
  organ('各村'),
  organ('各办、局、中心', ['各部门']),
  organ('行业主管部门'),
  organ('相关单位'),
])

/** The duties of a text, one a line: who, what, by when, how often; `*` is the town government that no word names. */
function asked(text: string, title = ''): string[] {
  return readDuties(text, find, 2024, text, title).map(({actors, action, deadline, frequency}) => {
    const who = actors.map(({name, role, implied}) => (implied ? '*' : name) + (role === 'responsible' ? '' : `:${role}`))
    return [who.join(' '), action.text, deadline?.date, frequency?.text].filter(Boolean).join(' | ')
  })
}

describe('who is responsible', () => {
  test.each([
    ['nobody named', '开展排查，整改隐患。', ['* | 开展排查', '* | 整改隐患']],
    [
      'the subject, to the end of the sentence',
      '各村要开展排查，整改隐患。建立台账。',
      ['各村 | 开展排查', '各村 | 整改隐患', '* | 建立台账'],
    ],
    [
      'the next subject from there on',
      '各村要开展排查，应急办要督办，建立台账。',
      ['各村 | 开展排查', '应急办 | 督办', '应急办 | 建立台账'],
    ],
    ['several', '各村要开展排查，派出所、消防队要整改隐患。', ['各村 | 开展排查', '派出所 消防队 | 整改隐患']],
    ['a subject cut off from what it is to do', '各村要，开展排查。', ['各村 | 开展排查']],
    ['the subject leads', '各村要牵头落实，应急办督导。', ['各村:lead | 牵头落实', '应急办 | 督导']],
    ['who acts through another', '通过派出所开展排查，整改隐患。', ['派出所 | 通过派出所开展排查', '派出所 | 整改隐患']],
    ['until 并', '通过派出所开展排查，并整改隐患。', ['派出所 | 通过派出所开展排查', '* | 整改隐患']],
    [
      'or until the next subject',
      '通过派出所开展排查，各村要整改，并上报。',
      ['派出所 | 通过派出所开展排查', '各村 | 整改', '各村 | 上报'],
    ],
    ['through what is no act', '通过派出所的努力整改隐患。', ['* | 通过派出所的努力整改隐患']],
    ['through whom is said further down', '开展通过派出所开展的检查。', ['* | 开展通过派出所开展的检查']],
  ])('%s', (_, text, expected) => expect(asked(text)).toEqual(expected))
})

describe('who is urged', () => {
  test.each([
    ['by name', '督促企业整改隐患。', ['* 企业:urged | 督促企业整改隐患']],
    ['and by whom', '各村要督促企业整改隐患。', ['各村 企业:urged | 督促企业整改隐患']],
    ['with words of quality before the name', '督促辖区内重点企业整改隐患。', ['* 企业:urged | 督促辖区内重点企业整改隐患']],
    ['with a name that begins like one', '督促各部门整改隐患。', ['* 各办、局、中心:urged | 督促各部门整改隐患']],
    ['with a name that is such a word', '督促相关单位整改隐患。', ['* 相关单位:urged | 督促相关单位整改隐患']],
    ['by two verbs', '进一步督促指导企业整改隐患。', ['* 企业:urged | 进一步督促指导企业整改隐患']],
    ['by a means', '通过执法手段督促企业整改隐患。', ['* 企业:urged | 通过执法手段督促企业整改隐患']],
    ['behind another thing to do', '强化执法、督促企业整改隐患。', ['* | 强化执法', '* 企业:urged | 督促企业整改隐患']],
    ['in its work', '支持企业安全工作。', ['* 企业:urged | 支持企业安全工作']],
    ['but not who is only spoken of', '支持企业的安全。', ['* | 支持企业的安全']],
    ['nor within another verb', '加强督促企业整改隐患。', ['* | 加强督促企业整改隐患']],
    [
      'for all that follows',
      '督促企业建立台账，加大投入，并整改。',
      ['* 企业:urged | 督促企业建立台账', '* 企业:urged | 加大投入', '* 企业:urged | 整改'],
    ],
    [
      'until another is',
      '督促企业建立台账，指导各村排查，整改隐患。',
      ['* 企业:urged | 督促企业建立台账', '* 各村:urged | 指导各村排查', '* 各村:urged | 整改隐患'],
    ],
    ['until a semicolon', '督促企业建立台账；加大投入。', ['* 企业:urged | 督促企业建立台账', '* | 加大投入']],
    ['until a half-width one', '督促企业建立台账;加大投入。', ['* 企业:urged | 督促企业建立台账', '* | 加大投入']],
    ['until the next subject', '督促企业建立台账，各村要加大投入。', ['* 企业:urged | 督促企业建立台账', '各村 | 加大投入']],
    ['until another verb of urging', '督促企业建立台账，推动工作落实。', ['* 企业:urged | 督促企业建立台账', '* | 推动工作落实']],
    [
      'until the town takes part elsewhere',
      '督促企业建立台账，配合区政府检查。',
      ['* 企业:urged | 督促企业建立台账', '* | 配合区政府检查'],
    ],
    ['until it asks others', '督促企业建立台账，邀请专家指导。', ['* 企业:urged | 督促企业建立台账', '* | 邀请专家指导']],
    [
      'until somebody leads',
      '督促企业建立台账，组织应急办牵头，派出所参与排查，整改隐患。',
      ['* 企业:urged | 督促企业建立台账', '* 应急办:lead 派出所:participant | 组织应急办牵头，派出所参与排查', '* | 整改隐患'],
    ],
  ])('%s', (_, text, expected) => expect(asked(text)).toEqual(expected))
})

describe('who leads and who takes part', () => {
  test.each([
    [
      '由应急办牵头，派出所、消防队参与整治。',
      ['* 应急办:lead 派出所:participant 消防队:participant | 由应急办牵头，派出所、消防队参与整治'],
    ],
    ['由应急办牵头派出所协助整治。', ['* 应急办:lead 派出所:participant | 由应急办牵头派出所协助整治']],
    [
      '组织应急办和各村牵头、公安、消防等部门配合整治。',
      ['* 应急办:lead 各村:lead 派出所:participant 消防队:participant | 组织应急办和各村牵头、公安、消防等部门配合整治'],
    ],
    ['由应急办牵头，派出所参加督促企业整治。', ['* 应急办:lead 派出所:participant | 由应急办牵头，派出所参加督促企业整治']],
    ['由应急办牵头，派出所整治隐患。', ['* 应急办:lead | 由应急办牵头，派出所整治隐患']],
    ['由应急办主任牵头，乡政府参与整治。', ['* | 由应急办主任牵头，乡政府参与整治']],
  ])('%s', (text, expected) => expect(asked(text)).toEqual(expected))
})

describe('who is a partner', () => {
  test.each([
    [
      '联合派出所、消防队检查，会同各村整改。',
      ['* 派出所:partner 消防队:partner | 联合派出所、消防队检查', '* 各村:partner | 会同各村整改'],
    ],
    [
      '配合派出所检查；会同各村整改；邀请消防队指导。',
      ['* 派出所:partner | 配合派出所检查', '* 各村:partner | 会同各村整改', '* 消防队:partner | 邀请消防队指导'],
    ],
    ['督促企业联合企业和各村整改。', ['* 各村:partner 企业:urged | 督促企业联合企业和各村整改']],
  ])('%s', (text, expected) => expect(asked(text)).toEqual(expected))
})

test('departments are those in charge of a sector where the title speaks of them', () => {
  const title = '压实行业部门责任'
  expect(asked('督促各部门整改。联合各部门整改。督促各村整改。', title)).toEqual([
    '* 行业主管部门:urged | 督促各部门整改',
    '* 行业主管部门:partner | 联合各部门整改',
    '* 各村:urged | 督促各村整改',
  ])
  expect(asked('督促各部门整改。', '压实部门责任')).toEqual(['* 各办、局、中心:urged | 督促各部门整改'])
})

describe('an action', () => {
  test.each([
    ['begins with its bases', '根据甲，结合乙，开展排查，按照丙，整改。', ['* | 根据甲，结合乙，开展排查', '* | 按照丙，整改']],
    ['begins behind its subject and 并', '各村要根据甲，开展排查，并且整改隐患。', ['各村 | 根据甲，开展排查', '各村 | 整改隐患']],
    ['goes on in clauses without a verb', '开展排查，一企一档，一户一册，整改隐患。', ['* | 开展排查，一企一档，一户一册', '* | 整改隐患']],
    ['ends before an aim', '开展排查，确保安全，整改隐患。', ['* | 开展排查', '* | 整改隐患']],
    ['is not a principle', '坚持预防为主。', []],
    [
      'has the deadline before it, and its own',
      '6月底前，开展排查，2025年底前完成整改，建立台账。',
      ['* | 开展排查 | 2024-06-30', '* | 2025年底前完成整改 | 2025-12-31', '* | 建立台账 | 2024-06-30'],
    ],
    [
      'has a deadline in its bases',
      '根据2025年内要求，开展排查。开展整改。',
      ['* | 根据2025年内要求，开展排查 | 2025-12-31', '* | 开展整改'],
    ],
    ['has its own rhythm', '每月开展排查一次，整改隐患。', ['* | 每月开展排查一次 | 每月开展排查一次', '* | 整改隐患']],
  ])('%s', (_, text, expected) => expect(asked(text)).toEqual(expected))
})

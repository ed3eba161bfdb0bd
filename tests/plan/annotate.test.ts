/** What hangs on the tree: slips of the printed text at their place, and who a tail names. */
import {describe, expect, test} from 'vitest'
import type {Erratum} from '../../src/plan/index.ts'
import {compileText, noRegisters, spoil} from './sound.ts'

const slip = (more: Partial<Erratum>): Erratum => ({
  node: 'measure-3',
  field: 'text',
  text: '隐患',
  suggestion: '隐患点',
  certainty: 'possible',
  reason: '试',
  occurrence: 1,
  place: {file: 'errata.yaml', line: 7, column: 3},
  ...more,
})
const twice = spoil('组织排查燃气隐患。', '组织排查燃气隐患，整改隐患。')
const annotate = (...errata: Erratum[]) => compileText(twice, {...noRegisters, errata})
const notesOf = ({record}: ReturnType<typeof annotate>) => record.nodes.find(({id}) => id === 'measure-3')!.notes

describe('errata', () => {
  test('stand at the words that they name, the one that is meant', () => {
    expect(notesOf(annotate(slip({})))).toMatchObject([{field: 'text', start: 6, end: 8}])
    expect(notesOf(annotate(slip({occurrence: 2})))).toMatchObject([{start: 11, end: 13}])
  })

  test('of the title come first, then by place, whatever their order in the register', () => {
    const notes = notesOf(annotate(slip({occurrence: 2}), slip({}), slip({field: 'title', text: '燃气'})))
    expect(notes.map(({field, start}) => `${field} ${start}`)).toEqual(['title 2', 'text 6', 'text 11'])
  })

  test.each([
    ['the third of two', slip({occurrence: 3}), '勘误所引的“隐患”在 measure-3 的正文里找不到（第 3 处），应与原文逐字相同'],
    ['words that are not in the title', slip({field: 'title'}), '勘误所引的“隐患”在 measure-3 的标题里找不到（第 1 处），应与原文逐字相同'],
    ['a part that does not exist', slip({node: 'measure-99'}), '勘误指向的“measure-99”不存在，应是方案里某一条的编号，如 measure-4'],
  ])('are refused at their own line: %s', (_, erratum, reason) => {
    const {refused, file, files} = annotate(erratum)
    expect(refused).toBe(true)
    expect(files).toEqual([])
    expect(file.messages.filter(({ruleId}) => ruleId === 'stale-erratum')).toMatchObject([
      {reason, file: 'errata.yaml', line: 7, column: 3, fatal: true},
    ])
  })
})

describe('a tail', () => {
  const duties = (text: string) => compileText(spoil('组织排查燃气隐患。', text)).record.nodes.find(({id}) => id === 'measure-3')!.duties

  test('says who has the sentences before it that name nobody, and by when', () => {
    const both = duties('燃气是重点。形势严峻。（责任单位：镇应急办；完成时限：2025年6月底）')
    expect(both.map(({action}) => action.text)).toEqual(['燃气是重点', '形势严峻'])
    for (const {actors, deadline} of both) {
      expect(actors).toEqual([{name: '镇应急办', role: 'responsible', implied: false}])
      expect(deadline).toMatchObject({date: '2025-06-30'})
    }
  })

  test('leaves who is implied where it names only who has a part', () => {
    const [duty] = duties('形势严峻。（配合单位：镇财政所）')
    expect(duty!.actors.map(({role, implied}) => `${role} ${implied}`)).toEqual(['responsible true', expect.stringMatching(/ false$/)])
  })

  test('makes no duty of nothing', () => expect(duties('（责任单位：镇应急办）')).toEqual([]))
})

describe('the duties of a part', () => {
  const organs = ['镇政府', '镇应急办', '派出所', '各村', '各单位'].map((name, index) => ({
    name,
    aliases: [],
    short: [],
    implied: index === 0,
  }))
  const compiled = (plan: string, errata: Erratum[] = []) => compileText(plan, {...noRegisters, organs, errata})
  const dutiesIn = ({record}: ReturnType<typeof compiled>, id = 'measure-3') =>
    record.nodes
      .find((node) => node.id === id)!
      .duties.map(({actors, action, deadline, frequency}) => {
        const who = actors.map(({name, role, implied}) => (implied ? '*' : name) + (role === 'responsible' ? '' : `:${role}`))
        return [who.join(' '), action.text, deadline?.date, frequency?.text].filter(Boolean).join(' | ')
      })
  const asked = (text: string) => dutiesIn(compiled(spoil('组织排查燃气隐患。', text)))

  test.each([
    [
      'a tail is of the words before it',
      '开展排查。（责任单位：镇应急办）整改隐患。（责任单位：派出所）建立台账。',
      ['镇应急办 | 开展排查', '派出所 | 整改隐患', '* | 建立台账'],
    ],
    [
      'a tail is of what follows where nothing is before it',
      '（责任单位：镇应急办）开展排查。整改隐患。',
      ['镇应急办 | 开展排查', '镇应急办 | 整改隐患'],
    ],
    [
      'two tails may be of the same words',
      '（责任单位：镇应急办）坚持预防为主。（配合单位：派出所）',
      ['镇应急办 派出所:participant | 坚持预防为主'],
    ],
    [
      'a tail makes a duty of the last sentence, its end left out',
      '坚持预防为主。坚持安全第一。（责任单位：镇应急办）',
      ['镇应急办 | 坚持安全第一'],
    ],
    [
      'who is named stays beside who answers',
      '各村要开展排查。（牵头单位：派出所；配合单位：各村、镇应急办）',
      ['各村 派出所:lead 镇应急办:participant | 开展排查'],
    ],
    [
      'a time of a tail is the deadline where the words have none',
      '2025年底前完成整治。开展排查。（完成时限：2026年6月；时限：2027年）',
      ['* | 2025年底前完成整治 | 2025-12-31', '* | 开展排查 | 2026-06-30'],
    ],
    ['the words of a tail are no duty', '开展排查。责任单位：镇应急办要加强管理。', ['镇应急办要加强管理 | 开展排查']],
    [
      'names and markers of lists are none',
      '开展排查：\n①整改隐患。\n②建立台账。\n组 长：张三\n李四 王五\n加强管理。',
      ['* | 开展排查', '* | 整改隐患', '* | 建立台账', '* | 加强管理'],
    ],
    ['a line goes on in the next', '开展排查，\n一户一册。', ['* | 开展排查，\n一户一册']],
    [
      'a row of a table is one, with its time and rhythm',
      '开展排查。\n|任务|责任单位|完成时限|\n|每月整治燃气|镇应急办、镇应急办、派出所|2026年6月|\n|整治消防|各村|每季度|\n|演练|各村|2027年9月底前|\n加强管理。',
      [
        '* | 开展排查',
        '镇应急办 派出所 | 每月整治燃气 | 2026-06-30 | 每月',
        '各村 | 整治消防 | 每季度',
        '各村 | 演练 | 2027-09-30',
        '* | 加强管理',
      ],
    ],
    [
      'a row with tabs is one, who stands in two of its cells is named once',
      '开展排查。\n任务\t牵头单位\t配合单位\n加强监管燃气\t镇应急办\t派出所、镇应急办\n加强管理。',
      ['* | 开展排查', '镇应急办:lead 派出所:participant | 加强监管燃气', '* | 加强管理'],
    ],
    ['traditional characters are read like others', '鎮應急辦要開展排查。', ['镇应急办 | 開展排查']],
  ])('%s', (_, text, expected) => expect(asked(text)).toEqual(expected))

  test('a row that is none is told at its line', () => {
    const {findings} = compiled(
      spoil('组织排查燃气隐患。', '开展排查。\n|任务|责任单位|\n|整治燃气|镇应急办|\n|整治|消防|各村|\n加强管理。'),
    )
    expect(findings.filter((line) => line.endsWith(' table-row'))).toEqual([
      expect.stringMatching(/^plan\.txt:25:1 warning 表格的这一行没有读成职责/),
    ])
  })

  test('a subject that nobody registered is told once, at the part', () => {
    const {findings} = compiled(spoil('组织排查燃气隐患。', '各旗区要开展排查，整改隐患。各村要建立台账。加强管理。'))
    expect(findings.filter((line) => /各旗区|“(?:各村|镇政府)”不在/.test(line))).toEqual([
      expect.stringMatching(/^plan\.txt:22:9 warning “各旗区”不在机构登记里.* unknown-organ$/),
    ])
  })

  test('a slip is read as it is meant, where the lengths agree', () => {
    const read = (suggestion: string) =>
      dutiesIn(compiled(spoil('组织排查燃气隐患。', '加强管理，开晨排查。'), [slip({text: '开晨', suggestion})]))
    expect(read('开展')).toEqual(['* | 加强管理', '* | 开晨排查'])
    expect(read('全面开展')).toEqual(['* | 加强管理，开晨排查'])
  })

  test('a notice asks its addressees, if the register knows them', () => {
    const notice = (text: string) => dutiesIn(compiled(spoil('现将方案印发给你们。', text)), 'notice')
    expect(notice('现印发给你们，请结合实际认真执行。')).toEqual(['各村 各单位 | 结合实际认真执行'])
    expect(notice('现印发给你们，请认真执行')).toEqual(['各村 各单位 | 认真执行'])
    expect(notice('现印发给你们。')).toEqual([])
    expect(dutiesIn(compiled(spoil('各村、各单位：', '全体居民：').replace('给你们。', '给你们，请认真执行。')), 'notice')).toEqual([])
  })

  test('aims and parts with others below ask nothing', () => {
    const plan = spoil('治理燃气。', '工作目标。').replace('2.专项治理行动。', '2.专项治理行动。开展治理。')
    const {record} = compiled(plan)
    expect(record.nodes.filter(({id}) => ['measure-3', 'action-2'].includes(id)).map(({duties}) => duties)).toEqual([[], []])
  })

  test('a tail of a part is of those below it, unless they have one', () => {
    const plan = spoil('2.专项治理行动。', '2.专项治理行动（责任单位：镇应急办）')
      .replace('（3）治理燃气。组织排查燃气隐患。', '（3）治理燃气。开展排查。\n（4）治理消防。开展检查。（责任单位：派出所）')
      .replace('（4）引进', '（5）引进')
    expect(dutiesIn(compiled(plan))).toEqual(['镇应急办 | 开展排查'])
    expect(dutiesIn(compiled(plan), 'measure-2')).not.toContain('镇应急办')
  })

  test('a year that is not printed is that of the date, else of the title', () => {
    const plan = spoil('组织排查燃气隐患。', '年底前完成整治。')
    expect(dutiesIn(compiled(plan.replace('2025年3月5日', '2026年3月5日')))).toEqual(['* | 年底前完成整治 | 2026-12-31'])
    const undated = plan.replace('    2025年3月5日\n', '')
    expect(dutiesIn(compiled(undated.replaceAll('2025—2027年', '2024—2027年')))).toEqual(['* | 年底前完成整治 | 2024-12-31'])
    expect(dutiesIn(compiled(undated.replaceAll('（2025—2027年）', '')))).toEqual(['* | 年底前完成整治'])
  })
})

import {join} from 'node:path'
import fc from 'fast-check'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {compileFile, readRegisters, root} from '../../scripts/seeds.ts'
import {readDuties} from '../../src/plan/duty.ts'
import {organFinder} from '../../src/plan/organ.ts'
import {compile, readSource, type Duty, type Registers} from '../../src/plan/index.ts'
import {readDutyRecords} from '../../src/registers/duties.ts'
import {readOrgans} from '../../src/registers/organs.ts'

const folder = join(root, 'seeds/tongchuan-2024')
const {registers} = readRegisters(folder)
const find = organFinder(registers.organs)
const read = (text: string, title = '') => readDuties(text, find, 2024, text, title)

/** A duty in one line: who（role） what ｜by when｜how often. */
function line({actors, action, deadline, frequency}: Duty): string {
  const who = actors.map(({name, role, implied}) => `${name}:${implied ? 'implied' : role}`).join(' ')
  const often = frequency && `${frequency.text}=${frequency.count ?? ''}/${frequency.unit}`
  return [who, action.text, deadline && `${deadline.text}=${deadline.date}`, often].filter(Boolean).join(' | ')
}

describe('one sentence', () => {
  test.each([
    ['a sentence without a subject is the town government’s', '强化施工现场安全管理。', ['镇政府:implied | 强化施工现场安全管理']],
    [
      'a subject goes on to the end of its sentence',
      '镇应急办要统筹做好组织实施，负责制定方案。加强培训。',
      ['镇应急办:responsible | 统筹做好组织实施', '镇应急办:responsible | 负责制定方案', '镇政府:implied | 加强培训'],
    ],
    [
      'who urges is responsible, who is urged is named, and stays so',
      '督促生产经营单位建立健全并落实责任制，加大安全生产投入。',
      ['镇政府:implied 生产经营单位:urged | 督促生产经营单位建立健全并落实责任制', '镇政府:implied 生产经营单位:urged | 加大安全生产投入'],
    ],
    [
      'a new subject after a stray 、',
      '加强治本之策，不断提升安全水平、各成员单位要督促企业加大投入。',
      ['镇政府:implied | 加强治本之策', '各成员单位:responsible 生产经营单位:urged | 督促企业加大投入'],
    ],
    [
      'lead and participants are one duty',
      '组织镇城镇办牵头，公安、市场、消防等部门（机构）参与排查整治工作。',
      [
        '镇政府:implied 镇城镇办:lead 派出所:participant 市场监管:participant 消防:participant | 组织镇城镇办牵头，公安、市场、消防等部门（机构）参与排查整治工作',
      ],
    ],
    ['a subject that leads', '镇应急办牵头落实。', ['镇应急办:lead | 牵头落实']],
    [
      'a partner that the register knows',
      '镇应急办要联合镇纪委监察办及时约谈。',
      ['镇应急办:responsible 镇纪委监察办:partner | 联合镇纪委监察办及时约谈'],
    ],
    [
      'one that it does not know stays in the words',
      '配合区有关部门 2024 年底前建立健全分区域，分行业统计分析机制。',
      ['镇政府:implied | 配合区有关部门 2024 年底前建立健全分区域，分行业统计分析机制 | 2024 年底前=2024-12-31'],
    ],
    ['a subject that it does not know is named as printed', '各旗区要开展排查。', ['各旗区:responsible | 开展排查']],
    ['an aim behind a duty is none', '严厉打击违法行为，切实消除事故隐患。', ['镇政府:implied | 严厉打击违法行为']],
    ['an aim alone is all that is asked', '不断提升监管水平。', ['镇政府:implied | 不断提升监管水平']],
    ['a principle is none', '以新思想为指导，坚持人民至上。', []],
    [
      'basis and means stay with the action',
      '按照预案要求，督促各部门及时修订专项预案。',
      ['镇政府:implied 各办、局、中心:urged | 按照预案要求，督促各部门及时修订专项预案'],
    ],
    [
      'a comma in a list does not cut',
      '深入开展气瓶，压力管道等涉燃气设备安全监管。',
      ['镇政府:implied | 深入开展气瓶，压力管道等涉燃气设备安全监管'],
    ],
    [
      '并 cuts behind an object only',
      '设立专项资金并上报区政府，完善并落实责任制。',
      ['镇政府:implied | 设立专项资金', '镇政府:implied | 上报区政府', '镇政府:implied | 完善并落实责任制'],
    ],
    [
      'short names count in lists only',
      '持续开展安全生产月、消防宣传月等活动。',
      ['镇政府:implied | 持续开展安全生产月、消防宣传月等活动'],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text).map(line)).toEqual(expected)
  })
})

describe('deadlines', () => {
  test.each([
    ['2024年底前完成整治。', '2024年底前', '2024-12-31'],
    ['2024 年底前完成整治。', '2024 年底前', '2024-12-31'],
    ['２０２５年６月底前完成整治。', '２０２５年６月底前', '2025-06-30'],
    ['到2026年底完成整治。', '到2026年底', '2026-12-31'],
    ['2026年9月15日前完成整治。', '2026年9月15日前', '2026-09-15'],
    ['2025年3月前完成整治。', '2025年3月前', '2025-02-28'],
    ['完成本年度工作清单任务。', '本年度', '2024-12-31'],
    ['6月底前完成整治。', '6月底前', '2024-06-30'],
  ])('%s', (text, words, date) => {
    expect(read(text)[0]!.deadline).toMatchObject({text: words, date})
  })

  test.each(['完善2024年度任务清单。', '落实《关于2024年底前完成整治的通知》。', '总结2023行动经验。'])('%s has none', (text) => {
    expect(read(text)[0]!.deadline).toBeNull()
  })

  test('a deadline before the comma is that of what follows', () => {
    expect(read('2024年底前，结合实际，召开专题会议。').map(line)).toEqual([
      '镇政府:implied | 结合实际，召开专题会议 | 2024年底前=2024-12-31',
    ])
  })
})

describe('rhythms', () => {
  test.each([
    ['每季度至少听取一次汇报。', '每季度至少听取一次', 1, 'quarter'],
    ['每月至少研究两次突出问题。', '每月至少研究两次', 2, 'month'],
    ['每季度开展1次督导调研。', '每季度开展1次', 1, 'quarter'],
    ['每年至少组织开展1次疏散逃生演练。', '每年至少组织开展1次', 1, 'year'],
    ['每半年开展一次评估。', '每半年开展一次', 1, 'half-year'],
    ['每周巡查。', '每周', 1, 'week'],
    ['定期转发安全常识。', '定期', null, 'irregular'],
  ])('%s', (text, words, count, unit) => {
    expect(read(text)[0]!.frequency).toMatchObject({text: words, count, unit})
  })

  test.each(['健全常态化工作机制。', '开展安全生产月活动。', '纳入年度述职内容。'])('%s has none', (text) => {
    expect(read(text)[0]!.frequency).toBeNull()
  })
})

describe('the plan of 2024', () => {
  const {record, file} = compileFile(join(folder, 'plan.txt'), 'tongchuan-2024')
  const duties = record.nodes.flatMap((node) => node.duties.map((duty) => ({...duty, node})))

  test('every general requirement, measure and guarantee asks something, but for the aims', () => {
    const silent = record.nodes.filter(({kind, duties}) => ['general', 'measure', 'guarantee'].includes(kind) && duties.length === 0)
    expect(silent.map(({id}) => id)).toEqual(['general-2'])
    expect(duties.length).toBeGreaterThan(170)
    expect(file.messages.filter(({ruleId}) => ruleId === 'stale-duty')).toEqual([])
  })

  test('names are canonical and every duty has one who is responsible', () => {
    const names = new Set(registers.organs.map(({name}) => name))
    for (const {actors} of duties) {
      expect(actors.every(({name}) => names.has(name))).toBe(true)
      expect(actors.some(({role}) => role === 'responsible')).toBe(true)
      expect(new Set(actors.map(({name}) => name)).size).toBe(actors.length)
    }
  })

  test('every deadline and every rhythm of the text', () => {
    expect(duties.flatMap(({node, deadline}) => (deadline ? [`${node.id} ${deadline.text} ${deadline.date}`] : []))).toEqual([
      'measure-3 本年度 2024-12-31',
      'measure-5 2024年底前 2024-12-31',
      'measure-14 2024 年底前 2024-12-31',
      'measure-15 2024 年底前 2024-12-31',
    ])
    expect(duties.flatMap(({node, frequency}) => (frequency ? [`${node.id} ${frequency.text}`] : []))).toEqual([
      'measure-21 每年至少组织开展1次',
      'measure-26 定期',
      'guarantee-1 每季度至少听取一次',
      'guarantee-1 每月至少研究一次',
      'guarantee-1 每季度开展1次',
      'guarantee-1 常态化',
    ])
  })

  test('spans are verbatim, in order, and do not overlap', () => {
    for (const {text, duties} of record.nodes) {
      let last = 0
      for (const {action, deadline, frequency} of duties) {
        for (const span of [action, deadline, frequency]) if (span) expect(text.slice(span.start, span.end)).toBe(span.text)
        expect(action.start).toBeGreaterThanOrEqual(last)
        last = action.end
      }
    }
  })

  test('every sentence of a measure is covered, but for aims at its end', () => {
    for (const {id, kind, text, duties} of record.nodes) {
      if (kind !== 'measure') continue
      for (const sentence of text.split('。').filter(Boolean)) {
        const start = text.indexOf(sentence)
        const covered = duties.some(({action}) => action.start < start + sentence.length && action.end > start)
        expect(covered, `${id} ${sentence}`).toBe(true)
      }
    }
  })
})

describe('records', () => {
  const text = `铜政发〔2024〕1号\n某镇人民政府关于印发《方案》的通知\n各村：\n现印发给你们。\n某镇人民政府\n2024年4月10日\n某镇安全方案\n一、任务\n（一）部分\n1.行动。\n（1）整治。开展整治，强化管理。\n`
  const yaml = (quote: string, action: string) =>
    `- node: measure-1\n  quote: ${quote}\n  reason: 试\n  duties:\n    - implied: [镇政府]\n      action: ${action}\n`
  const run = (value: string) => {
    const register = new VFile({path: 'seeds/x/duties.yaml', value})
    const duties = readDutyRecords(register, registers.organs)
    const file = readSource(new TextEncoder().encode(text), 'plan.txt')
    const all: Registers = {errata: [], regulations: [], regions: {}, organs: registers.organs, duties}
    const compiled = compile(file, 'x', '', all)
    const measure = compiled.record.nodes.find(({id}) => id === 'measure-1')
    return {...compiled, register, duties: measure!.duties, stale: file.messages.filter(({ruleId}) => ruleId === 'stale-duty')}
  }

  test('a record stands in place of what the rules read in its passage', () => {
    expect(run(yaml('开展整治', '整治')).duties.map(({action}) => action.text)).toEqual(['整治', '强化管理'])
    expect(run('- {node: measure-1, quote: 开展整治, reason: 试, duties: []}\n').duties.map(({action}) => action.text)).toEqual([
      '强化管理',
    ])
  })

  test('a quote that is no longer in the text is refused at its line and column', () => {
    const {refused, stale} = run(yaml('开展整顿', '开展整顿'))
    expect(refused).toBe(true)
    expect(stale.map(({file, line, column}) => [file, line, column])).toEqual([['seeds/x/duties.yaml', 2, 10]])
  })

  test('so is an action outside its quote, and a part that is not there', () => {
    expect(run(yaml('开展整治', '强化管理')).stale.map(({line, column}) => [line, column])).toEqual([[6, 15]])
    expect(run(yaml('开展整治', '整治').replace('measure-1', 'measure-9')).stale.length).toBe(1)
  })

  test('a name outside the register is refused', () => {
    const {register} = run(yaml('开展整治', '整治').replace('镇政府', '某办'))
    expect(register.messages.map(({ruleId, line}) => [ruleId, line])).toEqual([['unknown-organ', 6]])
  })

  test('one name belongs to one organ', () => {
    const file = new VFile({
      value: '- {id: a, name: 甲, kind: post, about: 试}\n- {id: b, name: 乙, aliases: [甲], kind: post, about: 试}\n',
    })
    readOrgans(file)
    expect(file.messages.map(({ruleId, line}) => [ruleId, line])).toEqual([['duplicate-organ', 2]])
  })
})

describe('on any text', () => {
  const words = fc.constantFrom(
    ...'，。；、《》“”（）并将',
    ...[
      '督促',
      '生产经营单位',
      '镇应急办',
      '要',
      '牵头',
      '参与',
      '2024年底前',
      '每季度',
      '一次',
      '定期',
      '开展',
      '提升',
      '等部门',
      '消防',
      '，',
    ],
  )
  const text = fc.oneof(
    fc.string({unit: 'grapheme'}),
    fc.array(words, {maxLength: 60}).map((list) => list.join('')),
  )

  test('spans are verbatim and in range, and the same text gives the same duties', () => {
    fc.assert(
      fc.property(text, (text) => {
        const duties = read(text)
        for (const {actors, action, deadline, frequency} of duties) {
          expect(actors.length).toBeGreaterThan(0)
          expect(action.end).toBeGreaterThan(action.start)
          for (const span of [action, deadline, frequency]) if (span) expect(text.slice(span.start, span.end)).toBe(span.text)
        }
        expect(read(text)).toEqual(duties)
      }),
      {numRuns: 2000},
    )
  })

  test('a hundred thousand characters without a mark, or with nothing else, end', () => {
    for (const piece of ['推动', '，', '、', '每', '《', '消防', '督促生产经营单位、', '并', '2024年', '镇应急办要'])
      read(piece.repeat(100_000 / piece.length))
  })
})

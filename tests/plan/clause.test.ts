/** Where a sentence is cut, and what each clause is in it. */
import {describe, expect, test} from 'vitest'
import {readClauses, skipConjunction, spanOf, subjectOf} from '../../src/plan/clause.ts'
import {organFinder} from '../../src/plan/organ.ts'

const find = organFinder(
  ['镇政府', '镇应急办', '派出所', '各村', '企业'].map((name, index) => ({name, aliases: [], short: [], implied: index === 0})),
)

/** The clauses of a sentence that stands between others: `form words`, the mark before them in front. */
function clauses(sentence: string): string[] {
  const [before, after] = ['做好甲、《', '》、做好乙']
  const text = before + sentence + after
  return readClauses(text, before.length, text.length - after.length, find).map(
    ({start, end, before: mark, form}) => `${mark}${form} ${text.slice(start, end)}`,
  )
}

describe('a sentence is cut', () => {
  test.each([
    ['at commas and semicolons', '排查甲处，整改乙处；建立台账', ['action 排查甲处', '，action 整改乙处', '；action 建立台账']],
    [
      'in half-width marks too, and at colons',
      '排查甲处,整改乙处;建立台账:落实丙事：落实丁事',
      ['action 排查甲处', ',action 整改乙处', ';action 建立台账', ':action 落实丙事', '：action 落实丁事'],
    ],
    [
      'outside marks that pair',
      '排查《甲，乙》、“丙；丁”、‘戊，己’、（庚，辛）和(壬，癸)，整改',
      ['action 排查《甲，乙》、“丙；丁”、‘戊，己’、（庚，辛）和(壬，癸)', '，action 整改'],
    ],
    [
      'at all commas where marks do not pair',
      '排查《甲，整改（乙，建立台账',
      ['action 排查《甲', '，action 整改（乙', '，action 建立台账'],
    ],
    ['behind a closing mark without its opening one', '排查甲》处，整改（乙，丙）', ['action 排查甲》处', '，action 整改（乙，丙）']],
    ['without the blanks between', ' 排查甲处 ， ，　整改乙处 ', ['action 排查甲处', '，action 整改乙处']],
    ['not between who leads and who takes part', '镇应急办牵头，派出所参与排查', ['action 镇应急办牵头，派出所参与排查']],
    [
      'before a new subject behind 、',
      '加强管理、各村要整改、企业必须停产',
      ['action 加强管理', '、action 各村要整改', '、action 企业必须停产'],
    ],
    ['not before a verb that has none', '加强管理、要整改', ['action 加强管理、要整改']],
    ['not within a list of subjects', '加强管理， 各村、企业要整改', ['action 加强管理', '，action 各村、企业要整改']],
    ['not before names in a list', '通知各部门、各村、企业整改', ['action 通知各部门、各村、企业整改']],
  ])('%s', (_, sentence, expected) => expect(clauses(sentence)).toEqual(expected))
})

describe('an action is cut', () => {
  test.each([
    ['at 、 before a new thing to do', '建立排查台账、落实整改责任', ['action 建立排查台账', '、action 落实整改责任']],
    ['at 并 behind a finished one', '镇应急办建立排查台账并上报区政府', ['action 镇应急办建立排查台账', '并action 上报区政府']],
    [
      'as often as one begins, the mark before each kept',
      '排查甲处，建立排查台账、落实整改责任并上报区政府',
      ['action 排查甲处', '，action 建立排查台账', '、action 落实整改责任', '并action 上报区政府'],
    ],
    [
      'not inside marks that pair',
      '学习（建立排查台账、落实整改责任）并上报',
      ['action 学习（建立排查台账、落实整改责任）', '并action 上报'],
    ],
    ['not in a list of nouns', '排查燃气隐患、消防隐患', ['action 排查燃气隐患、消防隐患']],
    ['not where the verbs share an object', '建立、完善、落实责任制', ['action 建立、完善、落实责任制']],
    ['not behind a subject and verbs alone', '各村要建立健全并落实责任制', ['action 各村要建立健全并落实责任制']],
    ['not in what opens like a basis alone', '利用广播宣传', ['action 利用广播宣传']],
    [
      'with what opens like a basis in between',
      '建立排查台账、根据台账开展排查、落实整改责任',
      ['action 建立排查台账', '、action 根据台账开展排查', '、action 落实整改责任'],
    ],
    ['not behind verbs alone, however many', '建立健全完善并落实责任制', ['action 建立健全完善并落实责任制']],
    ['not behind a verb with next to nothing', '治甲并整改乙处', ['action 治甲并整改乙处']],
    ['not behind verbs of those who are urged', '督促企业建立健全并落实责任制', ['action 督促企业建立健全并落实责任制']],
    ['behind the object of those who are urged', '督促企业建立台账并落实责任制', ['action 督促企业建立台账', '并action 落实责任制']],
    ['not at 并 within other words', '完善合并处置办法', ['action 完善合并处置办法']],
    ['not at what the partner does too', '积极配合区有关部门开展排查、推动整改', ['action 积极配合区有关部门开展排查、推动整改']],
    ['at it where the partner does all', '配合各村开展排查、推动整改工作', ['action 配合各村开展排查', '、action 推动整改工作']],
    [
      'not before what only leads in, at the end',
      '建立排查台账、根据上级通知，开展整改',
      ['action 建立排查台账', '、basis 根据上级通知', '，action 开展整改'],
    ],
  ])('%s', (_, sentence, expected) => expect(clauses(sentence)).toEqual(expected))
})

describe('a clause is', () => {
  test.each([
    [
      'what is to be done, by its verb',
      '开展排查，全面深入整改隐患，将结果上报',
      ['action 开展排查', '，action 全面深入整改隐患', '，action 将结果上报'],
    ],
    ['its continuation', '开展排查，一企一档，一户一册', ['action 开展排查', '，rest 一企一档', '，rest 一户一册']],
    ['an aim, and what continues it', '开展排查，确保安全，万无一失', ['action 开展排查', '，aim 确保安全', '，aim 万无一失']],
    ['what is asked, though an aim, where nothing else is', '确保安全，开展排查', ['action 确保安全', '，action 开展排查']],
    ['what is asked, though without a verb, where nothing else is', '隐患清零，开展排查', ['action 隐患清零', '，action 开展排查']],
    ['a principle', '坚持预防为主，以甲为指导，开展排查', ['principle 坚持预防为主', '，principle 以甲为指导', '，action 开展排查']],
    ['a deadline', '2025年底前，开展排查', ['deadline 2025年底前', '，action 开展排查']],
    [
      'a basis, before another, before a verb, before an object',
      '根据甲，结合乙，开展排查，按照丙，将丁上报',
      ['basis 根据甲', '，basis 结合乙', '，action 开展排查', '，basis 按照丙', '，action 将丁上报'],
    ],
    ['a basis by how it closes', '通过上门走访的方式，开展排查', ['basis 通过上门走访的方式', '，action 开展排查']],
    ['no basis with a verb of its own', '通过督促整改的方式，开展排查', ['action 通过督促整改的方式', '，action 开展排查']],
    ['no basis at the end', '开展排查，通过上门的方式', ['action 开展排查', '，action 通过上门的方式']],
    ['no basis before what is nothing to do', '开展排查，根据甲，一户一册', ['action 开展排查', '，rest 根据甲', '，rest 一户一册']],
    ['what is asked, by its subject', '开展排查，各村要一户一册', ['action 开展排查', '，action 各村要一户一册']],
    ['what is asked of a subject, whatever its verb', '各村要根据甲，开展排查', ['basis 各村要根据甲', '，action 开展排查']],
  ])('%s', (_, sentence, expected) => expect(clauses(sentence)).toEqual(expected))
})

describe('the subject of a clause', () => {
  const subject = (clause: string, rest = '') => {
    const found = subjectOf('甲。' + clause + rest, {start: 2, end: 2 + clause.length}, find)
    return found && [found.names.join(' '), ('甲。' + clause).slice(found.end)]
  }

  test.each([
    ['各村要排查', '各村', '排查'],
    ['各村应当将结果上报', '各村', '将结果上报'],
    ['各村和企业排查', '各村 企业', '排查'],
    ['各村、企业等单位负责排查', '各村 企业', '负责排查'],
    ...['将', '把', '每', '按', '对', '联合', '牵头', '结合', '根据'].map((word) => [`各村${word}甲`, '各村', `${word}甲`]),
    ['各旗区要开展排查', '各旗区', '开展排查'],
    ['有关旗区必须把隐患整改', '有关旗区', '把隐患整改'],
  ])('%s', (clause, names, rest) => expect(subject(clause)).toEqual([names, rest]))

  test.each(['各村', '各村人员名单', '各村人员按甲', '排查各村', '主要任务', '需要排查', '各旗区和甲'])('%s has none', (clause) =>
    expect(subject(clause)).toBeUndefined(),
  )

  test('is told by no word behind the clause', () => {
    expect(subject('各村', '要排查')).toBeUndefined()
    expect(subject('各旗区', '要开展排查')).toBeUndefined()
    expect(subject('各村人', '要排查')).toBeUndefined()
  })
})

test('a conjunction is no part of the action, unless it is all there is', () => {
  const rest = (clause: string) => clause.slice(skipConjunction(clause + '且整改', {start: 0, end: clause.length}))
  expect(['并且整改', '同时整改', '以及整改', '并整改', '整改', '并'].map(rest)).toEqual(['整改', '整改', '整改', '整改', '整改', '并'])
})

test('a span has no blanks around it', () => {
  expect(spanOf('甲 乙 　丙丁\n戊', 1, 8)).toEqual({start: 2, end: 7, text: '乙 　丙丁'})
  expect(spanOf('甲   乙', 1, 4)).toEqual({start: 1, end: 1, text: ''})
})

/** Responsibility tails: where they stand in a text, and what each of their entries says. */
import {describe, expect, test} from 'vitest'
import {findTails, opensTail, roleOfLabel} from '../../src/plan/tail.ts'

/** The tails of a text: their words, then `role=value` of each entry; a time has no role. */
function tails(text: string): string[] {
  return findTails(text).map(({start, end, entries}) => {
    const said = entries.map(({role, start, end}) => `${role ?? 'time'}=${text.slice(start, end)}`)
    return [text.slice(start, end), ...said].join(' | ')
  })
}

/** Labels by what they say. */
const labels: Record<string, string[]> = {
  lead: ['牵头', '牵头单位', '主办部门', '主责科室', '牵头站所', '牵头领导', '牵头人', '牵头办公室', '牵头责任单位'],
  responsible: ['责任主体', '责任单位', '负责部门', '落实科室', '实施站所', '承办领导', '责任人', '责任人员', '责任办公室'],
  participant: ['配合', '配合单位', '协办部门', '协助科室', '协作站所', '参与领导', '参加人', '成员单位', '配合责任单位', '配合办公室'],
  time: ['完成时限', '整改期限', '办结时间', '落实节点', '时间节点', '时限', '时间', '完成时限要求'],
}

describe.each(Object.entries(labels))('%s', (role, words) => {
  test.each(words)('%s', (label) => {
    expect(tails(`排查。${label}：甲`)).toEqual([`${label}：甲 | ${role}=甲`])
    expect(roleOfLabel(label)).toEqual({role: role === 'time' ? undefined : role})
    expect(opensTail(`${label}：甲`)).toBe(true)
  })
})

test.each(['责任', '工作单位', '责任单位名称', '不配合', '任务', ''])('no label: %s', (words) => {
  expect(tails(`排查。${words}：甲`)).toEqual([])
  expect(roleOfLabel(words)).toBeUndefined()
  expect(opensTail(`${words}：甲`)).toBe(false)
})

test('a label over a column may join two, and be in traditional characters', () => {
  expect(roleOfLabel('牵头单位及责任单位')).toEqual({role: 'lead'})
  expect(roleOfLabel('責任單位')).toEqual({role: 'responsible'})
  expect(roleOfLabel('各责任单位')).toBeUndefined()
})

describe('a tail with labels', () => {
  test.each([
    [
      'in brackets',
      '排查（责任单位：甲、乙；完成时限：2025年）',
      ['（责任单位：甲、乙；完成时限：2025年） | responsible=甲、乙 | time=2025年'],
    ],
    ['in other brackets', '排查【牵头单位：甲】整治[责任单位:乙]', ['【牵头单位：甲】 | lead=甲', '[责任单位:乙] | responsible=乙']],
    ['with its label in brackets', '排查。【责任单位】：甲。整治', ['【责任单位】：甲。 | responsible=甲']],
    ['as a sentence', '排查。责任单位：甲。整治。', ['责任单位：甲。 | responsible=甲']],
    ['as the first sentence', '责任单位：甲。整治。', ['责任单位：甲。 | responsible=甲']],
    [
      'behind any end of a sentence',
      '排查！责任单位：甲；排查？配合单位：乙',
      ['责任单位：甲； | responsible=甲', '配合单位：乙 | participant=乙'],
    ],
    [
      'on lines of its own, all of them',
      '排查。\n  责任单位：甲\n\n完成时限：6月\n整治。',
      ['责任单位：甲\n\n完成时限：6月\n | responsible=甲 | time=6月'],
    ],
    ['behind another in brackets', '排查（责任单位：甲）配合单位：乙', ['（责任单位：甲）配合单位：乙 | responsible=甲 | participant=乙']],
    ['in brackets, with the full stop behind', '排查（责任单位：甲。）。整治', ['（责任单位：甲。）。 | responsible=甲']],
    ['with blanks', '排查。责任单位 ： 甲 乙　完成时限：6月', ['责任单位 ： 甲 乙　完成时限：6月 | responsible=甲 乙 | time=6月']],
    [
      'with commas',
      '排查。责任单位：甲，乙，配合单位：丙, 时限：6月',
      ['责任单位：甲，乙，配合单位：丙, 时限：6月 | responsible=甲，乙 | participant=丙 | time=6月'],
    ],
    ['with brackets inside', '排查（责任单位：甲（乙）、丙(丁)）整治', ['（责任单位：甲（乙）、丙(丁)） | responsible=甲（乙）、丙(丁)']],
    ['in traditional characters', '排查（責任單位：鎮應急辦）', ['（責任單位：鎮應急辦） | responsible=鎮應急辦']],
    ['twice', '排查。责任单位：甲。整治。责任单位：乙。', ['责任单位：甲。 | responsible=甲', '责任单位：乙。 | responsible=乙']],
    ['ends at the line', '排查。责任单位：甲\n整治', ['责任单位：甲\n | responsible=甲']],
    ['with half-width marks', '排查。责任单位:甲;时限:6月;整治', ['责任单位:甲;时限:6月; | responsible=甲 | time=6月']],
  ])('%s', (_, text, expected) => expect(tails(text)).toEqual(expected))

  test.each([
    ['within a sentence', '请责任单位：甲'],
    ['without a value', '排查。责任单位：'],
    ['without a value in brackets', '排查（责任单位：）'],
    ['without a colon', '排查。责任单位甲'],
  ])('none: %s', (_, text) => expect(tails(text)).toEqual([]))

  test('opens a line, brackets and blanks before it', () => {
    expect(['（责任单位：甲', '【责任单位】：甲', '  （ 责任单位 ：甲', '責任單位:甲'].filter((line) => !opensTail(line))).toEqual([])
    expect(['排查。责任单位：甲', '责任单位甲', '由责任单位：甲'].filter(opensTail)).toEqual([])
  })
})

describe('a tail without labels', () => {
  test.each([
    ['who leads', '排查。（甲牵头）', ['（甲牵头） | lead=甲']],
    ['who leads and takes part', '排查（甲牵头，乙、丙配合）。', ['（甲牵头，乙、丙配合） | lead=甲 | participant=乙、丙']],
    [
      'in other words',
      '排查(甲牵头负责；乙参与)；整治(丙牵头落实、 丁协助)\n整改(戊落实,己参加)（庚负责）',
      [
        '(甲牵头负责；乙参与) | lead=甲 | participant=乙',
        '(丙牵头落实、 丁协助) | lead=丙 | participant=丁',
        '(戊落实,己参加) | responsible=戊 | participant=己',
        '（庚负责） | responsible=庚',
      ],
    ],
    [
      'without how they share it',
      '排查（甲、乙按职责分工负责）；整治（丙等部门按照职责牵头，丁单位等按各自职责配合）',
      ['（甲、乙按职责分工负责） | responsible=甲、乙', '（丙等部门按照职责牵头，丁单位等按各自职责配合） | lead=丙 | participant=丁单位'],
    ],
    ['who leads is who takes part', '排查（甲牵头，甲配合）', ['（甲牵头，甲配合） | lead=甲 | participant=甲']],
    [
      'among those with labels, in order',
      '排查（甲办牵头）。整治（责任单位：乙）。整改（丙办负责）',
      ['（甲办牵头） | lead=甲办', '（责任单位：乙）。 | responsible=乙', '（丙办负责） | responsible=丙办'],
    ],
    ['but not inside one with labels', '排查。责任单位：甲（乙办负责）', ['责任单位：甲（乙办负责） | responsible=甲（乙办负责）']],
  ])('%s', (_, text, expected) => expect(tails(fill(text))).toEqual(expected.map(fill)))

  test.each(['排查（甲办负责）的场所', '排查（由甲办。乙办负责）', '排查（负责）', '排查（甲办）'])('none: %s', (text) =>
    expect(tails(text)).toEqual([]),
  )
})

/** One sign is no name: 甲 stands for 甲办. */
function fill(text: string): string {
  return text.replace(/[甲乙丙丁戊己庚](?!办)/g, '$&办')
}

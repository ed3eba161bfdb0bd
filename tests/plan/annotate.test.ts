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

/** The kits of this site: every paper is sound, and nothing is offered as wrong that the plan's own words make right. */
import {describe, expect, test} from 'vitest'
import {organs, tasks} from '../../src/duties.ts'
import {kits, programmeKits, sheets} from '../../src/kits.ts'
import {newestPlan} from '../../src/plans.ts'
import {alsoRight, faultsOfPaper, fitsScreen} from '../../src/training/index.ts'

const material = {nodes: newestPlan.nodes, tasks, organs, cite: () => ''}

describe.each(kits.map((kit) => [kit.id, kit] as const))('%s', (_, kit) => {
  test('the paper is sound', () => expect(faultsOfPaper(kit.quiz)).toEqual([]))

  test('every question has one right answer', () => {
    const wrong = kit.quiz.filter(({quote, group}) => quote || group === 'absent')
    expect(wrong.flatMap((question) => alsoRight(question, material).map((option) => `${question.id}: ${option}`))).toEqual([])
  })

  test('what is asked in the hall fits on a screen, and is not on the paper', () => {
    expect(kit.oral.filter((question) => !fitsScreen(question))).toEqual([])
    const used = new Set(kit.quiz.flatMap(({uses}) => uses))
    expect(kit.oral.filter(({uses}) => uses.some((use) => used.has(use)))).toEqual([])
  })
})

test('a paper has ten questions where the material gives them', () => {
  for (const kit of kits) expect(kit.quiz.length, kit.id).toBeGreaterThanOrEqual(kit.kind === 'article' ? 4 : 7)
  expect(kits.filter(({kind, quiz}) => kind === 'setting' && quiz.length < 10)).toEqual([])
})

test('a cadre is asked who, how often or by when', () => {
  for (const {id, quiz} of programmeKits)
    expect(quiz.filter(({group}) => ['who', 'often', 'when'].includes(group)).length, id).toBeGreaterThanOrEqual(2)
})

test('answers come last, never beside the questions', () => {
  for (const kit of kits) {
    const order = sheets(kit).map(({id}) => id)
    expect(order.indexOf('answers') - order.indexOf('quiz')).toBeGreaterThan(2)
  }
})

import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import {readAsked, readLexicon} from '../../src/registers/lexicon.ts'
import {lexiconOf} from '../../src/search/lexicon.ts'
import {readAskedSeeds, readLexiconSeed} from '../../src/search/seeds.ts'

const text = `questions: [怎么办, 的]
spoken: [咋办]
words:
  - {say: [煤气罐, ＫＴＶ], mean: [气瓶, 燃气], also: [压力容器]}
  - {same: [逃生, 疏散]}
  - {say: [119], mean: [消防]}
`
const lexicon = lexiconOf(readLexicon(new VFile({path: 'seeds/lexicon.yaml', value: text}))!)
const faults = (value: string) => {
  const file = new VFile({path: 'seeds/lexicon.yaml', value})
  readLexicon(file)
  return file.messages.map(({line, column, reason}) => `${line}:${column} ${reason}`)
}

test('meanings come nearest first', () => {
  expect(lexicon.meaningsOf('煤气罐')).toEqual([
    ['气瓶', 0.75],
    ['燃气', 0.75],
    ['压力容器', 0.55],
  ])
  expect(lexicon.meaningsOf('疏散')).toEqual([['逃生', 0.85]])
  expect(lexicon.meaningsOf('ktv')).toHaveLength(3)
  expect(lexicon.meaningsOf('119')).toHaveLength(1)
})

test('a run is cut at the longest words', () => {
  expect(lexicon.segment('家里煤气罐爆炸').map(({text}) => text)).toEqual(['家里', '煤气罐', '爆炸'])
})

describe('question words', () => {
  test('split a long run', () => expect(lexicon.withoutQuestions('煤气罐的阀门坏了怎么办')).toEqual(['煤气罐', '阀门坏了']))
  test('stay in a short one', () => expect(lexicon.withoutQuestions('怎么办的')).toEqual(['怎么办的']))
  test('stay where there is nothing else', () => expect(lexicon.withoutQuestions('怎么办怎么办')).toEqual(['怎么办怎么办']))
})

test('a fault names its line', () => {
  expect(faults('questions: [怎么]\nspoken: [咋]\nwords:\n  - {say: [煤气]}\n')).toEqual(['4:5 words.0：要么写 say 和 mean，要么只写 same'])
  expect(faults('questions: [怎么]\nspoken: [咋]\nwords:\n  - {sya: [煤气]}\n')[0]).toContain('4:6 words.0：不认识的键 sya')
})

test('questions about a part that the plan has not are a fault', () => {
  const file = new VFile({path: 'seeds/x/asked.yaml', value: 'measure-1: [问]\nmeasure-99: [问]\n'})
  readAsked(file, new Set(['measure-1']))
  expect(file.messages.map(({line, reason}) => `${line} ${reason}`)).toEqual(['2 方案里没有 measure-99 这一条'])
})

test('the seeds of the project are sound, and every measure is asked for in 5 to 24 ways', () => {
  expect(() => readLexiconSeed()).not.toThrow()
  const asked = readAskedSeeds()
  for (let number = 1; number <= 38; number++) {
    const {phrases} = asked.get(`/plans/tongchuan-2024/measure-${number}/`)!
    expect(phrases.length, `measure-${number}`).toBeLessThanOrEqual(24)
    expect(phrases.length, `measure-${number}`).toBeGreaterThanOrEqual(5)
  }
})

/** Headings break between phrases, never inside a word. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {phrasesOf} from '../../src/phrases.ts'

describe('phrasesOf', () => {
  test.each([
    ['提升安全生产智能化管控能力', ['提升安全生产', '智能化管控', '能力']],
    ['深化危险化学品专项治理', ['深化', '危险化学品', '专项治理']],
    ['维护手册：一个县、一个省怎么用', ['维护手册：', '一个县、', '一个省怎么用']],
    ['可以参看的（效力待核，或只作参考）', ['可以参看的', '（效力待核，', '或只作参考）']],
    ['中华人民共和国突发事件应对法', ['中华人民共和国', '突发事件', '应对法']],
    ['三年行动方案（2024—2026年）', ['三年行动方案', '（2024—2026年）']],
    ['宣传落实《东胜区安全生产领域举报奖励办法》', ['宣传落实', '《东胜区', '安全生产', '领域举报奖励', '办法》']],
    ['开展“八大行动”', ['开展', '“八大行动”']],
    ['', []],
  ])('%s', (text, phrases) => {
    expect(phrasesOf(text)).toEqual(phrases)
  })

  test('joined, phrases are the text; none begins with a stop', () => {
    const text = fc.string({unit: fc.constantFrom(...'安全生产一个县的化，。：（）《》“”26 A-'), maxLength: 30})
    fc.assert(
      fc.property(text, (text) => {
        const phrases = phrasesOf(text)
        expect(phrases.join('')).toBe(text)
        expect(phrases.slice(1).filter((phrase) => /^[，。：）》”]/.test(phrase))).toEqual([])
      }),
    )
  })
})

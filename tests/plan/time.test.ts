/** Days, deadlines and rhythms: which words are one, what they mean, and where they stand. */
import {describe, expect, test} from 'vitest'
import {deadlineLength, readDate, readDeadline, readFrequency, readMonth} from '../../src/plan/time.ts'

describe('a day', () => {
  test.each([
    ['2024年4月10日', '2024-04-10'],
    ['２０２４ 年 ４ 月 １０ 日', '2024-04-10'],
    ['2024年  4月10日', '2024-04-10'],
    ['2024.4.10', '2024-04-10'],
    ['2024/04/09', '2024-04-09'],
    ['2024-4-9', '2024-04-09'],
    ['2024年4月10号', '2024-04-10'],
    ['二〇二四年四月十日', '2024-04-10'],
    ['二零二四年十二月三十一日', '2024-12-31'],
    ['二○一九年十一月二十日', '2019-11-20'],
    ['2024年2月29日', '2024-02-29'],
    ['1949年1月1日', '1949-01-01'],
    ['2199年12月31日', '2199-12-31'],
  ])('%s', (printed, date) => expect(readDate(printed)).toBe(date))

  test.each([
    ...['2023年2月29日', '2024年13月1日', '2024年0月1日', '2024年4月0日', '2024年4月31日', '2023年1月366日', '2024年三十月1日'],
    ...['1948年12月31日', '2200年1月1日', '24年4月10日', '20024年4月10日', '2024年4月', '于2024年4月10日', '2024年四四月1日', '20240410'],
  ])('%s is none', (printed) => expect(readDate(printed)).toBeUndefined())
})

/** What is found in words that stand between others, as `words=date`; the words must be where it says they are. */
function found<T extends {start: number; end: number; text: string}>(
  words: string,
  find: (text: string, start: number, end: number) => T | null,
): T | undefined {
  const [before, after] = ['2021年底前，', '，2022年底前']
  const text = before + words + after
  const span = find(text, before.length, text.length - after.length)
  if (span) expect(text.slice(span.start, span.end)).toBe(span.text)
  return span ?? undefined
}

describe('a deadline', () => {
  const read = (words: string, year: number | undefined = 2024) => {
    const deadline = found(words, (text, start, end) => readDeadline(text, start, end, year))
    return deadline && `${deadline.text}=${deadline.date}`
  }

  test.each([
    ['2025年底前完成', '2025年底前=2025-12-31'],
    ['2025年末之前完成', '2025年末之前=2025-12-31'],
    ['在2025年内完成', '在2025年内=2025-12-31'],
    ['2025年前完成', '2025年前=2024-12-31'],
    ['到2025年底完成', '到2025年底=2025-12-31'],
    ['2025 年 10 月 底前完成', '2025 年 10 月 底前=2025-10-31'],
    ['2025年6月底完成', '2025年6月底=2025-06-30'],
    ['2025年11月末完成', '2025年11月末=2025-11-30'],
    ['2024年2月底前完成', '2024年2月底前=2024-02-29'],
    ['2025年12月底前完成', '2025年12月底前=2025-12-31'],
    ['2025年12月前完成', '2025年12月前=2025-11-30'],
    ['2025年1月前完成', '2025年1月前=2024-12-31'],
    ['2025年 10 月 15 日之前完成', '2025年 10 月 15 日之前=2025-10-15'],
    ['２０２５年９月３０日前完成', '２０２５年９月３０日前=2025-09-30'],
    ['10 月 底前完成', '10 月 底前=2024-10-31'],
    ['年底之前完成', '年底之前=2024-12-31'],
    ['年底前完成', '年底前=2024-12-31'],
    ['今年内完成', '今年内=2024-12-31'],
    ['今年底前完成', '今年底前=2024-12-31'],
    ['当年完成', '当年=2024-12-31'],
    ['落实《2021年底前完成整治的通知》，2025年底前完成', '2025年底前=2025-12-31'],
    ['2025年2月30日前、2025年3月底前完成', '2025年3月底前=2025-03-31'],
    ['2025年13月底前、2025年0月前、2025年底前完成', '2025年底前=2025-12-31'],
    ['0月底前、7月底前完成', '7月底前=2024-07-31'],
  ])('%s', (words, expected) => expect(read(words)).toBe(expected))

  test.each([
    ...['2025年完成', '2025年6月完成', '2025年6月5日完成', '6月前完成', '次年年底前完成', '25年底前完成', '３年底前完成', '上年度年底前'],
    ...['依据《2025年底前完成整治》', '依据《2025年底前完成整治', '完善2025年度清单'],
  ])('%s has none', (words) => expect(read(words)).toBeUndefined())

  test('without a year of its own needs that of the plan', () => {
    const text = '年底前完成，6月底前完成'
    expect(readDeadline(text, 0, text.length, undefined)).toBeNull()
    expect(readDeadline('2025年底前完成', 0, 9, undefined)).toMatchObject({date: '2025-12-31'})
  })

  test('may open a phrase', () => {
    const opening = (phrase: string) => phrase.slice(0, deadlineLength(phrase))
    expect(['2025年底前', '到2025年6月底', '年底前，完成', '本年度完成'].map(opening)).toEqual([
      '2025年底前',
      '到2025年6月底',
      '年底前',
      '本年度',
    ])
    expect(['力争2025年底前', '尽快', ''].map(opening)).toEqual(['', '', ''])
  })
})

describe('a time of a tail', () => {
  test.each([
    ['2025年', '2025年=2025-12-31'],
    ['２０２５ 年 １０ 月', '２０２５ 年 １０ 月=2025-10-31'],
    ['2025年2月完成', '2025年2月=2025-02-28'],
    ['于2025年 10 月 31 日', '2025年 10 月 31 日=2025-10-31'],
    ['2025 年6月9日', '2025 年6月9日=2025-06-09'],
  ])('%s', (words, expected) => {
    const time = found(words, readMonth)
    expect(time && `${time.text}=${time.date}`).toBe(expected)
  })

  test.each(['2025年13月', '2025年2月30日', '6月', '长期坚持', '25年'])('%s is none', (words) =>
    expect(found(words, readMonth)).toBeUndefined(),
  )
})

describe('a rhythm', () => {
  const read = (words: string) => {
    const often = found(words, readFrequency)
    return often && `${often.text}=${often.count ?? ''}/${often.unit}`
  }

  test.each([
    ['要每半年评估一次', '每半年评估一次=1/half-year'],
    ['要每年排查', '每年=1/year'],
    ['每年度开展两次演练', '每年度开展两次=2/year'],
    ['每季召开三场', '每季召开三场=3/quarter'],
    ['每个季度通报', '每个季度=1/quarter'],
    ['每个月不少于12次', '每个月不少于12次=12/month'],
    ['每月督导十二轮', '每月督导十二轮=12/month'],
    ['每月研究２次', '每月研究２次=2/month'],
    ['每周巡查3遍', '每周巡查3遍=3/week'],
    ['每星期发布一期', '每星期发布一期=1/week'],
    ['每个星期巡查', '每个星期=1/week'],
    ['每日巡查', '每日=1/day'],
    ['每天巡查', '每天=1/day'],
    ['每月逐户逐企逐厂逐店逐一上门巡查一次', '每月=1/month'],
    ['按《每月通报一次办法》每季度通报', '每季度=1/quarter'],
    ['要定期通报', '定期=/irregular'],
    ['不定期地深入检查', '不定期地=/irregular'],
  ])('%s', (words, expected) => expect(read(words)).toBe(expected))

  test.each(['每户发放', '按《关于每月通报一次的办法》通报', '定期的会议'])('%s has none', (words) => expect(read(words)).toBeUndefined())
})

/** What numbers a part: each way to number, what only looks like one, and which stands above which. */
import {describe, expect, test} from 'vitest'
import {families, markerOf, mergeKin, orderOf, sift, type Marker} from '../../src/plan/marker.ts'

const nameOf = (marker: Marker | undefined) => marker && families[marker.family]!.name
/** `han 3`, with the numbers in front of a decimal, `decimal-2 1.2`; nothing for a line without a marker. */
function read(line: string): string | undefined {
  const marker = markerOf(line)
  return marker && `${nameOf(marker)} ${marker.prefix && `${marker.prefix}.`}${marker.number}`
}

describe('families', () => {
  test('are known by their names, in the order in which they nest', () => {
    expect(families.map(({name}) => name).join(' ')).toBe(
      'volume chapter section han-legal roman han article han-bracket han-lenticular digit-blank digit-pause digit-point ' +
        'decimal-2 decimal-3 decimal-4 digit-bracket digit-close circle ordinal bullet',
    )
  })

  test.each(families.map(({name, sample}) => [name, sample]))('%s is told by its sample, %s', (name, sample) => {
    const marker = markerOf(name === 'digit-blank' ? `${sample} 甲` : `${sample}甲`)!
    expect([nameOf(marker), marker.number]).toEqual([name, name === 'bullet' ? 0 : 1])
  })
})

describe('a marker', () => {
  test.each([
    ['第十二编 甲', 'volume 12'],
    ['第 3 章 甲', 'chapter 3'],
    ['第二節 甲', 'section 2'],
    ['叁、甲', 'han-legal 3'],
    ['拾壹 、甲', 'han-legal 11'],
    ['Ⅲ、甲', 'roman 3'],
    ['Ⅻ. 甲', 'roman 12'],
    ['ⅠⅠ、甲', 'roman 2'],
    ['IV、甲', 'roman 4'],
    ['VI、甲', 'roman 6'],
    ['XIV．甲', 'roman 14'],
    ['XXIX、甲', 'roman 29'],
    ['二十一．甲', 'han 21'],
    ['第１２条　甲', 'article 12'],
    ['（ 十 ）甲', 'han-bracket 10'],
    ['㈢甲', 'han-bracket 3'],
    ['【二】甲', 'han-lenticular 2'],
    ['2　甲', 'digit-blank 2'],
    ['３、甲', 'digit-pause 3'],
    ['12．甲', 'digit-point 12'],
    ['⒊甲', 'digit-point 3'],
    ['1.2024年甲', 'digit-point 1'],
    ['2.10甲', 'decimal-2 2.10'],
    ['２．１．３甲', 'decimal-3 2.1.3'],
    ['1.2.3.4 甲', 'decimal-4 1.2.3.4'],
    ['（7）、甲', 'digit-bracket 7'],
    ['⑺甲', 'digit-bracket 7'],
    ['8）甲', 'digit-close 8'],
    ['㉑甲', 'circle 21'],
    ['第三、甲', 'ordinal 3'],
    ['——甲', 'bullet 0'],
    ['● “甲”', 'bullet 0'],
    ['-《甲》', 'bullet 0'],
  ])('%s', (line, expected) => expect(read(line)).toBe(expected))

  test.each([
    '甲一、乙',
    '壹甲',
    '甲壹、',
    'I am',
    'IV 甲',
    'IVA、甲',
    '甲①',
    '—5℃',
    '甲——乙',
    '第三、四季度',
    '1.5％',
    '100000、甲',
    '99.5%',
  ])('is none in %s', (line) => expect(read(line)).toBeUndefined())

  test('takes its marks along, and no word', () => {
    expect(['（一）、甲', '⒈、甲', '1.1.甲', '——甲', '3 甲'].map((line) => line.slice(markerOf(line)!.length))).toEqual(Array(5).fill('甲'))
  })

  test('a bullet has no number in front', () => expect(markerOf('—甲')).toMatchObject({number: 0, prefix: '', length: 1}))
})

/** What is left of the markers of lines. */
function sifted(...lines: string[]): string[] {
  const markers = lines.map(markerOf)
  sift(markers)
  return lines.filter((_, at) => markers[at])
}

describe('what only looks like a marker', () => {
  test('decimals, where the text does not begin to number so, or only once', () => {
    expect(sifted('1.5吨甲', '2.3万乙')).toEqual([])
    expect(sifted('文', '一、甲', '1.5吨乙', '2.3万丙')).toEqual(['一、甲'])
    expect(sifted('1.1甲')).toEqual([])
    expect(sifted('1 甲', '1.1乙', '1.2丙')).toEqual(['1 甲', '1.1乙', '1.2丙'])
  })

  test('a decimal that does not carry the number of the part it stands in', () => {
    expect(sifted('1 甲', '1.1乙', '3.5万丙', '1.2丁')).toEqual(['1 甲', '1.1乙', '1.2丁'])
    expect(sifted('1. 甲', '1.1乙', '2. 丙', '2.1丁', '1.2戊')).toEqual(['1. 甲', '1.1乙', '2. 丙', '2.1丁'])
    expect(sifted('1 甲', '1.1乙', '1.1.1丙', '1.2.1丁', '1.1.2戊')).toEqual(['1 甲', '1.1乙', '1.1.1丙', '1.1.2戊'])
  })

  test('not decimals below parts that are numbered in another way', () => {
    const lines = ['一、甲', '1.1乙', '1.2丙', '1.2.1丁', '1.2.2戊', '二、己', '2.1庚', '2.2辛']
    expect(sifted(...lines, '3.1.5子')).toEqual(lines)
  })

  test('a bare number where there are no decimals', () => expect(sifted('3 个村', '一、甲')).toEqual(['一、甲']))

  test('第二、 without 第一、', () => {
    expect(sifted('第二、甲', '一、乙')).toEqual(['一、乙'])
    expect(sifted('第一、甲', '第二、乙')).toEqual(['第一、甲', '第二、乙'])
  })
})

/** Families of the markers of lines, once kin are merged. */
function merged(...lines: string[]): Array<string | undefined> {
  const markers = lines.map(markerOf)
  mergeKin(markers)
  return markers.map(nameOf)
}

describe('1. and 1、', () => {
  test('in one series are one way to number', () => {
    expect(merged('1.甲', '2、乙', '文', '3.丙')).toEqual(['digit-point', 'digit-point', undefined, 'digit-point'])
    expect(merged('1、甲', '2.乙')).toEqual(['digit-point', 'digit-point'])
  })

  test('one below the other are two', () => {
    const lines = ['1.甲', '1、乙', '2、丙', '2.丁', '1、戊']
    expect(merged(...lines)).toEqual(['digit-point', 'digit-pause', 'digit-pause', 'digit-point', 'digit-pause'])
    expect(merged('1.甲', '2.乙', '1、丙', '2、丁')).toEqual(['digit-point', 'digit-point', 'digit-pause', 'digit-pause'])
  })

  test('that begin again, or leave a number out, are no series', () => {
    expect(merged('0.甲', '1、乙')).toEqual(['digit-point', 'digit-pause'])
    expect(merged('1.甲', '3、乙')).toEqual(['digit-point', 'digit-pause'])
  })

  test('leave other families alone', () => expect(merged('一、甲', '1.乙', '2、丙')[0]).toBe('han'))
})

/** Names of the families of lines, outermost first. */
function order(...lines: string[]): string[] {
  const ranks = [...orderOf(lines.map(markerOf))]
  expect(ranks.map(([, rank]) => rank).sort()).toEqual(ranks.map((_, at) => at))
  return ranks.sort(([, a], [, b]) => a - b).map(([family]) => families[family]!.name)
}

describe('which stands above which', () => {
  test('is as the table has it', () => {
    expect(order('文', '一、甲', '（一）甲', '（二）甲', '二、甲', '（一）甲')).toEqual(['han', 'han-bracket'])
    expect(order('第一章 甲', '第一条 甲', '第二条 甲', '第二章 乙', '第三条 甲')).toEqual(['chapter', 'article'])
  })

  test('unless one starts again in the other more than once', () => {
    const parts = ['（一）', '（二）', '（三）'].flatMap((part) => [`${part}甲`, '一、乙', '二、丙'])
    expect(order(...parts)).toEqual(['han-bracket', 'han'])
    expect(order('（一）甲', '一、乙', '二、丙', '（二）甲', '一、乙')).toEqual(['han', 'han-bracket'])
  })

  test('and only where it also comes first', () => {
    const parts = ['（一）', '（二）', '（三）'].flatMap((part) => [`${part}甲`, '一、乙', '二、丙'])
    expect(order('一、总则', ...parts)).toEqual(['han', 'han-bracket'])
  })

  test('and not where it runs on across the other as often', () => {
    expect(order('（一）甲', '一、乙', '（二）丙', '二、丁', '（三）戊', '三、己', '（四）庚')).toEqual(['han', 'han-bracket'])
  })

  test('holds for three, and bullets stand below all', () => {
    const inner = ['①甲', '—乙', '②甲']
    expect(
      order('一、甲', ...['（一）', '（二）', '（三）'].flatMap((part) => [`${part}甲`, ...inner]), '二、乙', '（一）甲', ...inner),
    ).toEqual(['han', 'han-bracket', 'circle', 'bullet'])
  })

  test('第一、 is above all where it is the first, and as in the table where it is not', () => {
    expect(order('第一、甲', '一、乙', '二、丙', '第二、丁')).toEqual(['ordinal', 'han'])
    expect(order('一、乙', '第一、甲', '第二、丁', '二、丙')).toEqual(['han', 'ordinal'])
  })
})

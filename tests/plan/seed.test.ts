/**
 * The real plan: structure as counted by hand, every part as printed.
 */
import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {compileFile, root} from '../../scripts/seeds.ts'

const path = join(root, 'seeds/tongchuan-2024/plan.txt')
const source = readFileSync(path, 'utf8')
const {record, refused, registerFiles} = compileFile(path, 'tongchuan-2024')
const kinds = (kind: string) => record.nodes.filter((node) => node.kind === kind)

test('the source is the circular, byte for byte', () => {
  expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(
    '4572708e608f268f079a6d18d722adcf8e3f6f35d9852911e4be240ff6848589',
  )
})

test('the plan and its registers are accepted', () => {
  expect(refused).toBe(false)
  expect(registerFiles.flatMap((file) => file.messages.filter(({fatal}) => fatal).map(String))).toEqual([])
})

test('the document head', () => {
  expect(record.document).toEqual({
    number: '铜政发〔2024〕13号',
    issuer: '鄂尔多斯市东胜区铜川镇人民政府',
    date: '2024-04-10',
    title: '铜川镇安全生产治本攻坚三年行动方案（2024—2026年）',
    noticeTitle: '鄂尔多斯市东胜区铜川镇人民政府关于印发《铜川镇安全生产治本攻坚三年行动方案（2024—2026年）》的通知',
    addressees: ['各办、局、中心', '各村党总支部、村民委员会', '各相关单位'],
  })
  expect(record.source.lines).toBe(88)
})

test('3 chapters, 2 sections, 3 + 8 + 4 + 38 + 5 parts, preamble and notice', () => {
  const counts = Object.groupBy(record.nodes, ({kind}) => kind)
  expect(Object.fromEntries(Object.entries(counts).map(([kind, nodes]) => [kind, nodes!.length]))).toEqual({
    notice: 1,
    preamble: 1,
    chapter: 3,
    general: 3,
    section: 2,
    action: 8,
    support: 4,
    measure: 38,
    guarantee: 5,
  })
  expect(kinds('measure').map(({number}) => number)).toEqual(Array.from({length: 38}, (_, index) => index + 1))
  expect(kinds('measure').map(({id}) => id)).toEqual(Array.from({length: 38}, (_, index) => `measure-${index + 1}`))
})

test('each action and support holds the measures that it holds in print', () => {
  const held = [...kinds('action'), ...kinds('support')].map(({id}) =>
    record.nodes.filter(({parent}) => parent === id).map(({number}) => number),
  )
  expect(held.map((numbers) => [numbers[0], numbers.at(-1)])).toEqual([
    [1, 4],
    [5, 12],
    [13, 15],
    [16, 18],
    [19, 21],
    [22, 23],
    [24, 25],
    [26, 27],
    [28, 30],
    [31, 32],
    [33, 35],
    [36, 38],
  ])
})

test('marker, title, delimiter and text are the source line', () => {
  const lines = source.split('\n')
  for (const {line, marker, title, delimiter, text} of record.nodes) expect(marker + title + delimiter + text).toBe(lines[line - 1]!.trim())
})

test('two titles end in something other than a full stop', () => {
  const odd = record.nodes.filter(({delimiter}) => delimiter !== '' && delimiter !== '。')
  expect(odd.map(({id, delimiter}) => [id, delimiter])).toEqual([
    ['measure-11', '，'],
    ['measure-36', '、'],
  ])
})

test('every annotation points at the words that it quotes', () => {
  for (const node of record.nodes) {
    for (const {field, start, end, text} of [...node.citations, ...node.notes]) expect(node[field].slice(start, end)).toBe(text)
    for (const duty of node.duties) {
      for (const span of [duty.action, duty.deadline, duty.frequency])
        if (span) expect(node.text.slice(span.start, span.end)).toBe(span.text)
    }
  }
})

test('slips that any editor would mend are noted, terms of the trade are not', () => {
  const noted = record.nodes.flatMap(({id, notes}) => notes.map(({text, certainty}) => `${id} ${text} ${certainty}`))
  expect(noted).toEqual(
    expect.arrayContaining(['measure-4 开晨 certain', 'measure-33 食贯 certain', 'measure-25 全旗 certain', 'measure-7 危险化品 certain']),
  )
  expect(noted.join()).not.toMatch(/一优三减|消地协作|2023行动|整改销案|制修订/)
})

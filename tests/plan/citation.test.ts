/**
 * Mentions of named documents: what is found in a text, and what it is taken to mean.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {readRegisters, root} from '../../scripts/seeds.ts'
import {findMentions, indexRegulations, placesOf, resolveMention} from '../../src/plan/citation.ts'
import type {PlanRecord, RegulationName} from '../../src/plan/index.ts'
import {readRegulations} from '../../src/registers/regulations.ts'
import {compileText, noRegisters, spoil} from './sound.ts'

const place = {file: 'regulations.yaml', line: 1, column: 1}
const entry = (id: string, title: string, more: Partial<RegulationName> = {}): RegulationName => ({
  id,
  title,
  shortTitle: title.replace(/^中华人民共和国/, ''),
  aliases: [],
  place,
  ...more,
})

const register = [
  entry('safety-law', '中华人民共和国安全生产法', {bare: ['三管三必须']}),
  entry('labor-law', '中华人民共和国劳动法'),
  entry('gas', '城镇燃气管理条例'),
  entry('province-safety', '松江省安全生产条例', {region: '松江省'}),
  entry('province-three', '松江省“管行业必须管安全 管业务必须管安全”若干规定', {region: '松江省', bare: ['三管三必须']}),
  entry('unclear', '安全生产条例', {couldBe: ['province-safety']}),
  entry('state-plan', '安全生产治本攻坚三年行动方案（2024—2026年）'),
  entry('province-plan', '松江省安全生产治本攻坚三年行动方案（2024—2026年）', {region: '松江省'}),
  entry('city-plan', '白河市安全生产治本攻坚三年行动方案（2024—2026年）', {region: '白河市'}),
  entry('city-66', '白河市66条配套措施', {region: '白河市', bare: ['白河市66条配套措施']}),
  entry('town-list', '柳河镇2025年安全生产职责清单', {region: '柳河镇', bare: ['柳河镇年度任务清单']}),
  entry('umbrella', '各行业重大事故隐患判定标准', {bare: ['重大事故隐患判定标准']}),
  entry('coal-standard', '煤矿重大事故隐患判定标准'),
  entry('old-standard', '房屋工程重大隐患判定标准（2022版）', {supersededBy: 'new-standard'}),
  entry('new-standard', '房屋工程重大隐患判定标准（2024版）'),
  entry('twin-a', '举报奖励办法（试行）'),
  entry('twin-b', '举报奖励办法（2023年）'),
]
const places = placesOf('白河市东山区柳河镇人民政府', {白河市: '松江省'})
const index = indexRegulations(register, places)
const read = (text: string, of = index) =>
  findMentions(text, of).map((mention) => {
    const {regulations, status} = resolveMention(mention, of)
    return [mention.text, regulations.join(' '), status].join(' | ')
  })

test.each([
  ['鄂尔多斯市东胜区铜川镇人民政府', {city: '鄂尔多斯市', district: '东胜区', town: '铜川镇'}],
  ['松江省白河市柳河县人民政府', {region: '松江省', city: '白河市', district: '柳河县'}],
  ['阿拉善盟阿拉善左旗巴彦浩特镇人民政府', {city: '阿拉善盟', district: '阿拉善左旗', town: '巴彦浩特镇'}],
  ['镇安委会', {}],
  ['', {}],
])('places of an issuer: %s', (issuer, expected) => {
  expect(JSON.parse(JSON.stringify(placesOf(issuer)))).toEqual(expected)
})

test.each([
  ['title marks belong to the span', '学习《安全生产法》。', ['《安全生产法》 | safety-law | resolved']],
  ['full and short title', '《中华人民共和国劳动法》', ['《中华人民共和国劳动法》 | labor-law | resolved']],
  ['two in a row', '《安全生产法》《劳动法》', ['《安全生产法》 | safety-law | resolved', '《劳动法》 | labor-law | resolved']],
  ['split over lines', '《安全\n生产法》', ['《安全\n生产法》 | safety-law | resolved']],
  [
    'quotation marks and blanks in a title do not matter',
    '《松江省“管行业必须管安全管业务必须管安全”若干规定》',
    ['《松江省“管行业必须管安全管业务必须管安全”若干规定》 | province-three | resolved'],
  ],
  ['one inside another', '《关于印发《城镇燃气管理条例》的通知》', ['《关于印发《城镇燃气管理条例》的通知》 | gas | resolved']],
  ['unknown', '《天外来客管理办法》', ['《天外来客管理办法》 |  | unresolved']],
  ['never closed', '《安全生产', []],
  [
    'four issuers of one title, one of them unknown',
    '依据国务院、省、市、区《安全生产治本攻坚三年行动方案（2024—2026年）》',
    ['《安全生产治本攻坚三年行动方案（2024—2026年）》 | state-plan province-plan city-plan | ambiguous'],
  ],
  [
    'three issuers, another dash',
    '依据国务院、省和白河市《安全生产治本攻坚三年行动方案(2024-2026年)》',
    ['《安全生产治本攻坚三年行动方案(2024-2026年)》 | state-plan province-plan city-plan | resolved'],
  ],
  ['without its years', '市《安全生产治本攻坚三年行动方案》', ['《安全生产治本攻坚三年行动方案》 | city-plan | resolved']],
  ["another city's document", '学习西安市《安全生产治本攻坚三年行动方案》', ['《安全生产治本攻坚三年行动方案》 |  | unresolved']],
  ['a law is the state’s, whoever carries it out', '全区《安全生产法》执法检查', ['《安全生产法》 | safety-law | resolved']],
  ['no document has just this name', '《安全生产条例》', ['《安全生产条例》 | unclear province-safety | ambiguous']],
  ['… but the province has one', '省《安全生产条例》', ['《安全生产条例》 | province-safety | resolved']],
  [
    'editions of one document are no ambiguity',
    '《房屋工程重大隐患判定标准》',
    ['《房屋工程重大隐患判定标准》 | new-standard old-standard | resolved'],
  ],
  [
    'an edition by its year',
    '《房屋工程重大隐患判定标准（2022版）》',
    ['《房屋工程重大隐患判定标准（2022版）》 | old-standard | resolved'],
  ],
  ['two documents of one name', '《举报奖励办法》', ['《举报奖励办法》 | twin-a twin-b | ambiguous']],
])('with title marks: %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected)
})

test.each([
  ['a law', '依照安全生产法处理', ['安全生产法 | safety-law | resolved']],
  ['法治 is no 法', '加强安全生产法治化建设，遵守安全生产法律法规', []],
  ['several meant by one phrase', '落实“三管三必须”要求', ['三管三必须 | safety-law province-three | resolved']],
  ['of the plan’s own city', '落实市66条配套措施', ['市66条配套措施 | city-66 | resolved']],
  ['of the plan’s own town, unnamed', '完成年度任务清单', ['年度任务清单 | town-list | resolved']],
  ['numbered measures of an issuer that nobody registered', '落实省53条具体措施', ['省53条具体措施 |  | unresolved']],
  ['a part of a longer name', '使用重大事故隐患判定标准', ['重大事故隐患判定标准 | umbrella | resolved']],
  ['the longer name', '使用煤矿重大事故隐患判定标准', ['煤矿重大事故隐患判定标准 | coal-standard | resolved']],
  ['another place’s document', '学习黑山省城镇燃气管理条例', []],
  ['a number of measures that is no document', '提出3条措施、制定66条配套措施', []],
])('without title marks: %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected)
})

test('a plan of another place does not get this place’s documents', () => {
  const other = indexRegulations(register, placesOf('黑山省石桥市南岭区河口镇人民政府'))
  expect(read('落实“三管三必须”、市66条配套措施和年度任务清单', other)).toEqual([
    '三管三必须 | safety-law | resolved',
    '市66条配套措施 |  | unresolved',
  ])
})

test('an unknown document is a warning, not an error, and the text stays', () => {
  const {refused, findings, record} = compileText(spoil('镇应急办牵头落实。', '落实《天外来客管理办法》。'), {
    ...noRegisters,
    regulations: register,
  })
  expect(refused).toBe(false)
  expect(findings.filter((finding) => finding.includes('天外来客'))).toHaveLength(1)
  expect(record.nodes.find(({id}) => id === 'measure-1')).toMatchObject({
    text: '落实《天外来客管理办法》。',
    citations: [{field: 'text', start: 2, end: 12, text: '《天外来客管理办法》', regulations: [], status: 'unresolved'}],
  })
})

const plan: PlanRecord = JSON.parse(readFileSync(join(root, 'content/plans/tongchuan-2024/plan.json'), 'utf8'))

test('the plan of 2024: every citation, as read by a person', () => {
  const cited = plan.nodes.flatMap(({id, citations}) =>
    citations.map(({field, start, text, regulations, status}) => `${id} ${field} ${start} ${text} → ${regulations.join(' ')} ${status}`),
  )
  expect(cited).toMatchSnapshot()
})

test('every span of the plan is the text it says', () => {
  for (const node of plan.nodes) {
    for (const {field, start, end, text} of node.citations) expect(node[field].slice(start, end)).toBe(text)
  }
})

test('the register of the project is sound', () => {
  const {files} = readRegisters(join(root, 'seeds/tongchuan-2024'))
  expect(files.flatMap(({messages}) => messages.map(String))).toEqual([])
})

test.each([
  ['a key nobody knows', 'titel: 某法', /1:\d+.*不认识的键 titel/],
  ['a date without its month', 'dates: {effective: 2021}', /类型不对|日期/],
  ['an article written in digits', 'articles: [{article: 第36条, gist: 装上报警器}]', /条号要写成/],
  ['a successor nobody registered', 'supersededBy: nowhere', /“nowhere”没有登记/],
])('faults of the register are told at their place: %s', (_, line, message) => {
  const value = `- {id: a, title: 某法, shortTitle: 某法, kind: law, status: in-force, public: true, ${line}}\n`
  const file = new VFile({path: 'regulations.yaml', value})
  readRegulations(file)
  expect(file.messages.map(({line, column, reason}) => `${line}:${column} ${reason}`).join('\n')).toMatch(message)
  expect(file.messages.every(({fatal}) => fatal)).toBe(true)
})

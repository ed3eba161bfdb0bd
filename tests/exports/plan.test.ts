/**
 * The whole plan as text, Markdown and Akoma Ntoso: of the real plan and of every layout that is not refused.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {isIdentified, toAkn} from '../../src/exports/akn.ts'
import {toMarkdown, toText} from '../../src/exports/text.ts'
import type {PlanRecord} from '../../src/plan/index.ts'
import {compileText, sound} from '../plan/sound.ts'

const root = join(import.meta.dirname, '../..')
const layouts = join(root, 'tests/plan/fixtures/layouts')
const sources = new Map([
  ['tongchuan-2024', readFileSync(join(root, 'seeds/tongchuan-2024/plan.txt'), 'utf8')],
  ...readdirSync(layouts)
    .filter((name) => existsSync(join(layouts, name, 'input.txt')))
    .map((name) => [name, readFileSync(join(layouts, name, 'input.txt'), 'utf8')] as const),
])
const plans: Array<[string, PlanRecord]> = [...sources].flatMap(([name, text]) => {
  const {record, refused} = compileText(text)
  return refused ? [] : [[name, record]]
})

const partsOf = ({nodes}: PlanRecord) =>
  nodes.map(({id, kind, marker, title, delimiter, text}) => [id, kind, marker, title, delimiter, text].join('|'))
const bare = (text: string) => text.replace(/\s/g, '')

test('there are plans to export', () => expect(plans.length).toBeGreaterThan(40))

/** Elements of a document, in order, each with the one it stands in; throws where tags do not fit. */
function elementsOf(xml: string): Array<{name: string; parent: string | undefined; attributes: Record<string, string>}> {
  const open: string[] = []
  const found: ReturnType<typeof elementsOf> = []
  for (const [, closing, name, written, empty] of xml.matchAll(/<(\/?)([A-Za-z]+)((?: [A-Za-z]+="[^"<]*")*)(\/?)>/g)) {
    if (closing) {
      const last = open.pop()
      if (last !== name) throw new Error(`</${name}> closes <${last}>`)
      continue
    }
    const attributes = Object.fromEntries([...written!.matchAll(/([A-Za-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]))
    found.push({name: name!, parent: open.at(-1), attributes})
    if (!empty) open.push(name!)
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is not closed`)
  return found
}

const inlines = ['docNumber', 'docTitle', 'docAuthority', 'docDate', 'ref']
const parts = ['chapter', 'section', 'subsection', 'paragraph', 'subparagraph', 'point']
/** What an element may hold, in this order (akomantoso30.xsd, as far as it is used here). */
const content: Record<string, string[]> = {
  akomaNtoso: ['doc'],
  doc: ['meta', 'preface', 'preamble', 'mainBody', 'conclusions'],
  meta: ['identification', 'references'],
  identification: ['FRBRWork', 'FRBRExpression', 'FRBRManifestation'],
  FRBRWork: ['FRBRthis', 'FRBRuri', 'FRBRdate', 'FRBRauthor', 'FRBRcountry', 'FRBRsubtype', 'FRBRnumber', 'FRBRname'],
  FRBRExpression: ['FRBRthis', 'FRBRuri', 'FRBRdate', 'FRBRauthor', 'FRBRlanguage'],
  FRBRManifestation: ['FRBRthis', 'FRBRuri', 'FRBRdate', 'FRBRauthor', 'FRBRformat'],
  references: ['TLCOrganization', 'TLCRole'],
}

function expectValid(xml: string): void {
  const elements = elementsOf(xml)
  for (const {name, parent} of elements) {
    if (parent === undefined) expect(name).toBe('akomaNtoso')
    else if (parts.includes(parent)) expect(['num', 'heading', 'intro', 'content', ...parts]).toContain(name)
    else if (parent === 'mainBody') expect(['p', ...parts]).toContain(name)
    else if (parent === 'p') expect(inlines).toContain(name)
    else if (parent === 'heading') expect(name).toBe('ref')
    else if (['preface', 'preamble', 'conclusions', 'intro', 'content'].includes(parent)) expect(name).toBe('p')
    else expect(content[parent], `<${name}> in <${parent}>`).toContain(name)
  }
  for (const [parent, order] of Object.entries(content)) {
    const places = elements.filter((element) => element.parent === parent).map(({name}) => order.indexOf(name))
    expect(places, parent).toEqual([...places].sort((a, b) => a - b))
  }
  const ids = elements.map(({attributes}) => attributes.eId).filter((id) => id !== undefined)
  expect(new Set(ids).size).toBe(ids.length)
  for (const {attributes} of elements) for (const to of [attributes.source, attributes.as]) if (to) expect(ids).toContain(to.slice(1))
}

const plain = (xml: string) =>
  bare(xml.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({amp: '&', lt: '<', gt: '>', quot: '"'})[name]!))
const options = {editor: '安全“<柳河>”', href: (path: string) => `/a/b${path}`}

describe.each(plans)('%s', (_, plan) => {
  test('its text, read again, is the same plan', () => {
    const again = compileText(toText(plan)).record
    expect(partsOf(again)).toEqual(partsOf(plan))
    expect(again.document).toEqual(plan.document)
    expect(toText(again)).toBe(toText(plan))
  })
  test('Markdown has every word of it', () => {
    const words = bare(
      toMarkdown(plan)
        .replace(/^#+ /gm, '')
        .replace(/\\([\\`*_[\]<>#|~&.)+=-])/g, '$1'),
    )
    for (const {marker, title, text} of plan.nodes) for (const piece of [marker, title, text]) expect(words).toContain(bare(piece))
  })
  test('Akoma Ntoso has the text in the order of the plan, in elements that the schema allows', () => {
    if (!isIdentified(plan)) return expect(() => toAkn(plan, options)).toThrow(plan.id)
    const xml = toAkn(plan, options)
    expectValid(xml)
    expect(plain(xml)).toBe(bare(toText(plan)))
  })
})

describe('the real plan as Akoma Ntoso', () => {
  const record = JSON.parse(readFileSync(join(root, 'content/plans/tongchuan-2024/plan.json'), 'utf8')) as PlanRecord
  const xml = toAkn(record, options)

  test('has its identifiers', () => {
    const values = elementsOf(xml)
      .filter(({name}) => name === 'FRBRuri')
      .map(({attributes}) => decodeURIComponent(attributes.value!))
    const work = '/akn/cn/doc/plan/鄂尔多斯市东胜区铜川镇人民政府/2024-04-10/铜政发〔2024〕13号'
    expect(values).toEqual([work, `${work}/zho@2024-04-10`, `${work}/zho@2024-04-10.xml`])
  })
  test('leads from a citation to the page of the regulation, under the base path', () => {
    const references = elementsOf(xml).filter(({name}) => name === 'ref')
    const single = record.nodes.flatMap(({citations}) => citations).filter(({regulations}) => regulations.length === 1)
    expect(references.map(({attributes}) => attributes.href)).toEqual(single.map(({regulations}) => `/a/b/regulations/${regulations[0]}/`))
  })
  test('names measure 26 by its place', () => {
    const measures = elementsOf(xml).filter(({attributes}) => attributes.class === 'measure')
    expect(measures.length).toBe(38)
    expect(measures[25]!.attributes.eId).toMatch(/^chp_2__sec_\d+__subsec_\d+__para_26$/)
  })
})

test('characters that XML does not have are left out, marks are escaped', () => {
  const {record} = compileText(sound.replace('为了安全', '为了<安全>&"\u0001\ud800'))
  expect(toAkn(record, options)).toContain('为了&lt;安全&gt;&amp;&quot;�，')
})

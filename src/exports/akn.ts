/**
 * A plan as Akoma Ntoso 3.0 (OASIS LegalDocML, akn-core v1.0), a `doc` named `plan`: a circular is none of the
 * standard's acts, bills or judgments. Identifiers follow the Naming Convention (akn-nc v1.0):
 *
 *   work           /akn/cn/doc/plan/<issuer>/<date>/<number>
 *   expression     <work>/zho@<date>
 *   manifestation  <expression>.xml
 *   part           eId chp_2__sec_1__subsec_1__para_4: name of the level and the number the part has there
 *
 * Issuer and number are percent-encoded as they are printed.
 */
import type {Citation, NodeRecord, PlanRecord} from '../plan/index.ts'
import {annexesOf, headOf, linesOf, printedDate} from './text.ts'

/** Names of the levels, outermost first, and their short forms in an eId (akn-nc v1.0, 5.4). */
const levels = [
  ['chapter', 'chp'],
  ['section', 'sec'],
  ['subsection', 'subsec'],
  ['paragraph', 'para'],
  ['subparagraph', 'subpara'],
  ['point', 'point'],
] as const

export interface AknOptions {
  /** Who made the file: name of the site. */
  editor: string
  /** Address of a page from its path on the site, `/regulations/work-safety-law/`. */
  href: (path: string) => string
}

/** Whether a plan can be identified: an identifier without issuer, date and number would be invented. */
export function isIdentified({document: {issuer, date, number}}: PlanRecord): boolean {
  return issuer !== null && date !== null && number !== null
}

/**
 * The plan as Akoma Ntoso. The text of its elements, in order, is that of `toText` without line breaks.
 *
 * @throws when the plan is not identified, see `isIdentified`
 */
export function toAkn(plan: PlanRecord, {editor, href}: AknOptions): string {
  const {issuer, date: issued, number} = plan.document
  if (issuer === null || issued === null || number === null) throw new Error(`plan ${plan.id} has no issuer, date or number`)
  const head = headOf(plan)
  const work = `/akn/cn/doc/plan/${[issuer, issued, number].map(encodeURIComponent).join('/')}`
  const expression = `${work}/zho@${issued}`
  const core = (address: string, part: string) => [
    element('FRBRthis', {value: part}),
    element('FRBRuri', {value: address}),
    element('FRBRdate', {date: issued, name: '成文'}),
    element('FRBRauthor', {href: '#issuer', as: '#author'}),
  ]
  const addresses = new Map(plan.regulations.map(({id, url}) => [id, href(url)]))
  const meta = element('meta', {}, [
    element('identification', {source: '#editor'}, [
      element('FRBRWork', {}, [
        ...core(work, `${work}/!main`),
        element('FRBRcountry', {value: 'cn'}),
        element('FRBRsubtype', {value: 'plan'}),
        element('FRBRnumber', {value: number}),
        element('FRBRname', {value: plan.document.title || (plan.document.noticeTitle ?? plan.id)}),
      ]),
      element('FRBRExpression', {}, [...core(expression, `${expression}/!main`), element('FRBRlanguage', {language: 'zho'})]),
      element('FRBRManifestation', {}, [
        ...core(`${expression}.xml`, `${expression}/!main.xml`),
        element('FRBRformat', {value: 'application/akn+xml'}),
      ]),
    ]),
    element('references', {source: '#editor'}, [
      element('TLCOrganization', {eId: 'issuer', href: `/akn/ontology/organization/cn/${encodeURIComponent(issuer)}`, showAs: issuer}),
      element('TLCOrganization', {eId: 'editor', href: href('/about/'), showAs: editor}),
      element('TLCRole', {eId: 'author', href: '/akn/ontology/role/author', showAs: '发文机关'}),
    ]),
  ])
  const notice = plan.nodes.filter(({kind}) => kind === 'notice')
  const signature = [
    paragraph(element('docAuthority', {}, [escape(issuer)])),
    paragraph(element('docDate', {date: issued}, [escape(printedDate(issued))])),
  ]
  const preface = element('preface', {}, [
    paragraph(element('docNumber', {}, [escape(number)])),
    head.noticeTitle && paragraph(element('docTitle', {}, [escape(head.noticeTitle)])),
    head.addressees && paragraph(escape(head.addressees)),
    ...notice.flatMap(paragraphsOf),
    ...(head.isSignedBelow ? [] : signature),
    head.title && paragraph(element('docTitle', {}, [escape(head.title)])),
  ])
  const before = plan.nodes.filter(({kind}) => kind === 'preamble').flatMap(paragraphsOf)
  const parts = plan.nodes.filter(({kind, parent}) => parent === null && kind !== 'notice' && kind !== 'preamble')
  const below = [...(head.isSignedBelow ? signature : []), ...annexesOf(plan).map((line) => paragraph(escape(line)))]

  /** Paragraphs of a part's text, citations as references. */
  function paragraphsOf(node: NodeRecord): string[] {
    let start = 0
    return linesOf(node).map((line) => {
      start = node.text.indexOf(line, start)
      const content = inline(node, 'text', start, start + line.length)
      start += line.length
      return paragraph(content)
    })
  }

  /** Text of a field with a `ref` around every citation that names one regulation. */
  function inline(node: NodeRecord, field: Citation['field'], from = 0, to = node[field].length): string {
    const value = node[field]
    let at = from
    let result = ''
    const inside = node.citations.filter((citation) => citation.field === field && citation.start >= from && citation.end <= to)
    for (const {start, end, regulations} of inside.sort((a, b) => a.start - b.start)) {
      if (regulations.length !== 1 || start < at) continue
      result += escape(value.slice(at, start)) + element('ref', {href: addresses.get(regulations[0]!)!}, [escape(value.slice(start, end))])
      at = end
    }
    return result + escape(value.slice(at, to))
  }

  function partOf(node: NodeRecord, depth: number, above: string, index: number): string {
    const [name, short] = levels[Math.min(depth, levels.length - 1)]!
    const eId = `${above && `${above}__`}${short}_${node.number ?? index + 1}`
    const below = plan.nodes.filter(({parent}) => parent === node.id)
    const text = paragraphsOf(node)
    return element(name, {eId, class: node.kind}, [
      node.marker && element('num', {}, [escape(node.marker)]),
      (node.title || node.delimiter) && element('heading', {}, [inline(node, 'title') + escape(node.delimiter)]),
      ...(below.length > 0
        ? [text.length > 0 && element('intro', {}, text), ...below.map((child, at) => partOf(child, depth + 1, eId, at))]
        : [element('content', {}, text.length > 0 ? text : [element('p')])]),
    ])
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('akomaNtoso', {xmlns: 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'}, [
    element('doc', {name: 'plan'}, [
      meta,
      preface,
      before.length > 0 && element('preamble', {}, before),
      element('mainBody', {}, [...parts.map((node, index) => partOf(node, 0, '', index)), ...(parts.length > 0 ? [] : [element('p')])]),
      below.length > 0 && element('conclusions', {}, below),
    ]),
  ])}\n`
}

function paragraph(content: string): string {
  return element('p', {}, [content])
}

function element(name: string, attributes: Record<string, string> = {}, children: ReadonlyArray<string | null | false> = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`)
  const content = children.filter(Boolean).join('')
  return content ? `<${name}${written.join('')}>${content}</${name}>` : `<${name}${written.join('')}/>`
}

const entities: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}

/** Text of an element or attribute; characters that XML 1.0 (2.2) does not have are left out. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => entities[character]!)
}

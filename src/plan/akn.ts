/**
 * Tree → Akoma Ntoso 3.0 (OASIS LegalDocML, akn-core-v1.0). A circular is a `doc`, the type for documents that have
 * none of their own: it enacts nothing (act), and no assembly states it (statement). The notice is the main
 * document; the plan that it issues is its attachment, a `doc` too, as on paper. A plan without a notice stands alone.
 *
 * FRBR identifiers, after the naming convention (akn-nc-v1.0): `/akn/cn/doc/<date>/<plan id>` for the work, with
 * `/zho@<date>` for its one expression and `.xml` for this manifestation; `!main` and `!plan` are its components. The
 * number in use, 铜政发〔2024〕13号, is in FRBRnumber: it has signs that an address has not. All dates are that of the
 * document; where it has none, identifiers have `undated` and FRBRdate, which the schema demands, is 0001-01-01 with
 * the name `undated`.
 */
import {fieldOf, paragraphsOf, textOf, valueOf} from './tree.ts'
import type {Citation, Division, Kind, Leaf, Plan} from './types.ts'
import {isPrinted} from './whole.ts'
import type {PlanRecord} from './write.ts'

type Attributes = Record<string, string>
type Content = string | false | Content[]

const namespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'

/** Hierarchical elements for the parts, and their short forms in an eId. */
const elements: Record<Kind, [element: string, short: string]> = {
  notice: ['paragraph', 'para'],
  preamble: ['paragraph', 'para'],
  chapter: ['chapter', 'chp'],
  section: ['section', 'sec'],
  action: ['subsection', 'subsec'],
  support: ['subsection', 'subsec'],
  general: ['paragraph', 'para'],
  measure: ['paragraph', 'para'],
  guarantee: ['paragraph', 'para'],
}

/** Text for XML 1.0: what markup is made of escaped, what it cannot hold replaced by U+FFFD. */
function escaped(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

function joined(content: Content): string {
  if (typeof content === 'string') return content
  return content ? content.map(joined).join('') : ''
}

/** An element; its content is XML already. */
function element(name: string, attributes: Attributes = {}, content: Content = ''): string {
  const inner = joined(content)
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return `<${name}${list.join('')}${inner ? `>${inner}</${name}>` : '/>'}`
}

/** One document in the making: its parts in the order of the schema. */
interface Doc {
  name: 'notice' | 'plan'
  preface: string[]
  preamble: string[]
  body: string[]
  conclusions: string[]
  annexes: string[]
}

/**
 * The plan as an Akoma Ntoso document.
 *
 * @param plan  its tree; what no part of the text is (page numbers, index cards) is left out
 * @param record  of the same plan: citations, and the addresses of regulations
 * @param origin  address that those of regulations start with, without a slash at the end; '' keeps them from the root
 * @returns XML with line feeds, the same bytes for the same input; its text nodes, joined, are the words of the leaves
 */
export function toAkomaNtoso(plan: Plan, record: PlanRecord, origin = ''): string {
  const citations = new Map(record.nodes.map(({id, citations}) => [id, citations]))
  const addresses = new Map(record.regulations.map(({id, url}) => [id, origin + url]))
  const ids = new Set<string>()
  const {date, number, title, noticeTitle} = record.document
  const day = date ?? '0001-01-01'
  const issuer = fieldOf(plan, 'issuer')

  /** An eId that no other element has. */
  function unique(wanted: string): string {
    let id = wanted
    for (let copy = 2; ids.has(id); copy++) id = `${wanted}-${copy}`
    ids.add(id)
    return id
  }

  /** Characters of a field from `start`, mentions of one known document as references. */
  function inline(value: string, field: Citation['field'], start: number, mentions: Citation[]): string {
    let at = 0
    let xml = ''
    for (const mention of mentions) {
      const [from, to] = [mention.start - start, mention.end - start]
      const address = mention.regulations.length === 1 ? addresses.get(mention.regulations[0]!) : undefined
      if (mention.field !== field || !address || from < at || to > value.length) continue
      xml += escaped(value.slice(at, from)) + element('ref', {href: address}, escaped(value.slice(from, to)))
      at = to
    }
    return xml + escaped(value.slice(at))
  }

  function paragraphs(node: Division): string[] {
    let offset = 0
    return paragraphsOf(node).map(({value}) => {
      const xml = element('p', {}, inline(value, 'text', offset, citations.get(node.id) ?? []))
      offset += value.length + 1
      return xml
    })
  }

  function part(node: Division, above: string): string {
    const [name, short] = elements[node.kind]
    const eId = unique(`${above}${short}_${node.number}`)
    const marker = valueOf(node, 'marker')
    const named = valueOf(node, 'title')
    const below = node.children.filter((child) => child.type === 'division')
    const own = paragraphs(node)
    const content = [
      marker ? element('num', {}, escaped(marker)) : '',
      named ? element('heading', {}, inline(named, 'title', 0, citations.get(node.id) ?? []) + escaped(valueOf(node, 'delimiter'))) : '',
    ]
    if (below.length === 0) content.push(element('content', {}, textOf(node) ? own : element('p')))
    else {
      if (own.length > 0) content.push(element('intro', {}, own))
      content.push(...below.map((child) => part(child, `${eId}__`)))
    }
    return element(name, {eId, class: node.kind}, content)
  }

  const docs: Doc[] = []
  const open = (name: Doc['name']) => {
    docs.push({name, preface: [], preamble: [], body: [], conclusions: [], annexes: []})
    return docs.at(-1)!
  }
  const hasNotice = noticeTitle !== null || plan.children.some((child) => child.type === 'division' && child.kind === 'notice')
  let begun = false
  let doc = open(hasNotice ? 'notice' : 'plan')

  function leaf(child: Leaf): void {
    if (!isPrinted(child)) return
    const value = escaped(child.value)
    // 附件 above the plan stands below the notice.
    if (child.type === 'aside' && begun) doc.annexes.push(element('p', {}, value))
    else if (child.name === 'title' && doc.name === 'notice') {
      doc = open('plan')
      doc.preface.push(field(child, value))
    } else (doc.body.length > 0 ? doc.conclusions : doc.preface).push(field(child, value))
  }

  function field({name}: Leaf, value: string): string {
    if (name === 'documentNumber') return element('p', {}, element('docNumber', {}, value))
    if (name === 'title' || name === 'noticeTitle') return element('p', {}, element('docTitle', {}, value))
    if (name === 'date') return element('p', {}, date ? element('date', {date}, value) : value)
    if (name === 'issuer')
      return element('p', {}, element('signature', {}, element('organization', issuer ? {refersTo: '#issuer'} : {}, value)))
    return element('p', name ? {class: name} : {}, value)
  }

  for (const child of plan.children) {
    if (child.type !== 'division') {
      leaf(child)
      continue
    }
    // The plan begins with its title, or where there is none with its first part.
    if (child.kind !== 'notice' && doc.name === 'notice') doc = open('plan')
    if (child.kind === 'preamble' && doc.body.length === 0) doc.preamble.push(...paragraphs(child))
    else if (child.level > 0) {
      begun = true
      doc.body.push(part(child, ''))
    } else doc.body.push(element('paragraph', {eId: unique(child.id), class: child.kind}, element('content', {}, paragraphs(child))))
    // Signature and parts that stand inside the notice.
    if (child.level === 0)
      for (const inner of child.children) {
        if (inner.type === 'division') doc.body.push(part(inner, ''))
        else if (inner.type === 'field' || inner.type === 'aside') leaf(inner)
      }
  }

  /** Identification, publication and references of a component. */
  function meta(component: string, name: string): string {
    const work = `/akn/cn/doc/${date ?? 'undated'}/${plan.id}`
    const expression = `${work}/zho@${date ?? ''}`
    const level = (frbr: string, uri: string, ending: string, more: string[], alias = '') =>
      element(frbr, {}, [
        element('FRBRthis', {value: `${uri}/!${component}${ending}`}),
        element('FRBRuri', {value: uri + ending}),
        alias && element('FRBRalias', {value: alias, name: 'title'}),
        element('FRBRdate', {date: day, name: date ? 'issued' : 'undated'}),
        element('FRBRauthor', {href: '#issuer', as: '#author'}),
        more,
      ])
    return element('meta', {}, [
      element('identification', {source: '#site'}, [
        level('FRBRWork', work, '', [element('FRBRcountry', {value: 'cn'}), number ? element('FRBRnumber', {value: number}) : ''], name),
        level('FRBRExpression', expression, '', [element('FRBRlanguage', {language: 'zho'})]),
        level('FRBRManifestation', expression, '.xml', [element('FRBRformat', {value: 'application/akn+xml'})]),
      ]),
      // Of the whole file: its components refer to the same organs.
      component === 'main' &&
        element('references', {source: '#site'}, [
          element('TLCOrganization', {
            eId: unique('issuer'),
            href: `/akn/ontology/organization/cn/${encodeURIComponent(issuer || 'unnamed')}`,
            showAs: issuer || '未署名',
          }),
          element('TLCOrganization', {eId: unique('site'), href: '/akn/ontology/organization/cn/site', showAs: '刊载网站'}),
          element('TLCRole', {eId: unique('author'), href: '/akn/ontology/role/author', showAs: '发文机关'}),
        ]),
    ])
  }

  function document(index: number): string {
    const {name, preface, preamble, body, conclusions, annexes} = docs[index]!
    const component = index === 0 ? 'main' : name
    const head = meta(component, (name === 'notice' ? noticeTitle : title) || title || plan.id)
    const attachments = [
      ...(index + 1 < docs.length ? [document(index + 1)] : []),
      ...(annexes.length > 0
        ? [
            element('doc', {name: 'annex', contains: 'originalVersion'}, [
              meta(`${component}-annex`, '附件'),
              element('mainBody', {}, annexes),
            ]),
          ]
        : []),
    ]
    return element('doc', {name, contains: 'originalVersion'}, [
      head,
      preface.length > 0 ? element('preface', {}, preface) : '',
      preamble.length > 0 ? element('preamble', {}, preamble) : '',
      element('mainBody', {}, body.length > 0 ? body : element('p')),
      conclusions.length > 0 ? element('conclusions', {}, conclusions) : '',
      attachments.length > 0
        ? element(
            'attachments',
            {},
            attachments.map((attachment, at) => element('attachment', {eId: unique(`${component}__att_${at + 1}`)}, attachment)),
          )
        : '',
    ])
  }

  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('akomaNtoso', {xmlns: namespace}, document(0))}\n`
}

/**
 * The rules. A rule is one function over the finished tree; what it finds is a message with the rule's id, at
 * line and column, in words for the person who edits the text. Errors (`fatal`) refuse the whole input.
 *
 * tests/plan/rules.test.ts breaks every rule once.
 */
import type {Point} from 'unist'
import type {VFile} from 'vfile'
import {divisionsOf, documentNumberForm, paragraphsOf, textOf, valueOf, walk} from './parse.ts'
import type {Division, FieldName, Kind, Leaf, Plan} from './types.ts'

type Severity = 'error' | 'warning'
type Report = (severity: Severity, message: string, place: Point | undefined) => void
type Rule = (plan: Plan, report: Report, source: string) => void

const kindNames: Record<Kind, string> = {
  notice: '通知',
  preamble: '引言',
  chapter: '章',
  section: '部分',
  general: '总体要求',
  action: '行动',
  support: '支撑',
  measure: '措施',
  guarantee: '保障措施',
}

/** Quote printed words in a message, shortened. */
function quote(text: string): string {
  const characters = [...text]
  return `“${characters.slice(0, 24).join('')}${characters.length > 24 ? '…' : ''}”`
}

const startOf = (node: Leaf | Division): Point | undefined =>
  node.type === 'division' ? node.children[0] && startOf(node.children[0] as Leaf | Division) : node.position?.start

/** A point inside a leaf, `index` characters after its start. */
function pointIn(leaf: Leaf, index: number): Point | undefined {
  const start = leaf.position?.start
  return start && {line: start.line, column: start.column + index, offset: (start.offset ?? 0) + index}
}

function fields(plan: Plan, name: FieldName): Leaf[] {
  return plan.children.filter((child): child is Leaf => child.type === 'field' && child.name === name)
}

function leavesOf(node: Division): Leaf[] {
  return node.children.filter((child): child is Leaf => child.type !== 'division')
}

const first: Point = {line: 1, column: 1, offset: 0}

/** Every rule by its id. */
export const rules: Record<string, Rule> = {
  /** YAML front matter is not part of a circular. */
  'front-matter': (_plan, report, source) => {
    const lead = source.length - source.trimStart().length
    if (/^---\s*(\r|\n|$)/.test(source.slice(lead, lead + 80))) {
      const before = source.slice(0, lead).split(/\r\n|\n|\r/)
      report('error', '开头是“---”（YAML 头），应直接从发文字号或标题开始。请删去它', {
        line: before.length,
        column: before.at(-1)!.length + 1,
      })
    }
  },

  /** A circular has a head: 发文字号, 标题, 主送机关, 署名 or 成文日期. */
  header: (plan, report) => {
    const names: FieldName[] = ['documentNumber', 'noticeTitle', 'addressees', 'issuer', 'date']
    if (names.every((name) => fields(plan, name).length === 0)) {
      report('error', '没有文件头，应在方案标题之前有发文字号、通知标题、主送机关、署名和日期', first)
    }
  },

  /** 发文字号: 机关代字〔年份〕序号号 (GB/T 9704—2012, 7.2.5). */
  'document-number': (plan, report) => {
    const [leaf] = fields(plan, 'documentNumber')
    if (!leaf) report('warning', '没有发文字号，应在第一行，如“铜政发〔2024〕13号”', first)
    else if (!documentNumberForm.test(leaf.value)) {
      report(
        'error',
        `发文字号写作${quote(leaf.value)}，应为“机关代字〔四位年份〕序号号”，如“铜政发〔2024〕13号”：六角括号，序号不补零，不加“第”`,
        leaf.position?.start,
      )
    }
  },

  /** 成文日期 exists in the calendar. */
  date: (plan, report) => {
    const [leaf] = fields(plan, 'date')
    if (!leaf)
      report('warning', '没有成文日期，应在署名下面单独一行，如“2024年4月10日”', fields(plan, 'title')[0]?.position?.start ?? first)
    else if (!readDate(leaf.value))
      report('error', `日期写作${quote(leaf.value)}，日历上没有这一天，应如“2024年4月10日”`, leaf.position?.start)
    else if (!/年.+月.+日$/.test(leaf.value))
      report('warning', `日期写作${quote(leaf.value)}，通常写作“2024年4月10日”`, leaf.position?.start)
  },

  /** The plan has a title of its own. */
  'plan-title': (plan, report) => {
    if (fields(plan, 'title').length > 0) return
    const next = plan.children.find((child) => child.type === 'division' && child.level > 0)
    report('error', '没有方案标题，应在正文“一、”之前有一行以“方案”“计划”等结尾的标题', (next && startOf(next)) ?? first)
  },

  /** The plan has numbered parts. */
  structure: (plan, report) => {
    for (const node of walk(plan)) if (node.kind === 'measure' || node.level > 0) return
    report('error', '没有编号的内容，应有“一、”“（一）”“1.”“（1）”四级编号', first)
  },

  /** A level is not left out: a measure stands in an action, an action in a section. */
  level: (plan, report) => {
    const wanted = ['', '', '“一、”', '“（一）”', '“1.”']
    const check = (parent: Plan | Division, parentLevel: number) => {
      for (const node of divisionsOf(parent)) {
        if (node.level > 0 && node.level !== parentLevel + 1) {
          const what = node.level === 4 ? '措施不在任何行动里' : '编号跳了级'
          report(
            'error',
            `${quote(valueOf(node, 'marker') + valueOf(node, 'title'))}：${what}，它上面应先有${wanted[node.level]}一级`,
            startOf(node),
          )
        }
        check(node, node.level)
      }
    }
    check(plan, 0)
  },

  /** Numbers run 1, 2, 3 … ; measures run on through the plan or start again with their parent. */
  sequence: (plan, report) => {
    const count = (node: Division, expected: number, following: Division | undefined): number => {
      if (node.number === expected) return expected
      const wrong = Number.isNaN(node.number) || node.number === 0
      const fault = wrong ? '不合' : node.number === expected - 1 ? '重复' : node.number < expected ? '倒退' : '跳号'
      report('error', `编号“${valueOf(node, 'marker')}”${fault}，这里应为第 ${expected}`, startOf(node))
      // One wrong number is one finding: go on from it only when the numbers after it do.
      return following?.number === node.number + 1 ? node.number : expected
    }
    const measures = [...walk(plan)].filter((node) => node.level === 4)
    const firstOf = new Set([...walk(plan)].map((node) => divisionsOf(node).find((child) => child.level === 4)))
    let last = 0
    for (const [index, node] of measures.entries()) {
      if (node.number === 1 && last > 0 && firstOf.has(node)) {
        report('warning', `措施编号从“${valueOf(node, 'marker')}”重新开始，前面已到第 ${last}；网址里会加上第几轮`, startOf(node))
        last = 1
      } else last = count(node, last + 1, measures[index + 1])
    }
    const check = (parent: Plan | Division) => {
      const parts = divisionsOf(parent).filter((child) => child.level > 0 && child.level < 4)
      let last = 0
      for (const [index, node] of parts.entries()) last = count(node, last + 1, parts[index + 1])
      parts.forEach(check)
    }
    check(plan)
  },

  /** Markers as the standard writes them: half-width digits without leading zeros, full-width brackets. */
  marker: (plan, report) => {
    for (const node of walk(plan)) {
      const marker = valueOf(node, 'marker')
      if (/(^|\D)[0０][0-9０-９]/.test(marker))
        report('error', `编号“${marker}”前面补了零，应写作“${marker.replace(/[0０]+(?=[0-9０-９])/, '')}”`, startOf(node))
      else if (/[０-９()]/.test(marker) || marker.includes('．'))
        report('warning', `编号写作“${marker}”，通常写作半角数字、全角括号，如“（1）”“1.”`, startOf(node))
    }
  },

  /** A part has a title; measures, general requirements and guarantees also have a text. */
  'empty-part': (plan, report) => {
    for (const node of walk(plan)) {
      if (node.level === 0) continue
      const marker = valueOf(node, 'marker')
      if (!valueOf(node, 'title')) report('error', `编号“${marker}”后面没有标题，应有标题`, startOf(node))
      else if (['measure', 'general', 'guarantee'].includes(node.kind) && !textOf(node).trim()) {
        report(
          'error',
          `${kindNames[node.kind]}“${marker}”${quote(valueOf(node, 'title'))}只有标题没有正文，标题之后应有正文`,
          startOf(node),
        )
      } else if (['chapter', 'section', 'action', 'support'].includes(node.kind) && divisionsOf(node).length === 0 && !textOf(node)) {
        report('error', `“${marker}”${quote(valueOf(node, 'title'))}下面没有内容，应有下一级编号或正文`, startOf(node))
      }
    }
  },

  /** A run-in title ends in 。 */
  'title-delimiter': (plan, report) => {
    for (const node of walk(plan)) {
      const delimiter = node.children.find((child): child is Leaf => child.type === 'delimiter')
      if (delimiter && delimiter.value !== '。') {
        report('warning', `标题${quote(valueOf(node, 'title'))}后面是“${delimiter.value}”，通常是“。”`, delimiter.position?.start)
      }
    }
  },

  /** Every 《 has its 》. Nesting 《》 directly in 《》 is odd: inside a title 〈〉 is used (GB/T 15834—2011, 4.15). */
  'title-marks': (plan, report) => {
    const check = (leaves: Leaf[]) => {
      const open: Array<{leaf: Leaf; index: number}> = []
      for (const leaf of leaves) {
        for (let index = 0; index < leaf.value.length; index++) {
          const character = leaf.value[index]
          if (character === '《') {
            if (open.length === 1) report('warning', '书名号“《”套在另一个“《”里，里层通常用“〈〉”', pointIn(leaf, index))
            open.push({leaf, index})
          } else if (character === '》' && !open.pop()) {
            report('error', '有“》”而没有“《”，应成对', pointIn(leaf, index))
          }
        }
      }
      for (const {leaf, index} of open) report('error', '有“《”而没有“》”，应成对', pointIn(leaf, index))
    }
    for (const name of ['noticeTitle', 'addressees', 'issuer', 'title'] as const) check(fields(plan, name))
    for (const node of walk(plan)) check(leavesOf(node))
    check(plan.children.filter((child): child is Leaf => child.type === 'paragraph'))
  },

  /** Quotation marks come in pairs. */
  'quotation-marks': (plan, report) => {
    for (const node of walk(plan)) {
      let open: Point | undefined
      for (const leaf of leavesOf(node)) {
        for (let index = 0; index < leaf.value.length; index++) {
          const character = leaf.value[index]
          if (character === '“') {
            if (open) report('warning', '前引号“前面还有一个没有配上的前引号', pointIn(leaf, index))
            open = pointIn(leaf, index)
          } else if (character === '”') {
            if (!open) report('warning', '有后引号”而没有前引号“，应成对', pointIn(leaf, index))
            open = undefined
          }
        }
      }
      if (open) report('warning', '有前引号“而没有后引号”，应成对', open)
    }
  },

  /** Residue of a word processor, such as `[bookmark: _GoBack]`. */
  'word-residue': (plan, report) => {
    const residue = /\[(bookmark|image|footnote|comment)\s*:[^\]\n]{0,80}\]|\{\s*(HYPERLINK|PAGEREF|TOC|EMBED)\b[^}\n]{0,80}\}/gi
    for (const node of walk(plan)) {
      for (const leaf of leavesOf(node)) {
        for (const match of leaf.value.matchAll(residue)) {
          report('warning', `有文字处理软件留下的${quote(match[0])}，不像正文，按原样显示`, pointIn(leaf, match.index))
        }
      }
    }
  },

  /** Blanks inside a sentence. */
  'stray-blank': (plan, report) => {
    for (const node of walk(plan)) {
      for (const leaf of leavesOf(node)) {
        for (const match of leaf.value.matchAll(
          /[\p{Script=Han}，。；、][ \t\u00a0\u3000]+(?=[\p{Script=Han}\d，。；、])|\d[ \t\u00a0\u3000]+(?=\p{Script=Han})/gu,
        )) {
          report('warning', '句子里有空格，按原样显示', pointIn(leaf, match.index + 1))
        }
      }
    }
  },

  /** One file, one circular. */
  'second-document': (plan, report) => {
    for (const node of walk(plan)) {
      for (const paragraph of paragraphsOf(node)) {
        const {value} = paragraph
        const second = documentNumberForm.test(value) || (value.length < 80 && /^.{0,40}关于.{0,60}的通知$/.test(value))
        if (
          second &&
          node.level > 0 &&
          valueOf(node, 'title') &&
          paragraph !== node.children.find((child) => child.type === 'paragraph' && sameLine(node, child))
        ) {
          report('error', `${quote(value)}像是另一份文件的开头，一个文件里应只有一份方案。请拆成两个文件`, paragraph.position?.start)
        }
      }
    }
  },

  /** A citation names a document that the register knows. */
  'unknown-regulation': (plan, report) => {
    for (const node of walk(plan)) {
      for (const citation of node.citations) {
        if (citation.status === 'unresolved')
          report('warning', `${quote(citation.text)}不在法规登记里，按未核对显示；可在 seeds/regulations.yaml 里登记`, startOf(node))
      }
    }
  },
}

function sameLine(node: Division, child: Leaf | Division): boolean {
  return startOf(node)?.line === startOf(child)?.line
}

/**
 * Read a 成文日期.
 *
 * @param printed  2024年4月10日, 二〇二四年四月十日, 2024.4.10
 * @returns ISO 8601 date, or `undefined` when the calendar has no such day
 */
export function readDate(printed: string): string | undefined {
  const match = /^(.+?)[年./-](.+?)[月./-](.+?)日?$/.exec(printed.normalize('NFKC').replace(/\s+/g, ''))
  if (!match) return undefined
  const [year, month, day] = [match[1]!, match[2]!, match[3]!].map((part) => part.replace(/[〇○零]/g, '0'))
  const chinese = '0一二三四五六七八九'
  const yearValue = Number([...year!].map((digit) => (/\d/.test(digit) ? digit : String(chinese.indexOf(digit)))).join(''))
  const small = (part: string): number => {
    if (/^\d+$/.test(part)) return Number(part)
    const [, tens, ten, ones] = /^([一二三])?(十)?([一二三四五六七八九])?$/.exec(part) ?? []
    return (ten ? (tens ? chinese.indexOf(tens) : 1) * 10 : 0) + (ones ? chinese.indexOf(ones) : tens && !ten ? chinese.indexOf(tens) : 0)
  }
  const date = new Date(Date.UTC(yearValue, small(month!) - 1, small(day!)))
  if (Number.isNaN(date.getTime()) || yearValue < 1949 || yearValue > 2199) return undefined
  const same = date.getUTCFullYear() === yearValue && date.getUTCMonth() === small(month!) - 1 && date.getUTCDate() === small(day!)
  return same ? date.toISOString().slice(0, 10) : undefined
}

/** unified plugin: run every rule. */
export function lintPlan() {
  return (plan: Plan, file: VFile): void => {
    const source = String(file.value)
    for (const [ruleId, rule] of Object.entries(rules)) {
      rule(
        plan,
        (severity, message, place) => {
          file.message(message, {...(place && {place}), ruleId, source: 'plan'}).fatal = severity === 'error'
        },
        source,
      )
    }
  }
}

/**
 * The rules. A rule is one function over the finished tree; what it finds is a message with the rule's id, at
 * line and column, in words for the person who edits the text. Errors (`fatal`) refuse the whole input.
 *
 * tests/plan/rules.test.ts breaks every rule once.
 */
import type {Point} from 'unist'
import type {VFile} from 'vfile'
import {documentNumberForm, planTitleEnd} from './form.ts'
import {families, markerOf} from './marker.ts'
import {findTables} from './rows.ts'
import {readDate} from './time.ts'
import {wordsOf} from './traditional.ts'
import {divisionsOf, fieldOf, fieldsOf, leavesOf, paragraphsOf, textOf, valueOf, walk} from './tree.ts'
import type {AsideName, Division, FieldName, Kind, Leaf, Plan} from './types.ts'

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

const asideNames: Record<AsideName, string> = {
  indexCard: '信息公开目录',
  letterhead: '版头',
  pageNumber: '页码',
  runningHead: '页眉',
  contents: '目录',
  residue: '网页上多出来的字或文字处理软件的标记',
  secondDate: '另一处署名或日期',
  annex: '附件',
  imprint: '版记',
}

const sampleOf = (name: string): string => families.find((family) => family.name === name)?.sample ?? name

/** A line that could be the title of a plan. */
function isPlanTitle(value: string): boolean {
  return value.length <= 60 && !/[。；，]/.test(value) && planTitleEnd.test(wordsOf(value))
}

/** The first chapter of a second plan: numbered 1 again, behind a title. */
function secondPlan(plan: Plan): Division | undefined {
  const chapters = divisionsOf(plan).filter(({level}) => level > 0)
  return chapters.find((chapter, index) => {
    if (index === 0 || chapter.number !== 1) return false
    let last: Division = chapters[index - 1]!
    for (let below = divisionsOf(last); below.length > 0; below = divisionsOf(last)) last = below.at(-1)!
    return paragraphsOf(last).some(({value, leaves}) => !sameLine(last, leaves[0]!) && isPlanTitle(value))
  })
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

/** The leaves of a part's own words, without what is set aside. */
function ownLeaves(node: Division): Leaf[] {
  return node.children.filter((child): child is Leaf => child.type !== 'division' && child.type !== 'aside')
}

/** What is set aside, and where. */
function asidesOf(plan: Plan, ...names: AsideName[]): Leaf[] {
  return [...leavesOf(plan)].filter(({type, name}) => type === 'aside' && names.includes(name as AsideName))
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
    if (names.some((name) => fieldsOf(plan, name).length > 0)) return
    // A plan by itself, as an office keeps it; without its title nothing tells that it is one.
    const level = fieldOf(plan, 'title') ? 'warning' : 'error'
    report(level, '没有文件头，应在方案标题之前有发文字号、通知标题、主送机关、署名和日期', first)
  },

  /** Marks of Markdown stand in front of the numbers, so that these cannot be read. */
  markdown: (_plan, report, source) => {
    const marked = source.split(/\r\n|\n|\r/).flatMap((line, index) => {
      const marks = /^\s{0,8}(?:#{1,6}[ \t\u3000]+|\*\*)/.exec(line)?.[0]
      return marks && markerOf(line.slice(marks.length)) ? [{line: index + 1, marks: marks.trim()}] : []
    })
    const [found] = marked
    if (found && marked.length > 1)
      report('error', `编号前面有“${found.marks}”（Markdown 标记，共 ${marked.length} 行），应直接以编号开头。请删去全文的 # 和 *`, {
        line: found.line,
        column: 1,
      })
  },

  /** 发文字号: 机关代字〔年份〕序号号 (GB/T 9704—2012, 7.2.5). */
  'document-number': (plan, report) => {
    const [leaf] = fieldsOf(plan, 'documentNumber')
    if (!leaf) report('warning', '没有发文字号，应在第一行，如“铜政发〔2024〕13号”', first)
    else if (documentNumberForm.test(leaf.value)) return
    else if (documentNumberForm.test(leaf.value.normalize('NFKC').replace(/\s/g, ''))) {
      report('warning', `发文字号写作${quote(leaf.value)}，通常写作半角数字，中间没有空格，如“铜政发〔2024〕13号”`, leaf.position?.start)
    } else {
      report(
        'error',
        `发文字号写作${quote(leaf.value)}，应为“机关代字〔四位年份〕序号号”，如“铜政发〔2024〕13号”：六角括号，序号不补零，不加“第”`,
        leaf.position?.start,
      )
    }
  },

  /** 成文日期 exists in the calendar. */
  date: (plan, report) => {
    const [leaf] = fieldsOf(plan, 'date')
    if (!leaf)
      report('warning', '没有成文日期，应在署名下面单独一行，如“2024年4月10日”', fieldsOf(plan, 'title')[0]?.position?.start ?? first)
    else if (!readDate(leaf.value))
      report(
        'error',
        `日期写作${quote(leaf.value)}，${/^\d{8}$/.test(leaf.value) ? '没有年月日三个字' : '日历上没有这一天'}，应如“2024年4月10日”`,
        leaf.position?.start,
      )
    else if (!/年.+月.+日$/.test(leaf.value))
      report('warning', `日期写作${quote(leaf.value)}，通常写作“2024年4月10日”`, leaf.position?.start)
  },

  /** The plan has a title of its own. */
  'plan-title': (plan, report) => {
    if (fieldsOf(plan, 'title').length > 0) return
    const next = plan.children.find((child) => child.type === 'division' && child.level > 0)
    report('error', '没有方案标题，应在正文“一、”之前有一行以“方案”“计划”等结尾的标题', (next && startOf(next)) ?? first)
  },

  /** The plan has numbered parts. */
  structure: (plan, report) => {
    for (const node of walk(plan)) if (node.kind === 'measure' || node.level > 0) return
    report('error', '没有编号的内容，应有“一、”“（一）”“1.”“（1）”这样的编号', first)
  },

  /**
   * A level is not left out: parts side by side are numbered in one way, and within a chapter a way of numbering
   * stands below the same one everywhere. A chapter as a whole may leave a level out.
   */
  level: (plan, report) => {
    const rank = (family: string) => plan.families.indexOf(family)
    const numbered = (parent: Plan | Division) => divisionsOf(parent).filter(({level}) => level > 0)
    const outermost = (nodes: Division[]) => nodes.reduce((least, {family}) => Math.min(least, rank(family)), Infinity)
    /** By family, the rank of the innermost family that it stands below. */
    const innermost = (parent: Plan | Division, found = new Map<string, number>()) => {
      const below = numbered(parent)
      const outer = outermost(below)
      for (const node of below) {
        if (rank(node.family) === outer && 'family' in parent)
          found.set(node.family, Math.max(found.get(node.family) ?? -1, rank(parent.family)))
        innermost(node, found)
      }
      return found
    }
    const anywhere = innermost(plan)
    const check = (parent: Plan | Division, chapter: Map<string, number>) => {
      const below = numbered(parent)
      const outer = outermost(below)
      const own = 'family' in parent ? rank(parent.family) : -1
      const first = new Map(below.toReversed().map((node) => [node.family, node]))
      for (const node of below) {
        const usual = anywhere.get(node.family) ?? -1
        const mixed = rank(node.family) > outer
        const skipped = own < (chapter.get(node.family) ?? -1)
        const anew = first.get(node.family)!.number === 1
        if (mixed || skipped || (own < usual && !anew)) {
          const what = node.family === plan.families.at(-1) ? '措施不在任何行动里' : '编号跳了级'
          const wanted = sampleOf(plan.families[usual > own ? usual : outer]!)
          report('error', `${quote(valueOf(node, 'marker') + valueOf(node, 'title'))}：${what}，它上面应先有“${wanted}”一级`, startOf(node))
        } else if (own < usual && node === below[0]) {
          report('warning', `编号“${valueOf(node, 'marker')}”上面没有“${sampleOf(plan.families[usual]!)}”一级，别的章有`, startOf(node))
        }
        check(node, 'family' in parent ? chapter : innermost(node))
      }
    }
    check(plan, new Map())
  },

  /**
   * Numbers run 1, 2, 3 … ; measures run on through the plan or start again with their parent, other parts start
   * again with their parent or run on.
   */
  sequence: (plan, report) => {
    const second = secondPlan(plan)
    const restarts: Division[] = []
    const lasts = new Map<Kind, number>()
    const seriesOf = ({kind}: Division): Kind => (kind === 'support' ? 'action' : kind)
    const count = (node: Division, expected: number, following: Division | undefined): number => {
      if (node.number === expected) return expected
      const wrong = Number.isNaN(node.number) || node.number === 0
      const fault = wrong ? '不合' : node.number === expected - 1 ? '重复' : node.number < expected ? '倒退' : '跳号'
      report('error', `编号“${valueOf(node, 'marker')}”${fault}，这里应为第 ${expected}`, startOf(node))
      // One wrong number is one finding: go on from it only when the numbers after it do.
      return following?.number === node.number + 1 ? node.number : expected
    }
    // Without levels below, the chapters are one series, whatever they are for.
    const flat = divisionsOf(plan).every(({kind}) => kind !== 'chapter')
    const isMeasure = ({kind, family, level}: Division) =>
      (flat && level === 1 && family !== 'article') ||
      (family !== 'article' && (kind === 'measure' || ((kind === 'action' || kind === 'support') && family === plan.families.at(-1))))
    const measures = [...walk(plan)].filter(isMeasure)
    const firstOf = new Set([...walk(plan)].map((node) => divisionsOf(node).find(isMeasure)))
    // One series through chapters of every kind: the number goes on from the last of its family, which begins only once.
    const previous = new Map<Division, number>()
    const latest = new Map<string, number>()
    const begun = new Map<string, number>()
    for (const node of walk(plan)) {
      previous.set(node, latest.get(node.family) ?? 0)
      latest.set(node.family, node.number)
      if (node.number === 1) begun.set(node.family, (begun.get(node.family) ?? 0) + 1)
    }
    const runsOn = (node: Division) => node.number > 1 && begun.get(node.family) === 1 && previous.get(node) === node.number - 1
    let last = 0
    for (const [index, node] of measures.entries()) {
      if (firstOf.has(node) && runsOn(node)) last = node.number
      else if (node.number === 1 && last > 0 && firstOf.has(node)) {
        if (node.family !== 'bullet') restarts.push(node)
        last = 1
      } else last = count(node, last + 1, measures[index + 1])
    }
    const [restart] = restarts
    if (restart) {
      const times = restarts.length > 1 ? `（共 ${restarts.length} 处）` : ''
      report('warning', `措施编号从“${valueOf(restart, 'marker')}”重新开始${times}，网址里会加上第几轮`, startOf(restart))
    }
    const check = (parent: Plan | Division) => {
      const parts = divisionsOf(parent).filter((node) => node.level > 0 && node.family !== 'article' && !isMeasure(node))
      const [opening] = parts
      const goesOn = opening && opening.number !== 1 && (opening.number === (lasts.get(seriesOf(opening)) ?? 0) + 1 || runsOn(opening))
      let last = goesOn ? opening.number - 1 : 0
      for (const [index, node] of parts.entries()) {
        if (node === second) break
        last = count(node, last + 1, parts[index + 1])
        lasts.set(seriesOf(node), last)
      }
      divisionsOf(parent).forEach(check)
    }
    check(plan)
    // Articles run on through all chapters.
    const articles = [...walk(plan)].filter(({family}) => family === 'article')
    articles.reduce((last, node, index) => count(node, last + 1, articles[index + 1]), 0)
  },

  /** Line ends were lost: a part begins within a line. */
  'glued-line': (plan, report) => {
    let line = 0
    const glued: Division[] = []
    const visit = (node: Division) => {
      if (node.level > 0 && startOf(node)?.line === line) glued.push(node)
      for (const child of node.children) {
        if (child.type === 'division') visit(child)
        else line = child.position!.end.line
      }
    }
    divisionsOf(plan).forEach(visit)
    if (glued[0])
      report(
        'warning',
        `编号“${valueOf(glued[0], 'marker')}”不在行首，前面少了换行（共 ${glued.length} 处），按另起一行读`,
        startOf(glued[0]),
      )
  },

  /** One file, one plan: a second title with numbers from the start again is another plan of the same notice. */
  'second-plan': (plan, report) => {
    const second = secondPlan(plan)
    const annex = asidesOf(plan, 'annex')
    const enclosed = annex.find(
      ({value}, index) => isPlanTitle(value) && annex.slice(index + 1).some((leaf) => /^一\s*、/.test(leaf.value)),
    )
    const place = enclosed?.position?.start ?? (second && startOf(second))
    if (place) report('error', '这里开始了另一份方案，一个文件里应只有一份。请把每份方案拆成一个文件，各带文件头', place)
  },

  /** Markers as the standard writes them: half-width digits without leading zeros, full-width brackets. */
  marker: (plan, report) => {
    for (const node of walk(plan)) {
      const marker = valueOf(node, 'marker')
      if (node.family === 'bullet') continue
      if (/(^|\D)[0０][0-9０-９]/.test(marker))
        report('error', `编号“${marker}”前面补了零，应写作“${marker.replace(/[0０]+(?=[0-9０-９])/, '')}”`, startOf(node))
      else if (/[０-９()．，,]/.test(marker)) {
        report('warning', `编号写作“${marker}”，通常写作半角数字、全角括号，如“一、”“（1）”“1.”`, startOf(node))
      }
    }
  },

  /** A part has a title; measures, general requirements and guarantees also have a text. */
  'empty-part': (plan, report) => {
    for (const node of walk(plan)) {
      if (node.level === 0) continue
      const marker = valueOf(node, 'marker')
      const title = valueOf(node, 'title')
      if (!title && (valueOf(node, 'delimiter') || !textOf(node))) report('error', `编号“${marker}”后面没有标题，应有标题`, startOf(node))
      else if (title && ['measure', 'general', 'guarantee'].includes(node.kind) && divisionsOf(node).length === 0 && !textOf(node).trim()) {
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

  /** Parts may go without a title: their text is all there is. */
  'no-title': (plan, report) => {
    const nodes = [...walk(plan)].filter((node) => node.level > 0 && !valueOf(node, 'title') && !valueOf(node, 'delimiter') && textOf(node))
    if (nodes[0]) report('warning', `有 ${nodes.length} 条没有标题，网页上只用编号称呼它们`, startOf(nodes[0]))
  },

  /** Bullets number nothing: addresses count them, the text does not. */
  'no-number': (plan, report) => {
    const nodes = [...walk(plan)].filter(({family}) => family === 'bullet')
    if (nodes[0]) report('warning', `有 ${nodes.length} 条只有“${valueOf(nodes[0], 'marker')}”没有编号，网址按先后数`, startOf(nodes[0]))
  },

  /** What is no part of the plan's text stays in the tree, set aside. */
  'set-aside': (plan, report) => {
    const found = new Map<string, Leaf[]>()
    for (const leaf of leavesOf(plan)) {
      if (leaf.type !== 'aside') continue
      const same = found.get(leaf.name!)
      if (same) same.push(leaf)
      else found.set(leaf.name!, [leaf])
    }
    for (const [name, what] of Object.entries(asideNames)) {
      const [first, ...others] = found.get(name) ?? []
      if (first) report('warning', `${what}${quote(first.value)}不算正文，另放一边（共 ${others.length + 1} 处）`, first.position?.start)
    }
  },

  /** Wrapped lines are read as the paragraphs that they were. */
  'wrapped-lines': (plan, report) => {
    const leaves = [...leavesOf(plan)].filter(({continued}) => continued)
    if (leaves[0]) report('warning', `有 ${leaves.length} 行是排版断开的，接在上一行后面读成整段；请核对`, leaves[0].position?.start)
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
    for (const name of ['noticeTitle', 'addressees', 'issuer', 'title'] as const) check(fieldsOf(plan, name))
    for (const node of walk(plan)) check(ownLeaves(node))
    check(plan.children.filter((child): child is Leaf => child.type === 'paragraph'))
  },

  /** Quotation marks come in pairs. */
  'quotation-marks': (plan, report) => {
    for (const node of walk(plan)) {
      let open: Point | undefined
      for (const leaf of ownLeaves(node)) {
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
      for (const leaf of ownLeaves(node)) {
        for (const match of leaf.value.matchAll(residue)) {
          report('warning', `有文字处理软件留下的${quote(match[0])}，不像正文，按原样显示`, pointIn(leaf, match.index))
        }
      }
    }
  },

  /** Blanks inside a sentence; between the cells of a table they belong there. */
  'stray-blank': (plan, report) => {
    for (const node of walk(plan)) {
      const text = textOf(node)
      const rows = new Set(findTables(text).flatMap(({start, end}) => text.slice(start, end).split('\n')))
      for (const leaf of ownLeaves(node)) {
        if (rows.has(leaf.value)) continue
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
    const opens = (value: string) => documentNumberForm.test(value) || (value.length < 80 && /^.{0,40}关于.{0,60}的通知$/.test(value))
    const found = (leaf: Leaf) =>
      report('error', `${quote(leaf.value)}像是另一份文件的开头，一个文件里应只有一份方案。请拆成两个文件`, leaf.position?.start)
    for (const node of walk(plan)) {
      for (const {value, leaves} of paragraphsOf(node)) {
        if (opens(value) && node.level > 0 && !sameLine(node, leaves[0]!)) found(leaves[0]!)
      }
    }
    for (const leaf of asidesOf(plan, 'annex', 'imprint')) if (opens(leaf.value)) found(leaf)
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

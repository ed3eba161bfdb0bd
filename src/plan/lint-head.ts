/**
 * Rules on the head of the document: 发文字号, titles, date, and what stands in the way of reading them.
 */
import {documentNumberForm} from './form.ts'
import {markerOf} from './marker.ts'
import {quote, startOf, top, type Rule} from './finding.ts'
import {readDate} from './time.ts'
import {fieldOf, fieldsOf} from './tree.ts'
import type {FieldName} from './types.ts'

export const headRules: Record<string, Rule> = {
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
    // A plan kept without its notice is fine; without a title either, nothing shows that it is a plan.
    const level = fieldOf(plan, 'title') ? 'warning' : 'error'
    report(level, '没有文件头，应在方案标题之前有发文字号、通知标题、主送机关、署名和日期', top)
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
    if (!leaf) report('warning', '没有发文字号，应在第一行，如“铜政发〔2024〕13号”', top)
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
      report('warning', '没有成文日期，应在署名下面单独一行，如“2024年4月10日”', fieldsOf(plan, 'title')[0]?.position?.start ?? top)
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
    report('error', '没有方案标题，应在正文“一、”之前有一行以“方案”“计划”等结尾的标题', (next && startOf(next)) ?? top)
  },
}

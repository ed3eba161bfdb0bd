/**
 * Rules on the words of a plan: marks in pairs, blanks, what a word processor or a web page has left, other documents.
 */
import type {Point} from 'unist'
import {documentNumberForm} from './form.ts'
import {asidesOf, ownLeaves, pointIn, quote, sameLine, startOf, type Rule} from './finding.ts'
import {findTables} from './rows.ts'
import {fieldsOf, leavesOf, paragraphsOf, textOf, valueOf, walk} from './tree.ts'
import type {AsideName, Leaf} from './types.ts'

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

export const textRules: Record<string, Rule> = {
  /** What is not part of the plan's text stays in the tree, set aside. */
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

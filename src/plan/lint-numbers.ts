/**
 * Rules on the numbered parts of a plan: their levels, their numbers, their titles, and whether they are one plan.
 */
import {planTitleEnd} from './form.ts'
import {families} from './marker.ts'
import {asidesOf, quote, sameLine, startOf, top, type Report, type Rule} from './finding.ts'
import {wordsOf} from './traditional.ts'
import {divisionsOf, paragraphsOf, textOf, valueOf, walk} from './tree.ts'
import type {Division, Kind, Plan} from './types.ts'

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

export const numberRules: Record<string, Rule> = {
  /** The plan has numbered parts. */
  structure: (plan, report) => {
    for (const node of walk(plan)) if (node.kind === 'measure' || node.level > 0) return
    report('error', '没有编号的内容，应有“一、”“（一）”“1.”“（1）”这样的编号', top)
  },

  level,
  sequence,

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
}

/**
 * A level is not left out: parts side by side are numbered in one way, and within a chapter a way of numbering stands
 * below the same one everywhere. A chapter as a whole may leave a level out.
 */
function level(plan: Plan, report: Report): void {
  const rank = (family: string) => plan.families.indexOf(family)
  const ownRank = (parent: Plan | Division) => ('family' in parent ? rank(parent.family) : -1)
  const numbered = (parent: Plan | Division) => divisionsOf(parent).filter(({level}) => level > 0)
  const outermost = (nodes: Division[]) => nodes.reduce((least, {family}) => Math.min(least, rank(family)), Infinity)
  /** By family, the rank of the innermost family that it stands below. */
  const innermost = (parent: Plan | Division, found = new Map<string, number>()) => {
    const below = numbered(parent)
    const outer = outermost(below)
    for (const node of below) {
      if (rank(node.family) === outer && 'family' in parent) found.set(node.family, Math.max(found.get(node.family) ?? -1, ownRank(parent)))
      innermost(node, found)
    }
    return found
  }
  const anywhere = innermost(plan)
  const check = (parent: Plan | Division, chapter: Map<string, number>) => {
    const below = numbered(parent)
    const outer = outermost(below)
    const own = ownRank(parent)
    const first = new Map(below.toReversed().map((node) => [node.family, node]))
    for (const node of below) {
      const usual = anywhere.get(node.family) ?? -1
      const isMixed = rank(node.family) > outer
      const isSkipped = own < (chapter.get(node.family) ?? -1)
      const beginsAnew = first.get(node.family)!.number === 1
      if (isMixed || isSkipped || (own < usual && !beginsAnew)) {
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
}

/** Which parts of a plan are counted together. */
interface Series {
  isMeasure(node: Division): boolean
  /** Whether the number goes on from the last of its way of numbering, which begins only once in the plan. */
  runsOn(node: Division): boolean
}

function seriesIn(plan: Plan): Series {
  // Without levels below, the chapters are one series, whatever they are for.
  const flat = divisionsOf(plan).every(({kind}) => kind !== 'chapter')
  const previous = new Map<Division, number>()
  const latest = new Map<string, number>()
  const begun = new Map<string, number>()
  for (const node of walk(plan)) {
    previous.set(node, latest.get(node.family) ?? 0)
    latest.set(node.family, node.number)
    if (node.number === 1) begun.set(node.family, (begun.get(node.family) ?? 0) + 1)
  }
  return {
    isMeasure: ({kind, family, level}) =>
      family !== 'article' &&
      ((flat && level === 1) || kind === 'measure' || ((kind === 'action' || kind === 'support') && family === plan.families.at(-1))),
    runsOn: (node) => node.number > 1 && begun.get(node.family) === 1 && previous.get(node) === node.number - 1,
  }
}

/**
 * Numbers run 1, 2, 3 … ; measures run on through the plan or start again with their parent, other parts start again
 * with their parent or run on.
 */
function sequence(plan: Plan, report: Report): void {
  const series = seriesIn(plan)
  /** Hold a number against the one that is expected; the number to go on from is returned. */
  const count = (node: Division, expected: number, following: Division | undefined): number => {
    if (node.number === expected) return expected
    const malformed = Number.isNaN(node.number) || node.number === 0
    const fault = malformed ? '不合' : node.number === expected - 1 ? '重复' : node.number < expected ? '倒退' : '跳号'
    report('error', `编号“${valueOf(node, 'marker')}”${fault}，这里应为第 ${expected}`, startOf(node))
    // One wrong number is one finding: go on from it only when the numbers after it do.
    return following?.number === node.number + 1 ? node.number : expected
  }
  countMeasures(plan, series, count, report)
  countParts(plan, series, count)
  // Articles run on through all chapters.
  const articles = [...walk(plan)].filter(({family}) => family === 'article')
  articles.reduce((last, node, index) => count(node, last + 1, articles[index + 1]), 0)
}

type Count = (node: Division, expected: number, following: Division | undefined) => number

function countMeasures(plan: Plan, {isMeasure, runsOn}: Series, count: Count, report: Report): void {
  const measures = [...walk(plan)].filter(isMeasure)
  const firsts = new Set([...walk(plan)].map((node) => divisionsOf(node).find(isMeasure)))
  const restarts: Division[] = []
  let last = 0
  for (const [index, node] of measures.entries()) {
    if (firsts.has(node) && runsOn(node)) last = node.number
    else if (node.number === 1 && last > 0 && firsts.has(node)) {
      if (node.family !== 'bullet') restarts.push(node)
      last = 1
    } else last = count(node, last + 1, measures[index + 1])
  }
  const [restart] = restarts
  if (!restart) return
  const times = restarts.length > 1 ? `（共 ${restarts.length} 处）` : ''
  report('warning', `措施编号从“${valueOf(restart, 'marker')}”重新开始${times}，网址里会加上第几轮`, startOf(restart))
}

function countParts(plan: Plan, {isMeasure, runsOn}: Series, count: Count): void {
  const second = secondPlan(plan)
  /** Last number of each kind; actions and supports are one series. */
  const lasts = new Map<Kind, number>()
  const seriesOf = ({kind}: Division): Kind => (kind === 'support' ? 'action' : kind)
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
}

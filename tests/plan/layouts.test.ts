/**
 * Layouts of real circulars (texts invented): what each is read as. One folder each, with the outline that was
 * read and every finding; `npx vitest -u` rewrites them, read the diff.
 */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {Division, Kind, Leaf, Plan} from '../../src/plan/index.ts'
import {paragraphsOf, sourceOf, valueOf} from '../../src/plan/tree.ts'
import {compileText, noRegisters} from './sound.ts'

const folder = join(import.meta.dirname, 'fixtures/layouts')

/** The tree in one look: kind, id, then the words between bars. */
function outline(node: Plan | Division, depth = 0): string {
  const indent = '  '.repeat(depth)
  let text = ''
  for (const child of node.children as Array<Leaf | Division>) {
    if (child.type === 'division') {
      const words = [valueOf(child, 'marker'), valueOf(child, 'title'), valueOf(child, 'delimiter')].join('|')
      text += `${indent}${child.id}${child.level > 0 ? ` ${words}` : ''}\n`
      for (const {value} of paragraphsOf(child)) text += `${indent}  = ${value}\n`
      for (const {actors, action, deadline} of child.duties) {
        const who = actors.map(({name, role, implied}) => `${name}${implied ? '?' : ''}:${role}`).join(' ')
        text += `${indent}  > ${who} ▸ ${action.text}${deadline ? ` ▸ ${deadline.date}` : ''}\n`
      }
      text += outline(child, depth + 1)
    } else if (child.type === 'field' || child.type === 'aside') text += `${indent}[${child.name}] ${child.value}\n`
    else if (node.type === 'plan') text += `${indent}= ${child.value}\n`
  }
  return text
}

const names = ['镇政府', '镇党政主要负责同志', '镇应急办', '镇城镇办', '派出所', '各村', '各单位']
const organs = names.map((name, index) => ({name, aliases: [], short: [], implied: index === 0}))

/** By folder: what the layout is, and what it is read as: parts by kind, or the rules that refuse it and where. */
const results: Record<string, [what: string, result: string]> = {
  'annex-is-a-plan': ['several plans: a whole plan as annexe', 'refused 18:1 second-plan'],
  annexes: ['annexes, tables, name lists', '3 chapter 2 general 2 measure 2 guarantee'],
  'articles-without-chapters': ['第X条 without chapters, items （一） below', '5 measure'],
  'blanks-between-characters': ['letter-spaced markers, titles and sentences', '3 chapter 2 general 2 measure 1 guarantee'],
  'bracketed-signs': ['⑴ and ㈠', '3 chapter 2 general 3 action 5 measure 2 guarantee'],
  'chapters-and-articles': ['第X章, 第X条', '3 chapter 2 general 2 measure 1 guarantee'],
  'chapters-as-sentences': ['chapters that are full sentences', '3 chapter 4 measure 2 guarantee'],
  'chapters-only': ['no level below 一、', '1 general 1 measure 1 guarantee'],
  'circled-numbers': ['① below （一）', '3 chapter 1 section 2 general 2 action 4 measure 2 guarantee'],
  'circular-is-the-plan': ['实施意见 that is addressed and signed itself, no notice', '3 chapter 2 general 2 action 3 measure 2 guarantee'],
  'closing-brackets': ['5)', '2 chapter 2 action 5 measure'],
  'columns-by-blanks': ['a table of tasks, wide blanks between its columns', '3 chapter 2 measure 2 guarantee'],
  'columns-by-tabs': ['a table of tasks, tabs between its columns; a row that is cut off', '3 chapter 2 guarantee'],
  contents: ['目录 with pages in front of the text', '3 chapter 2 action 4 measure 2 guarantee'],
  'dash-bullets': ['dash bullets', '3 chapter 2 general 2 action 3 measure 2 guarantee'],
  decimals: ['1 / 1.1 / 1.1.1', '3 chapter 2 general 2 action 4 measure 2 guarantee'],
  'decimals-below-chapters': ['一、 / 2.1', '3 chapter 3 measure 2 guarantee'],
  'dot-bullets': ['dot bullets', '3 chapter 3 measure'],
  'eleven-chapters': ['more than ten chapters (十一、)', '12 measure'],
  'five-levels': ['five levels', '2 chapter 4 section 1 general 3 action 5 measure'],
  'full-and-half-width': ['full-width digits, half-width brackets and commas', '3 chapter 2 general 2 action 4 measure 1 guarantee'],
  'glued-parts': ['glued lines: parts within a line', '3 chapter 2 general 3 measure 1 guarantee'],
  'glued-signature': ['glued lines: organ and date', '3 chapter 2 general 2 measure 2 guarantee'],
  'half-width-marks': ['half-width commas, full stops and blanks in the 发文字号', '3 chapter 3 measure 2 guarantee'],
  'html-residue': ['HTML residue', '3 chapter 2 general 2 measure 2 guarantee'],
  'index-card-brackets': ['index card in brackets', '3 chapter 2 general 2 measure 2 guarantee'],
  'index-card-bulleted-values': [
    'index card as bullets, the values too; addressees without a colon',
    '3 chapter 2 general 2 action 3 measure 2 guarantee',
  ],
  'index-card-bullets': ['index card as bullets', '3 chapter 2 general 2 measure 2 guarantee'],
  'index-card-lines': ['index card as lines (索 引 号)', '3 chapter 2 general 2 measure 2 guarantee'],
  'index-card-table': ['index card as a table', '3 chapter 2 general 2 measure 2 guarantee'],
  interpretation: ['no plan but its 政策解读', 'refused 1:1 header, 2:1 plan-title'],
  'items-without-text': ['items that are titles only, glued', 'refused 14:1 empty-part, 14:8 empty-part, 14:15 empty-part'],
  'legal-numerals': ['壹、', '2 chapter 2 measure'],
  'lenticular-brackets-and-stars': ['【一】 and ★', '3 chapter 3 measure 1 guarantee'],
  'letter-spaced': ['ideographic and letter-spaced blanks', '2 chapter 2 general 2 measure'],
  letterhead: ['letterhead: 份号, 密级, 签发人, …文件', '3 chapter 2 general 2 measure 2 guarantee'],
  'level-left-out-in-a-chapter': ['no （一） level in one chapter', '2 chapter 2 general 2 action 3 measure'],
  'level-left-out-in-the-middle': ['a level left out in the middle of a chapter', 'refused 23:1 level'],
  'levels-that-differ': ['（一） with and without items', '3 chapter 3 action 5 measure 3 guarantee'],
  'lists-and-names': ['items that end in ；, name lists (组长：)', '3 chapter 2 action 5 measure'],
  'lists-behind-colons': ['lists behind a colon inside measures', '3 chapter 2 measure 1 guarantee'],
  'lists-inside-measures': ['numbered lists inside measures', '3 chapter 2 general 2 action 5 measure 2 guarantee'],
  markdown: ['Markdown in front of the numbers', 'refused 5:1 markdown, 18:1 sequence, 23:1 sequence'],
  'mixed-points-and-pauses': ['1． and 1、 mixed in one series', '2 chapter 4 measure 2 guarantee'],
  'no-head': ['a title and nothing else in front of the text', '3 chapter 2 measure 1 guarantee'],
  'no-number-date-signature': ['no number, no date, no signature', '3 chapter 2 general 2 measure 2 guarantee'],
  'no-numbers': ['no numbers at all', 'refused 1:1 structure'],
  'no-titles': ['no titles', '3 chapter 4 measure 2 guarantee'],
  'notice-without-title': ['a notice without a title, below the title of a web page', '3 chapter 2 general 2 action 3 measure 2 guarantee'],
  'number-behind-title': ['number after the title', '3 chapter 2 general 2 measure 2 guarantee'],
  'number-skipped': ['a number left out', 'refused 12:1 sequence'],
  'numbered-notice': ['notice with numbered words of its own', '3 chapter 2 general 2 measure 2 guarantee'],
  'numbers-run-on': ['numbering that runs on through chapters', '3 chapter 2 section 2 general 2 action 2 support 5 measure 2 guarantee'],
  'numbers-run-on-through-kinds': ['numbering that runs on through chapters of every kind', '3 chapter 1 general 2 measure 1 guarantee'],
  'numbers-start-again': [
    'numbering that restarts in each chapter',
    '3 chapter 2 section 2 general 2 action 1 support 5 measure 2 guarantee',
  ],
  'openness-between-parts': ['（此件公开发布） between parts', '3 chapter 2 measure 1 guarantee'],
  'ordinals-as-chapters': ['第一、 for chapters', '3 chapter 2 measure 1 guarantee'],
  'ordinals-as-measures': ['第一、 for measures', '3 chapter 2 measure 2 guarantee'],
  'ordinals-in-a-measure': ['第一、 inside a measure; 第三、四季度', '3 chapter 2 measure 1 guarantee'],
  'parts-and-signs': ['第X部分, 一、, ㈠, ①', '3 chapter 2 section 3 action 5 measure 2 guarantee'],
  'plan-as-annex': ['the plan is the annexe of its notice', '3 chapter 6 measure'],
  'roman-numerals': ['Ⅰ、', '2 chapter 2 measure'],
  'rows-in-the-body': ['a table in the body', '3 chapter 2 guarantee'],
  'several-organs': ['several organs under one 文件, 签发人 behind the number, several signatures', '3 chapter 2 measure'],
  'several-plans': ['several plans under one notice', 'refused 26:1 second-plan'],
  'several-plans-without-annex-lines': ['several plans, no 附件 lines', 'refused 25:1 second-plan'],
  'signed-below': ['signature below the plan', '3 chapter 2 general 2 measure 2 guarantee'],
  'signs-lost-in-copying': [
    'a 发文字号 and a date that have lost signs in copying from a web page',
    'refused 14:1 document-number, 22:1 date',
  ],
  'tails-above-parts': ['tails in brackets behind titles with parts below', '2 chapter 2 action 4 measure 1 guarantee'],
  'tails-above-text': ['tails on lines between title and text (责任领导)', '3 chapter 2 measure 2 guarantee'],
  'tails-behind-text': ['tails after a colon, behind the text', '3 chapter 2 general 2 measure 2 guarantee'],
  'tails-behind-titles': ['tails in brackets behind titles; annexes and imprint', '3 chapter 2 measure 1 guarantee'],
  'tails-in-brackets': ['tails in brackets behind the text', '3 chapter 2 general 3 measure 2 guarantee'],
  'tails-on-lines': ['tails on their own lines', '3 chapter 2 general 2 measure 2 guarantee'],
  'tails-without-labels': ['tails without labels （甲牵头，乙配合）', '3 chapter 2 general 2 action 3 measure 1 guarantee'],
  'three-levels': ['一、（一） 1.', '3 chapter 2 general 2 action 4 measure 2 guarantee'],
  'title-marks-nested': ['nested and wrongly doubled 《…〈…〉…》', '3 chapter 2 general 2 measure 2 guarantee'],
  'titles-alone': ['titles alone on their lines', '3 chapter 2 general 3 measure 2 guarantee'],
  'titles-with-colons': ['titles that end in a colon', '3 chapter 3 measure 2 guarantee'],
  'traditional-characters': ['traditional characters', '3 chapter 2 general 2 measure 2 guarantee'],
  'two-dates': ['two dates', '3 chapter 2 general 2 measure 2 guarantee'],
  'two-levels-pause': ['一、 straight to 1、', '3 chapter 3 measure 2 guarantee'],
  'two-levels-point': ['一、 straight to 1.', '3 chapter 2 general 3 measure 2 guarantee'],
  'unusual-nesting': ['families nested in an unusual order', '1 chapter 3 action 6 measure'],
  'web-page': ['what a web page has around the text', '3 chapter 4 measure 1 guarantee'],
  'web-page-above-the-number': [
    'a web page with a title of its own above the 发文字号',
    '3 chapter 2 general 2 action 3 measure 2 guarantee',
  ],
  'web-page-bullets-without-values': [
    'index card as bullets, some without a value, between the titles of page and plan',
    '3 chapter 2 general 2 action 3 measure 2 guarantee',
  ],
  'web-page-buttons': ['buttons of a web page, one a line', '3 chapter 2 general 2 action 3 measure 2 guarantee'],
  'web-page-repeats-title': ['a web page that repeats the title above the notice', '3 chapter 2 general 2 action 3 measure 2 guarantee'],
  'web-page-titles-the-notice': [
    'a web page with the title of the notice above the notice',
    '3 chapter 2 general 2 action 3 measure 2 guarantee',
  ],
  'word-residue': ['Word residue', '3 chapter 2 general 2 measure 2 guarantee'],
  'wrapped-flush': ['hard-wrapped lines without indents', '3 chapter 2 general 3 measure 2 guarantee'],
  'wrapped-pages': ['hard-wrapped lines, page numbers (— 3 —), headers', '3 chapter 2 general 3 measure 2 guarantee'],
  'years-behind-numbers': ['1.2025年: a year right behind the marker', '2 chapter 1 action 3 measure 1 guarantee'],
}

const layouts = readdirSync(folder).filter((name) => !name.includes('.'))

test.each(layouts)('%s', async (name) => {
  const input = readFileSync(join(folder, name, 'input.txt'))
  const {plan, findings, record, refused} = compileText(input, {...noRegisters, organs})
  await expect(outline(plan)).toMatchFileSnapshot(join(folder, name, 'outline.txt'))
  await expect(findings.map((line) => line + '\n').join('')).toMatchFileSnapshot(join(folder, name, 'findings.txt'))
  const errors = findings.filter((line) => line.includes(' error ')).map((line) => line.replace(/^plan\.txt:(\S+) .* (\S+)$/, '$1 $2'))
  const count = (kind: Kind) => record.nodes.filter((node) => node.kind === kind).length
  const kinds = (['chapter', 'section', 'general', 'action', 'support', 'measure', 'guarantee'] as const).filter((kind) => count(kind) > 0)
  const result = refused ? `refused ${errors.join(', ')}` : kinds.map((kind) => `${count(kind)} ${kind}`).join(' ')
  expect(result).toBe(results[name]?.[1])
  expect(sourceOf(plan)).toBe(input.toString('utf8'))
})

test('the table has every layout, and stands beside them', async () => {
  expect(Object.keys(results).sort()).toEqual(layouts.sort())
  const rows = Object.entries(results).map(
    ([name, [what, result]]) => `| ${what} | [${name}](${name}/input.txt) | [${result}](${name}/outline.txt) |`,
  )
  const table = ['| layout | text | read as |', '|--|--|--|', ...rows].join('\n')
  await expect(
    `# Layouts\n\nTexts are invented. What each is read as, as \`layouts.test.ts\` expects it; \`findings.txt\` has the messages.\n\n${table}\n`,
  ).toMatchFileSnapshot(join(folder, 'README.md'))
})

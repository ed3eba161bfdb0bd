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

/** What each is read as: parts by kind, or the rule that refuses it and where. */
const results: Record<string, string> = {
  annexes: '3 chapter 2 general 2 measure 2 guarantee',
  'bracketed-signs': '3 chapter 2 general 3 action 5 measure 2 guarantee',
  'chapters-and-articles': '3 chapter 2 general 2 measure 1 guarantee',
  'chapters-as-sentences': '3 chapter 4 measure 2 guarantee',
  'circled-numbers': '3 chapter 1 section 2 general 2 action 4 measure 2 guarantee',
  'closing-brackets': '2 chapter 2 action 5 measure',
  'dash-bullets': '3 chapter 2 general 2 action 3 measure 2 guarantee',
  decimals: '3 chapter 2 general 2 action 4 measure 2 guarantee',
  'dot-bullets': '3 chapter 3 measure',
  'eleven-chapters': '12 measure',
  'five-levels': '2 chapter 4 section 1 general 3 action 5 measure',
  'full-and-half-width': '3 chapter 2 general 2 action 4 measure 1 guarantee',
  'glued-parts': '3 chapter 2 general 3 measure 1 guarantee',
  'glued-signature': '3 chapter 2 general 2 measure 2 guarantee',
  'html-residue': '3 chapter 2 general 2 measure 2 guarantee',
  'index-card-brackets': '3 chapter 2 general 2 measure 2 guarantee',
  'index-card-bullets': '3 chapter 2 general 2 measure 2 guarantee',
  'index-card-lines': '3 chapter 2 general 2 measure 2 guarantee',
  'index-card-table': '3 chapter 2 general 2 measure 2 guarantee',
  'letter-spaced': '2 chapter 2 general 2 measure',
  letterhead: '3 chapter 2 general 2 measure 2 guarantee',
  'level-left-out-in-a-chapter': '2 chapter 2 general 2 action 3 measure',
  'level-left-out-in-the-middle': 'refused 23:1 level',
  'lists-inside-measures': '3 chapter 2 general 2 action 5 measure 2 guarantee',
  'mixed-points-and-pauses': '2 chapter 4 measure 2 guarantee',
  'no-number-date-signature': '3 chapter 2 general 2 measure 2 guarantee',
  'no-titles': '3 chapter 4 measure 2 guarantee',
  'number-behind-title': '3 chapter 2 general 2 measure 2 guarantee',
  'numbered-notice': '3 chapter 2 general 2 measure 2 guarantee',
  'numbers-run-on': '3 chapter 2 section 2 general 2 action 2 support 5 measure 2 guarantee',
  'numbers-start-again': '3 chapter 2 section 2 general 2 action 1 support 5 measure 2 guarantee',
  'several-plans': 'refused 26:1 second-plan',
  'several-plans-without-annex-lines': 'refused 25:1 second-plan',
  'signed-below': '3 chapter 2 general 2 measure 2 guarantee',
  'tails-behind-text': '3 chapter 2 general 2 measure 2 guarantee',
  'tails-in-brackets': '3 chapter 2 general 3 measure 2 guarantee',
  'tails-on-lines': '3 chapter 2 general 2 measure 2 guarantee',
  'three-levels': '3 chapter 2 general 2 action 4 measure 2 guarantee',
  'title-marks-nested': '3 chapter 2 general 2 measure 2 guarantee',
  'titles-alone': '3 chapter 2 general 3 measure 2 guarantee',
  'traditional-characters': '3 chapter 2 general 2 measure 2 guarantee',
  'two-dates': '3 chapter 2 general 2 measure 2 guarantee',
  'two-levels-pause': '3 chapter 3 measure 2 guarantee',
  'two-levels-point': '3 chapter 2 general 3 measure 2 guarantee',
  'unusual-nesting': '1 chapter 3 action 6 measure',
  'word-residue': '3 chapter 2 general 2 measure 2 guarantee',
  'wrapped-flush': '3 chapter 2 general 3 measure 2 guarantee',
  'wrapped-pages': '3 chapter 2 general 3 measure 2 guarantee',
}

const layouts = readdirSync(folder)

test.each(layouts)('%s', async (name) => {
  const input = readFileSync(join(folder, name, 'input.txt'))
  const {plan, findings, record, refused} = compileText(input, {...noRegisters, organs})
  await expect(outline(plan)).toMatchFileSnapshot(join(folder, name, 'outline.txt'))
  await expect(findings.map((line) => line + '\n').join('')).toMatchFileSnapshot(join(folder, name, 'findings.txt'))
  const errors = findings.filter((line) => line.includes(' error ')).map((line) => line.replace(/^plan\.txt:(\S+) .* (\S+)$/, '$1 $2'))
  const count = (kind: Kind) => record.nodes.filter((node) => node.kind === kind).length
  const kinds = (['chapter', 'section', 'general', 'action', 'support', 'measure', 'guarantee'] as const).filter((kind) => count(kind) > 0)
  expect(refused ? `refused ${errors.join(', ')}` : kinds.map((kind) => `${count(kind)} ${kind}`).join(' ')).toBe(results[name])
  expect(sourceOf(plan)).toBe(input.toString('utf8'))
})

test('the table has every layout', () => {
  expect(Object.keys(results).sort()).toEqual(layouts.sort())
})

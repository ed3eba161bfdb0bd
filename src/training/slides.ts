/**
 * Slides for the hall: a kit cut into screens that can be read from ten metres.
 */
import {splitSentences} from '../plan/index.ts'
import type {Article, BlockKind, DrawingName} from '../safety/index.ts'
import {blockTitle} from '../safety/index.ts'
import type {Question} from './types.ts'

/** One screen. */
export interface Slide {
  kind: 'title' | 'points' | 'steps' | 'quote' | 'words' | 'drawing' | 'question' | 'answer' | 'end'
  title: string
  /** Whose sign stands before the title. */
  sign?: BlockKind
  lines: readonly string[]
  /** Number of the first line, where steps go on from the screen before. */
  from?: number
  /** Where the words are from. */
  note?: string
  drawing?: DrawingName
}

/** Most characters of running text on one screen. */
export const mostCharacters = 110

/**
 * Words of a plan, cut between sentences, and inside a sentence only where it is longer than a screen: then after a
 * comma. The pieces joined are the text.
 */
export function cutIntoScreens(text: string, most = mostCharacters): string[] {
  const pieces = text.split('\n').flatMap((paragraph) =>
    splitSentences(paragraph).flatMap(({start, end}) => {
      const sentence = paragraph.slice(start, end)
      return sentence.length <= most ? [sentence] : (sentence.match(/[^，；、]*(?:[，；、]|$)/g) ?? []).filter(Boolean)
    }),
  )
  const screens: string[] = []
  for (const piece of pieces) {
    const last = screens.at(-1)
    if (last !== undefined && last.length + piece.length <= most) screens[screens.length - 1] = last + piece
    else screens.push(piece)
  }
  return screens
}

/** Lines of a list on one screen, and characters of a line, on a projector of 4:3 as on a wide one. */
const mostLines = 8
const lineCharacters = 20
const heightOf = (line: string) => Math.ceil(line.length / lineCharacters)

/** A list cut between its items into screens of about the same height, so that none reaches below its screen. */
export function cutList(items: readonly string[]): string[][] {
  const heights = items.map(heightOf)
  const total = heights.reduce((sum, height) => sum + height, 0)
  const share = Math.min(mostLines, Math.ceil(total / Math.ceil(total / mostLines)) + 1)
  const screens: string[][] = []
  let filled = mostLines
  for (const [index, item] of items.entries()) {
    if (filled + heights[index]! > share) {
      screens.push([])
      filled = 0
    }
    screens.at(-1)!.push(item)
    filled += heights[index]!
  }
  return screens
}

/** Screens of an article: its message, the steps, the pictures, what never to do; in full also the rest. */
export function slidesOfArticle(article: Article, full: boolean): Slide[] {
  const wanted: BlockKind[] = full ? ['First', 'Never', 'Watch', 'Always', 'Then'] : ['First', 'Never']
  const blocks = wanted.flatMap((kind) => article.blocks.find((block) => block.kind === kind) ?? [])
  return [
    {kind: 'title', title: article.title, lines: [article.brief]},
    ...blocks.flatMap((block): Slide[] => [
      ...cutList(block.items.map(({text}) => text)).map((lines, index, screens): Slide => {
        const before = screens.slice(0, index).flat().length
        return {
          kind: block.kind === 'First' || block.kind === 'Then' ? 'steps' : 'points',
          title: blockTitle(block) + (index > 0 ? '（续）' : ''),
          sign: block.kind,
          lines,
          ...(before > 0 && {from: before + 1}),
        }
      }),
      ...block.drawings.map((drawing): Slide => ({kind: 'drawing', title: article.title, lines: [], drawing})),
    ]),
  ]
}

/** What a question shows the hall: the words that it is about, what it asks, and the options. */
function linesOfQuestion({ask, quote, topic, form, options}: Question): string[] {
  const shown = form === 'judge' ? ['对，还是不对？'] : options.map((option, index) => `${'ABCD'[index]}. ${option}`)
  return [...(quote ? [`“${quote}”`] : []), (topic ? `【${topic}】` : '') + ask, ...shown]
}

/** Whether a question can be read from one screen. Its heading is short, which leaves room for a line more than a list has. */
export function fitsScreen(question: Question): boolean {
  return linesOfQuestion(question).reduce((sum, line) => sum + heightOf(line), 0) <= mostLines + 1
}

/** A question on one screen, and its answer on the next. */
export function slidesOfQuestion(question: Question): Slide[] {
  const {form, options, answer, why, verbatim} = question
  const reply = form === 'judge' ? (answer === 0 ? '对' : '不对') : `${'ABCD'[answer]}. ${options[answer]}`
  return [
    {kind: 'question', title: '想一想', lines: linesOfQuestion(question)},
    {kind: 'answer', title: reply, lines: verbatim && why.length > mostCharacters ? [] : [verbatim ? `原文：“${why}”` : why]},
  ]
}

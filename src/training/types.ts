/**
 * Vocabulary of the training kits: questions with one right answer and the place that proves it.
 */

/** Where an answer stands: words for paper, address for the screen. */
export interface Basis {
  text: string
  /** Site address from the root. */
  path: string
}

/** What a question asks for. The first six are asked of a plan, the last three of a safety article. */
export type Group = 'often' | 'when' | 'who' | 'term' | 'where' | 'absent' | 'quiz' | 'myth' | 'never'

/** One question of a test paper. */
export interface Question {
  /** Stable while its material stands: `measure-21-often-27`, `bottled-lpg-quiz-1`. */
  id: string
  group: Group
  /** `choice`: one of three or four; `judge`: right or wrong. */
  form: 'choice' | 'judge'
  /** Short name of the subject, set before the question where a paper mixes subjects. */
  topic?: string
  ask: string
  /** Words of the plan, verbatim but for the gap. */
  quote?: string
  /** All different. Of a judgement: `judgements`. */
  options: readonly string[]
  /** Index of the right option. */
  answer: number
  /** One sentence that proves the answer: the plan's own, or the article's reason. */
  why: string
  /** Whether `why` is the plan's wording. */
  verbatim: boolean
  basis: Basis
  /** Passages that it shows: no two questions of one paper show the same. */
  uses: readonly string[]
}

/** Options of a judgement, in this order. */
export const judgements = ['√', '×'] as const

/** The gap in a quotation. */
export const gap = '＿＿＿＿＿'

/**
 * Labelled questions and what is measured with them.
 *
 * `queries.json`: what is asked, of which kind the question is, and which pages answer it: 2 answers it, 1 has to do
 * with it. `only` narrows the search to kinds of pages. `half` is `held` for questions that nobody may tune to.
 */
import queries from './queries.json' with {type: 'json'}

export interface Labelled {
  id: string
  query: string
  kind: string
  half: 'tune' | 'held'
  only?: string[]
  /** Address of the page → grade. */
  want: Record<string, number>
}

export const labelled = queries as unknown as Labelled[]

/** Figures of a set of questions, each 0 … 1. */
export interface Figures {
  /** Normalised discounted cumulative gain of the first ten, gain 2^grade − 1. */
  ndcg: number
  /** Mean of 1 / rank of the first right answer. */
  mrr: number
  /** Share with a right answer first, and among the first three. */
  first: number
  three: number
  /** Share without any result. */
  zero: number
  count: number
}

/** Measure answers: addresses found for each question, best first. */
export function measure(questions: readonly Labelled[], found: ReadonlyMap<string, readonly string[]>): Figures {
  const rows = questions.map(({id, want}) => {
    const got = [...new Set(found.get(id) ?? [])].slice(0, 10)
    const rank = got.findIndex((path) => path in want)
    const gain = (grades: readonly number[]) => grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0)
    const best = Object.values(want).sort((a, b) => b - a)
    return {
      ndcg: gain(got.map((path) => want[path] ?? 0)) / gain(best.slice(0, 10)),
      mrr: rank < 0 ? 0 : 1 / (rank + 1),
      first: Number(rank === 0),
      three: Number(rank >= 0 && rank < 3),
      zero: Number(got.length === 0),
    }
  })
  const mean = (key: keyof (typeof rows)[number]) => rows.reduce((sum, row) => sum + row[key], 0) / rows.length
  return {ndcg: mean('ndcg'), mrr: mean('mrr'), first: mean('first'), three: mean('three'), zero: mean('zero'), count: rows.length}
}

/** Figures by kind of question. */
export function measureByKind(questions: readonly Labelled[], found: ReadonlyMap<string, readonly string[]>): Record<string, Figures> {
  const kinds = [...new Set(questions.map(({kind}) => kind))]
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      measure(
        questions.filter((question) => question.kind === kind),
        found,
      ),
    ]),
  )
}

/** Lines of a table of figures. */
export function table(figures: Record<string, Figures>): string[] {
  const number = (value: number) => value.toFixed(3).padStart(7)
  return [
    `${'kind'.padEnd(14)}${'n'.padStart(5)}${['nDCG@10', 'MRR', 'first', 'top 3', 'zero'].map((name) => name.padStart(9)).join('')}`,
    ...Object.entries(figures).map(
      ([kind, {ndcg, mrr, first, three, zero, count}]) =>
        `${kind.padEnd(14)}${String(count).padStart(5)}${[ndcg, mrr, first, three, zero].map((value) => number(value).padStart(9)).join('')}`,
    ),
  ]
}

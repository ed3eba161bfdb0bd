/**
 * `seeds/lexicon.yaml`: what people say and what the texts say; and `seeds/<plan>/asked.yaml`: how people ask for a part of a plan.
 */
import {z} from 'astro/zod'
import type {VFile} from 'vfile'
import type {LexiconData} from '../search/lexicon.ts'
import {readYaml} from './yaml.ts'

/** A word; digits such as 119 need no quotes. */
const word = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string().trim().min(1))
const words = z.array(word).min(1)

const schema = z.strictObject({
  /** Words that only ask; taken out of a long query. */
  questions: words,
  /** Words of somebody who asks what to do; they bring the articles forward. */
  spoken: words,
  /** What is said, in everyday or office language, and what the texts say for it. */
  words: z.array(
    z
      .strictObject({
        /** As people type it. */
        say: words.optional(),
        /** As the texts say it, nearest first. */
        mean: words.optional(),
        /** What has to do with it, as a weaker hint. */
        also: words.optional(),
        /** In place of the three: words that stand for each other. */
        same: z.array(word).min(2, '至少要两个词').optional(),
      })
      .refine(({say, mean, also, same}) => (same ? !say && !mean && !also : say && mean), '要么写 say 和 mean，要么只写 same'),
  ),
})

/** How near a phrase is to the word that was typed. */
const nearness = {same: 0.85, mean: 0.75, also: 0.55}

/** Read the lexicon; faults are fatal messages on `file`. Words are folded as queries are. */
export function readLexicon(file: VFile): LexiconData | undefined {
  const {value} = readYaml(file, schema)
  if (!value) return undefined
  const meant = new Map<string, Map<string, number>>()
  const add = (word: string, phrase: string, near: number) => {
    const [key, meaning] = [fold(word), fold(phrase)]
    if (key === meaning) return
    const phrases = meant.get(key) ?? new Map<string, number>()
    phrases.set(meaning, Math.max(near, phrases.get(meaning) ?? 0))
    meant.set(key, phrases)
  }
  for (const entry of value.words) {
    const {say = [], mean = [], also = [], same = []} = entry
    for (const word of same) for (const other of same) add(word, other, nearness.same)
    for (const word of say) {
      for (const phrase of mean) add(word, phrase, nearness.mean)
      for (const phrase of also) add(word, phrase, nearness.also)
    }
  }
  return {
    words: Object.fromEntries([...meant].map(([word, phrases]) => [word, [...phrases].sort(([, a], [, b]) => b - a)])),
    questions: value.questions.map(fold),
    spoken: value.spoken.map(fold),
  }
}

const askedSchema = z.record(z.string(), words)

/**
 * Read how people ask for the parts of a plan.
 *
 * @param ids  parts of the plan; any other key is a fault (rule `asked-node`)
 */
export function readAsked(file: VFile, ids: ReadonlySet<string>): Record<string, string[]> {
  const {value, placeOf} = readYaml(file, askedSchema)
  for (const id of Object.keys(value ?? {})) {
    if (ids.has(id)) continue
    const {line, column} = placeOf([id])
    file.message(`方案里没有 ${id} 这一条`, {place: {line, column}, ruleId: 'asked-node', source: 'register'}).fatal = true
  }
  return value ?? {}
}

function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/**
 * What people say and what the texts say: look-ups over `seeds/lexicon.yaml`.
 */

/** The lexicon as the browser gets it. */
export interface LexiconData {
  /** Said → meant, nearest first, each with how near it is (0 … 1). */
  words: Record<string, Array<[phrase: string, nearness: number]>>
  /** Words that only ask. */
  questions: string[]
  /** Words of somebody who asks what to do, not what is written. */
  spoken: string[]
}

/** A piece of a query. */
export interface Segment {
  text: string
  /** What the texts may say instead. */
  meant: ReadonlyArray<readonly [string, number]>
}

export interface Lexicon {
  /** Meanings of exactly this word. */
  meaningsOf: (word: string) => ReadonlyArray<readonly [string, number]>
  /** Cut a run into words of the lexicon (longest first) and what is between them. */
  segment: (run: string) => Segment[]
  /** Take the words out that only ask: the parts between them. A run that is nothing else stays as it is. */
  withoutQuestions: (run: string) => string[]
  /** Whether a query is somebody's own words about what happens to him: 着火了怎么跑. */
  isSpoken: (query: string) => boolean
  /** All words that have meanings. */
  words: readonly string[]
}

/** Runs up to this length are never taken apart: in 4 characters every one matters. */
const shortRun = 4

export function lexiconOf({words, questions, spoken}: LexiconData): Lexicon {
  const meanings = new Map(Object.entries(words))
  const asking = new Set(questions)
  const longest = Math.max(1, ...[...meanings.keys(), ...questions].map((word) => word.length))

  function longestAt(run: string, start: number, known: (word: string) => boolean): string | undefined {
    for (let length = Math.min(longest, run.length - start); length > 0; length--) {
      const word = run.slice(start, start + length)
      if (known(word)) return word
    }
    return undefined
  }

  function segment(run: string): Segment[] {
    const segments: Segment[] = []
    let plain = ''
    const close = () => {
      if (plain !== '') segments.push({text: plain, meant: []})
      plain = ''
    }
    for (let index = 0; index < run.length;) {
      const word = longestAt(run, index, (word) => meanings.has(word))
      if (word) {
        close()
        segments.push({text: word, meant: meanings.get(word)!})
        index += word.length
      } else {
        plain += run.charAt(index)
        index++
      }
    }
    close()
    return segments
  }

  function withoutQuestions(run: string): string[] {
    if ([...run].length <= shortRun) return [run]
    const parts: string[] = []
    let part = ''
    for (let index = 0; index < run.length;) {
      const word = longestAt(run, index, (word) => meanings.has(word) || asking.has(word))
      if (word && asking.has(word) && !meanings.has(word)) {
        parts.push(part)
        part = ''
      } else {
        part += word ?? run.charAt(index)
      }
      index += word?.length ?? 1
    }
    parts.push(part)
    const kept = parts.filter((part) => part !== '')
    return kept.length > 0 ? kept : [run]
  }

  return {
    meaningsOf: (word) => meanings.get(word) ?? [],
    segment,
    withoutQuestions,
    isSpoken: (query) => spoken.some((word) => query.includes(word)),
    words: [...meanings.keys()],
  }
}

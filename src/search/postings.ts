/**
 * Where tokens stand: Pagefind's index, read token by token.
 */
import {readChunks, readFilter} from './chunks.ts'
import type {Fragment} from './document.ts'
import {firstFiles, once, request, requestProgram, type IndexPlace} from './files.ts'
import type {PageKind} from './kinds.ts'
import {startProgram} from './program.ts'

/** A token on one page. */
export interface Posting {
  /** Pagefind's score of the page for this token alone (BM25 with our weights). */
  score: number
  /** Token positions, ascending. */
  positions: readonly number[]
}

/** The pages that a token stands on, by Pagefind's id of the page. */
export type PostingList = ReadonlyMap<string, Posting>

/** An open index. */
export interface Postings {
  /** Read the lists of tokens, so that `of` has them. */
  load: (tokens: Iterable<string>) => Promise<void>
  /** The list of a token that was loaded; throws for any other: a caller's mistake. */
  of: (token: string) => PostingList
  /** Kinds of the pages, by their ids; a page of no kind is not there. */
  kinds: () => Promise<ReadonlyMap<string, PageKind>>
  /** What is shown of a page. */
  fragment: (id: string) => Promise<Fragment>
}

/**
 * Open the index. Returns at once; what cannot be read rejects the first call that needs it.
 *
 * Lists are requested as soon as the head of the index tells where they are, while Pagefind's program still loads.
 */
export function openPostings(place: IndexPlace): Postings {
  const {program, head} = firstFiles(place)
  const chunks = request(head).then(readChunks)
  const started = Promise.all([requestProgram(program), request(head)]).then(([module, head]) => startProgram(module, head))
  started.catch(() => {})
  const taken = new Map<string, Promise<void>>()
  const lists = new Map<string, PostingList>()
  const loading = new Map<string, Promise<void>>()
  const kinds = new Map<'kinds', Promise<ReadonlyMap<string, PageKind>>>()
  const fragments = new Map<string, Promise<Fragment>>()

  const file = (path: string) => request(place.folder + path)
  async function take(hash: string): Promise<void> {
    const [{take}, bytes] = await Promise.all([started, file(`index/${hash}.pf_index`)])
    take(bytes)
  }
  async function read(token: string): Promise<void> {
    // All of them: tokens that begin so may stand in several files.
    const files = (await chunks).of(token)
    await Promise.all(files.map((hash) => once(taken, hash, () => take(hash))))
    lists.set(token, (await started).pagesOf(token))
  }
  async function readKinds(): Promise<ReadonlyMap<string, PageKind>> {
    const {filters, pages} = await chunks
    const kinds = new Map<string, PageKind>()
    for (const hash of filters)
      for (const [kind, numbers] of readFilter(await file(`filter/${hash}.pf_filter`)))
        for (const number of numbers) kinds.set(pages[number]!, kind as PageKind)
    return kinds
  }
  async function readFragment(id: string): Promise<Fragment> {
    return JSON.parse(new TextDecoder().decode(await file(`fragment/${id}.pf_fragment`))) as Fragment
  }
  return {
    load: async (tokens) => void (await Promise.all([...new Set(tokens)].map((token) => once(loading, token, () => read(token))))),
    of: (token) => {
      const list = lists.get(token)
      if (!list) throw new Error(`token ${token} was not loaded`)
      return list
    },
    kinds: () => once(kinds, 'kinds', readKinds),
    fragment: (id) => once(fragments, id, () => readFragment(id)),
  }
}

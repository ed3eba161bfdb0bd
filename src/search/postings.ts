/**
 * Where tokens stand: Pagefind's index, read token by token.
 */
import {PagefindInstance} from 'virtual:pagefind'
import {readChunks, readFilter} from './chunks.ts'
import type {Fragment} from './document.ts'
import {firstFiles, request, type IndexPlace} from './files.ts'
import type {PageKind} from './kinds.ts'

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

/** Short pages are no better than long ones, and a title counts through its tokens only. */
const ranking = {pageLength: 0.2, termSaturation: 1.4, termSimilarity: 1, metaWeights: {title: 0, tk: 2, rk: 0.2}}

/** Pagefind without its first request: what that would tell is known from the build. */
class KnownIndex extends PagefindInstance {
  readonly hash: string
  constructor({folder, hash}: IndexPlace) {
    super({basePath: folder, baseUrl: '/', ranking})
    this.hash = hash
  }
  override async loadEntry(): Promise<void> {
    this.languages = {und: {hash: this.hash, wasm: null, page_count: 1}}
    this.includeCharacters = []
  }
  /**
   * The pages of a token whose files are loaded. What `search` does more, cutting the query, counting filters and
   * making a closure for every place, takes a slow phone a tenth of a second.
   */
  pagesOf(token: string): PostingList {
    const answer = this.backend.search(this.raw_ptr, token, token, '{}', '', false, false)
    const {results} = JSON.parse(answer) as {results: Array<{p: string; s: number; l: Array<{l: number}>}>}
    return new Map(results.map(({p, s, l}) => [p, {score: s, positions: l.map(({l}) => l)}]))
  }
}

/**
 * Open the index. Returns at once; what cannot be read rejects the first call that needs it.
 *
 * Lists are requested as soon as the head of the index tells where they are, while Pagefind's program still loads.
 */
export function openPostings(place: IndexPlace): Postings {
  const {program, head} = firstFiles(place)
  const index = new KnownIndex(place)
  const chunks = request(head).then((bytes) => readChunks(index.decompress(bytes)))
  void request(program).catch(() => {})
  const ready = index.init('und', {load_wasm: true})
  ready.catch(() => {})
  const lists = new Map<string, PostingList>()
  const loading = new Map<string, Promise<void>>()
  const kinds = new Map<'kinds', Promise<ReadonlyMap<string, PageKind>>>()
  const fragments = new Map<string, Promise<Fragment>>()

  const early = (path: string) => request(place.folder + path)
  async function read(token: string): Promise<void> {
    const files = (await chunks).of(token)
    await Promise.all([ready, ...files.map((hash) => early(`index/${hash}.pf_index`))])
    // All of them: Pagefind by itself reads one file only, and misses tokens that begin so in the next.
    await Promise.all(files.map((hash) => index.loadChunk(hash)))
    lists.set(token, index.pagesOf(token))
  }
  async function readKinds(): Promise<ReadonlyMap<string, PageKind>> {
    const {filters, pages} = await chunks
    const kinds = new Map<string, PageKind>()
    for (const hash of filters)
      for (const [kind, numbers] of readFilter(index.decompress(await early(`filter/${hash}.pf_filter`))))
        for (const number of numbers) kinds.set(pages[number]!, kind as PageKind)
    return kinds
  }
  return {
    load: async (tokens) => void (await Promise.all([...new Set(tokens)].map((token) => once(loading, token, () => read(token))))),
    of: (token) => {
      const list = lists.get(token)
      if (!list) throw new Error(`token ${token} was not loaded`)
      return list
    },
    kinds: () => once(kinds, 'kinds', readKinds),
    fragment: (id) => once(fragments, id, async () => (await index._loadFragment(id)) as Fragment),
  }
}

/** The promise of a key, made once; after a failure it is made anew. */
function once<K, V>(cache: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const known = cache.get(key)
  if (known) return known
  const made = make()
  cache.set(key, made)
  made.catch(() => cache.delete(key))
  return made
}

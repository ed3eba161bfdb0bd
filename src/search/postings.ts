/**
 * Where tokens stand: Pagefind's index, read token by token.
 */
import {PagefindInstance} from 'virtual:pagefind'
import type {Fragment} from './document.ts'
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
  /** Ids of the pages of a kind. */
  ofKind: (kind: PageKind) => Promise<ReadonlySet<string>>
  /** What is shown of a page. */
  fragment: (id: string) => Promise<Fragment>
}

/** Where the index lies. */
export interface IndexPlace {
  /** Address of the folder, with a slash at the end. */
  folder: string
  /** Hash of the index as the build gave it. */
  hash: string
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
}

/** Open the index. Rejects when it cannot be read. */
export async function openPostings(place: IndexPlace): Promise<Postings> {
  const index = new KnownIndex(place)
  await index.init('und', {load_wasm: true})
  const lists = new Map<string, PostingList>()
  const loading = new Map<string, Promise<void>>()
  const members = new Map<PageKind, Promise<ReadonlySet<string>>>()
  const fragments = new Map<string, Promise<Fragment>>()

  async function read(token: string): Promise<void> {
    const {results} = await index.search(token)
    lists.set(token, new Map(results.map(({id, score, words}) => [id, {score, positions: words}])))
  }
  async function readKind(kind: PageKind): Promise<ReadonlySet<string>> {
    const {results} = await index.search(null, {filters: {kind}})
    return new Set(results.map(({id}) => id))
  }
  function once<K, V>(cache: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
    const known = cache.get(key)
    if (known) return known
    const made = make()
    cache.set(key, made)
    made.catch(() => cache.delete(key))
    return made
  }
  return {
    load: async (tokens) => void (await Promise.all([...new Set(tokens)].map((token) => once(loading, token, () => read(token))))),
    of: (token) => {
      const list = lists.get(token)
      if (!list) throw new Error(`token ${token} was not loaded`)
      return list
    },
    ofKind: (kind) => once(members, kind, () => readKind(kind)),
    fragment: (id) => once(fragments, id, async () => (await index._loadFragment(id)) as Fragment),
  }
}

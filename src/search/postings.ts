/**
 * Where tokens stand: Pagefind's index, read token by token.
 */
import {PagefindInstance} from 'virtual:pagefind'
import {readChunks} from './chunks.ts'
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
  /** Ids of the pages of a kind. */
  ofKind: (kind: PageKind) => Promise<ReadonlySet<string>>
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
  const members = new Map<PageKind, Promise<ReadonlySet<string>>>()
  const fragments = new Map<string, Promise<Fragment>>()

  const early = (path: string) => void request(place.folder + path).catch(() => {})
  async function read(token: string): Promise<void> {
    const files = (await chunks).of(token)
    for (const hash of files) early(`index/${hash}.pf_index`)
    await ready
    // Pagefind by itself reads one file only, and misses tokens that begin so in the next.
    if (files.length > 1) await Promise.all(files.map((hash) => index.loadChunk(hash)))
    const {results} = await index.search(token)
    lists.set(token, new Map(results.map(({id, score, words}) => [id, {score, positions: words}])))
  }
  async function readKind(kind: PageKind): Promise<ReadonlySet<string>> {
    const [filter] = (await chunks).filters
    if (filter) early(`filter/${filter}.pf_filter`)
    await ready
    const {results} = await index.search(null, {filters: {kind}})
    return new Set(results.map(({id}) => id))
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

/** The promise of a key, made once; after a failure it is made anew. */
function once<K, V>(cache: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const known = cache.get(key)
  if (known) return known
  const made = make()
  cache.set(key, made)
  made.catch(() => cache.delete(key))
  return made
}

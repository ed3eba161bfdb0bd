/**
 * Several indexes as one: those of a large site, and those of other sites on the same host.
 *
 * Every index weighs how rare a token is by its own pages. Indexes of pages that are alike, such as plans of many towns,
 * give scores that can be held against each other.
 */
import type {Fragment} from './document.ts'
import type {PageKind} from './kinds.ts'
import type {Posting, PostingList, Postings} from './postings.ts'

/** An index among several. */
export interface Part {
  open: () => Promise<Postings> | Postings
  /** The site of its pages, where it is not the one that is searched from. */
  site?: Fragment['site']
  /** Called once if the index cannot be read; then it is taken for empty. Without it, the search fails. */
  lost?: () => void
}

/** Several indexes as one, to which more can be added. */
export interface Joined extends Postings {
  /** Take in one more index: it counts for what is loaded from then on. */
  add: (part: Part) => void
}

/** Join indexes. Ids have the number of their index in front. */
export function joinPostings(parts: readonly Part[]): Joined {
  const opened = parts.map(openPart)
  const lists = new Map<string, PostingList>()
  const id = (part: number, page: string) => `${part}:${page}`
  return {
    add(part) {
      opened.push(openPart(part))
      lists.clear()
    },
    async load(tokens) {
      const wanted = [...tokens]
      await Promise.all(opened.map(({load}) => load(wanted)))
    },
    of(token) {
      const known = lists.get(token)
      if (known) return known
      const list = new Map<string, Posting>()
      for (const [number, {of}] of opened.entries()) for (const [page, posting] of of(token)) list.set(id(number, page), posting)
      lists.set(token, list)
      return list
    },
    async kinds() {
      const kinds = await Promise.all(opened.map(({kinds}) => kinds()))
      return new Map(kinds.flatMap((of, number) => [...of].map(([page, kind]) => [id(number, page), kind] as const)))
    },
    fragment(id) {
      const at = id.indexOf(':')
      return opened[Number(id.slice(0, at))]!.fragment(id.slice(at + 1))
    },
  }
}

const none: PostingList = new Map()

/** Open a part; what is lost of it is empty from then on. */
function openPart({open, site, lost}: Part): Postings {
  let postings: Postings | undefined
  let isLost = false
  const opening = (async () => (postings = await open()))()
  opening.catch(() => {})
  async function tryTo<T>(read: (postings: Postings) => Promise<T>, otherwise: T): Promise<T> {
    if (isLost) return otherwise
    try {
      return await read(await opening)
    } catch (error) {
      if (!lost) throw error
      if (!isLost) lost()
      isLost = true
      return otherwise
    }
  }
  return {
    load: (tokens) => tryTo((postings) => postings.load(tokens), undefined),
    of: (token) => (isLost ? none : postings!.of(token)),
    kinds: () => tryTo<ReadonlyMap<string, PageKind>>((postings) => postings.kinds(), new Map()),
    fragment: async (id) => {
      const fragment = await (await opening).fragment(id)
      return site ? {...fragment, site} : fragment
    },
  }
}

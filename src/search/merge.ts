/**
 * Several indexes as one: for sites that are built in parts, on several machines.
 *
 * Every part counts how rare a token is by its own pages alone; parts that are alike, such as plans of many towns, give
 * scores that can be compared.
 */
import type {PostingList, Postings} from './postings.ts'

/** Join indexes. Ids get the number of their index in front; what cannot be read in one rejects the whole. */
export function mergePostings(parts: readonly Postings[]): Postings {
  if (parts.length === 1) return parts[0]!
  const merged = new Map<string, PostingList>()
  return {
    load: async (tokens) => {
      const wanted = [...tokens]
      await Promise.all(parts.map((part) => part.load(wanted)))
    },
    of: (token) => {
      const known = merged.get(token)
      if (known) return known
      const list = new Map(parts.flatMap((part, index) => [...part.of(token)].map(([id, posting]) => [`${index}:${id}`, posting] as const)))
      merged.set(token, list)
      return list
    },
    ofKind: async (kind) => {
      const sets = await Promise.all(parts.map((part) => part.ofKind(kind)))
      return new Set(sets.flatMap((set, index) => [...set].map((id) => `${index}:${id}`)))
    },
    fragment: (id) => {
      const at = id.indexOf(':')
      return parts[Number(id.slice(0, at))]!.fragment(id.slice(at + 1))
    },
  }
}

/**
 * Pagefind's program: the WebAssembly that keeps the lists of tokens and scores the pages on them.
 *
 * It is called as Pagefind's own script calls it. That script, in between, would cut the query by its dictionary,
 * fetch what we know, unpack in JavaScript and describe every place: a third of a second on a slow phone.
 */
import pagefind from 'virtual:pagefind'
import type {PostingList} from './postings.ts'

/** The program over one index. */
export interface Program {
  /** Take in a file of lists. */
  take: (lists: Uint8Array) => void
  /** The pages of a token whose files were taken in. */
  pagesOf: (token: string) => PostingList
}

/** Short pages are no better than long ones, and a title counts through its tokens only. */
const ranking = {page_length: 0.2, term_saturation: 1.4, term_similarity: 1, meta_weights: {title: 0, tk: 2, rk: 0.2}}

/** The program runs once, whatever the number of indexes: a second start would put an empty memory in the place of the first. */
let running: Promise<unknown> | undefined

/** Start the compiled program on the head of an index. */
export async function startProgram(module: WebAssembly.Module, head: Uint8Array): Promise<Program> {
  running ??= pagefind({module_or_path: module})
  running.catch(() => (running = undefined))
  await running
  let index = pagefind.set_ranking_weights(pagefind.init_pagefind(head), JSON.stringify(ranking))
  const search = (token: string) => pagefind.search(index, token, token, '{}', '', false, false)
  // The first search compiles what every search runs; now, while lists are on their way, that costs nobody time.
  search('-')
  return {
    take: (lists) => {
      index = pagefind.load_index_chunk(index, lists)
    },
    pagesOf: (token) => {
      const {results} = JSON.parse(search(token)) as {results: Array<{p: string; s: number; l: Array<{l: number}>}>}
      return new Map(results.map(({p, s, l}) => [p, {score: s, positions: l.map(({l}) => l)}]))
    },
  }
}

/** Modules that `src/integrations/search.ts` makes when the site is built. */

declare module 'virtual:pagefind' {
  /**
   * Pagefind's program, as wasm-bindgen binds it: called, it starts; then its functions work on indexes in its memory.
   * Those that change an index give its new place.
   */
  const pagefind: ((options: {module_or_path: WebAssembly.Module}) => Promise<unknown>) & {
    init_pagefind(head: Uint8Array): number
    set_ranking_weights(index: number, weights: string): number
    load_index_chunk(index: number, lists: Uint8Array): number
    /** The answer is JSON: pages (`p`) with score (`s`) and places (`l`). */
    search(index: number, term: string, original: string, filters: string, sorts: string, exact: boolean, diacritics: boolean): string
  }
  export default pagefind
}

declare module 'virtual:search-lexicon' {
  const lexicon: import('./lexicon.ts').LexiconData
  export default lexicon
}

declare module 'virtual:search-sounds' {
  const table: import('./pinyin.ts').SoundTable
  export default table
}

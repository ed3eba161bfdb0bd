/** Modules that `src/integrations/search.ts` makes when the site is built. */

declare module 'virtual:pagefind' {
  /** Pagefind's reader of one index, on the page's own thread. */
  export class PagefindInstance {
    constructor(options: {basePath: string; baseUrl?: string; ranking?: unknown})
    languages: Record<string, {hash: string; wasm: string | null; page_count: number}> | null
    includeCharacters: string[]
    /** The program's memory, once `init` is done. */
    raw_ptr: number
    /** The program. Its answer is JSON: pages (`p`) with score (`s`) and places (`l`). */
    backend: {
      search(pointer: number, term: string, original: string, filters: string, sorts: string, exact: boolean, diacritics: boolean): string
    }
    init(language: string, options: {load_wasm: boolean}): Promise<void>
    loadEntry(): Promise<void>
    /** Bytes without Pagefind's signature, inflated if need be. */
    decompress(bytes: Uint8Array): Uint8Array
    loadChunk(hash: string): Promise<void>
    _loadFragment(id: string): Promise<unknown>
  }
}

declare module 'virtual:search-lexicon' {
  const lexicon: import('./lexicon.ts').LexiconData
  export default lexicon
}

declare module 'virtual:search-sounds' {
  const table: import('./pinyin.ts').SoundTable
  export default table
}

/** Modules that `src/integrations/search.ts` makes when the site is built. */

declare module 'virtual:pagefind' {
  /** Pagefind's reader of one index, on the page's own thread. */
  export class PagefindInstance {
    constructor(options: {basePath: string; baseUrl?: string; ranking?: unknown})
    languages: Record<string, {hash: string; wasm: string | null; page_count: number}> | null
    includeCharacters: string[]
    init(language: string, options: {load_wasm: boolean}): Promise<void>
    loadEntry(): Promise<void>
    /** Bytes without Pagefind's signature, inflated if need be. */
    decompress(bytes: Uint8Array): Uint8Array
    loadChunk(hash: string): Promise<void>
    search(
      term: string | null,
      options?: {filters?: Record<string, string | string[]>},
    ): Promise<{
      results: Array<{id: string; score: number; words: number[]}>
    }>
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

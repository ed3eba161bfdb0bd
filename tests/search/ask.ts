/**
 * Ask the engine of a built site, in a browser, as the search page would.
 */
import type {Page} from 'playwright-core'
import type {Labelled} from './labelled.ts'

export interface Asked {
  /** Addresses found for each question by its id, best first, ten at most. */
  found: Map<string, string[]>
  /** Milliseconds from the question to its ten results, in the order of the questions. */
  times: number[]
}

/** Runs in the page. Throws for a title or an excerpt with a stray blank, or with a mark of the index in it. */
async function askInPage(questions: Array<{id: string; query: string; only?: string[]}>): Promise<Array<[string, string[], number]>> {
  const {searchIndex: hash, searchFiles} = document.querySelector<HTMLElement>('[data-search]')!.dataset
  const engine = searchFiles!.split(' ').find((file) => /\/open\.[^/]*\.js$/.test(file))!
  const {openSearch} = await import(/* @vite-ignore */ engine)
  const folder = searchFiles!
    .split(' ')
    .find((file) => file.endsWith('.pf_meta'))!
    .replace(/[^/]*$/, '')
  const [first, ...others] = hash!.split(' ')
  const search = openSearch({folder, hash: first}, {places: others.map((hash, at) => ({folder: `${folder}${at + 2}/`, hash}))})
  const found: Array<[string, string[], number]> = []
  for (const {id, query, only} of questions) {
    const start = performance.now()
    const answer = await search(query, only ?? [])
    const results: Array<{path: string; title: Array<{text: string}>; excerpt: Array<{text: string}>}> = await Promise.all(
      answer.results(0, 10),
    )
    const time = performance.now() - start
    const words = results.flatMap(({title, excerpt}) => [title, excerpt].map((pieces) => pieces.map(({text}) => text).join('')))
    const stray = words.find((text) => /[\u4e00-\u9fff] [\u4e00-\u9fff]|\u200b|[\u4e00-\u9fff]z/.test(text))
    if (stray) throw new Error(`${query}: ${stray}`)
    found.push([id, results.map(({path}) => path), time])
  }
  return found
}

/** Ask questions, one after the other, on a page that has the search form. */
export async function ask(page: Page, questions: readonly Labelled[]): Promise<Asked> {
  const asked = questions.map(({id, query, only}) => ({id, query, ...(only && {only})}))
  // Vitest rewrites `import()`; the page needs the browser's own.
  const source = askInPage.toString().replaceAll('__vite_ssr_dynamic_import__', 'import')
  const rows = await page.evaluate<Array<[string, string[], number]>>(`(${source})(${JSON.stringify(asked)})`)
  return {found: new Map(rows.map(([id, paths]) => [id, paths])), times: rows.map(([, , time]) => time)}
}

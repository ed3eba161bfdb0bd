/**
 * Kinds of pages that a search can be narrowed to, told by the address alone.
 */

/** Kinds in the order they are offered. */
export const kinds = ['plan', 'duty', 'regulation', 'safety', 'training'] as const

export type PageKind = (typeof kinds)[number]

/** What a reader sees. */
export const kindLabels: Readonly<Record<PageKind, string>> = {
  plan: '方案',
  duty: '职责',
  regulation: '法规',
  safety: '安全知识',
  training: '培训',
}

const folders: ReadonlyArray<readonly [string, PageKind]> = [
  ['/plans/', 'plan'],
  ['/duties/', 'duty'],
  ['/regulations/', 'regulation'],
  ['/safety/', 'safety'],
  ['/sos/', 'safety'],
  ['/training/', 'training'],
]

/** The kind of a page; `undefined` for pages that belong to none, such as those about the site. */
export function kindOf(path: string): PageKind | undefined {
  return folders.find(([folder]) => path.startsWith(folder))?.[1]
}

/** Kinds of a `kind=plan,regulation` parameter; unknown ones are dropped. */
export function readKinds(parameter: string | null): PageKind[] {
  const wanted = (parameter ?? '').split(',')
  return kinds.filter((kind) => wanted.includes(kind))
}

/**
 * Which part of the site a run of Astro makes: all of it, or, where a site of many plans is built in several runs
 * (`scripts/parts.ts`), the pages of some plans in each, and in one the pages that are no plan's own.
 *
 * SITE_PART of the environment is `shared` or `plans:<id>,<id>`. With plans SITE_ARTICLES is the number of articles of the
 * site; the run itself sees those that name parts of its plans.
 */
const part = process.env['SITE_PART']
const own = part?.startsWith('plans:') ? part.slice('plans:'.length).split(',') : []

/** How many articles the site has, where this run does not see them all. */
export const articlesElsewhere = part === undefined || part === 'shared' ? undefined : Number(process.env['SITE_ARTICLES'])

/** Whether this run makes the whole site. */
export const makesAll = part === undefined

/** Whether this run makes the pages that are no plan's own. */
const makesShared = makesAll || part === 'shared'

/** Whether this run makes the pages of a plan. */
export function makesPlan(id: string): boolean {
  return makesAll || own.includes(id)
}

/** What a run makes of pages that are no plan's own. */
export function ifShared<T>(list: readonly T[]): readonly T[] {
  return makesShared ? list : []
}

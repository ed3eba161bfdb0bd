/**
 * Which plan stands in the place of which, and from when to when a plan runs. Pure.
 *
 * A plan is archived when another one says that it replaces it (`seeds/<plan>/plan.yaml`); never by the clock, so that
 * the same seeds give the same site on any day.
 */

/** First and last day, ISO 8601, both included. */
export interface Period {
  start: string
  end: string
}

/** What a plan says of itself outside of its text. */
export interface PlanFacts {
  replaces: string[]
  period?: Period | undefined
}

/** What is needed of a plan here. */
interface DatedPlan {
  id: string
  document: {title: string; date: string | null}
}

/**
 * The plan that stands in the place of each archived plan, the last of its line.
 *
 * @param plans  in any order
 * @param facts  by plan; a plan may be missing
 * @returns by id of the archived plan; where several replace one, the last by date stands for all
 */
export function successorsOf<T extends DatedPlan>(plans: readonly T[], facts: ReadonlyMap<string, PlanFacts>): Map<string, T> {
  const next = new Map<string, T>()
  for (const plan of byDate(plans)) for (const id of facts.get(plan.id)?.replaces ?? []) if (id !== plan.id) next.set(id, plan)
  const last = (plan: T, seen: ReadonlySet<T>): T => {
    const after = next.get(plan.id)
    return after && !seen.has(after) ? last(after, new Set([...seen, after])) : plan
  }
  return new Map([...next].map(([id, plan]) => [id, last(plan, new Set([plan]))]))
}

/** Plans in order, and who stands for whom. */
export interface Succession<T> {
  /** The plan that stands in the place of an archived one, by id of that. */
  successors: ReadonlyMap<string, T>
  /** Plans that no other replaces, the last by date first; then the others, likewise. */
  current: readonly T[]
  archived: readonly T[]
  /** The plan that the site is for now, and the one it was for at first. */
  newest: T
  first: T
}

/**
 * Put plans in order.
 *
 * @param named  id of the plan that the site is for; empty for the newest of all
 * @returns undefined where there is no plan, or none of that name
 */
export function succession<T extends DatedPlan>(
  plans: readonly T[],
  facts: ReadonlyMap<string, PlanFacts>,
  named: string,
): Succession<T> | undefined {
  const successors = successorsOf(plans, facts)
  const ordered = byDate(plans)
  const current = ordered.filter(({id}) => !successors.has(id)).reverse()
  const own = named ? plans.find(({id}) => id === named) : (current[0] ?? ordered.at(-1))
  if (!own) return undefined
  const newest = successors.get(own.id) ?? own
  return {
    successors,
    current,
    archived: ordered.filter(({id}) => successors.has(id)).reverse(),
    newest,
    first: named ? own : (ordered.find(({id}) => successors.get(id) === newest) ?? newest),
  }
}

/** Plans by date, those without one first; equal dates by id. */
export function byDate<T extends DatedPlan>(plans: readonly T[]): T[] {
  return [...plans].sort((a, b) => (a.document.date ?? '').localeCompare(b.document.date ?? '') || a.id.localeCompare(b.id))
}

/**
 * From when to when a plan runs: as its register says, else from its date to the end of the last year in its title,
 * （2024—2026年）, else to the end of the year of its date.
 *
 * @returns undefined where nothing tells it
 */
export function periodOf({document: {title, date}}: DatedPlan, facts?: PlanFacts): Period | undefined {
  if (facts?.period) return facts.period
  const years = /(20\d\d)(?:年?\s*[—–\-~～至到]+\s*(20\d\d))?年?\s*[）)]?$/.exec(title)
  const first = date ?? (years && `${years[1]}-01-01`)
  return first ? {start: first, end: `${years?.[2] ?? years?.[1] ?? first.slice(0, 4)}-12-31`} : undefined
}

/**
 * Plans in groups, an index each.
 */
import {createHash} from 'node:crypto'

/**
 * Group plans that follow each other. The names of the plans say where a group ends, so that a plan that is added or goes
 * changes its own group and seldom another: all others keep their indexes.
 *
 * @param ids   in order
 * @param most  plans of a group; none has fewer than half of them but the last
 */
export function groupPlans(ids: readonly string[], most: number): string[][] {
  const groups: string[][] = []
  let group: string[] = []
  for (const id of ids) {
    group.push(id)
    const ends = createHash('sha256').update(id).digest()[0]! % Math.max(1, most >> 2) === 0
    if (group.length < most && !(ends && group.length >= most / 2)) continue
    groups.push(group)
    group = []
  }
  return group.length > 0 ? [...groups, group] : groups
}

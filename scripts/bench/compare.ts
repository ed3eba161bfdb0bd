/**
 * Figures of two sites side by side: who is ahead. Less is better in all of them.
 */

/** A figure of ours beside the same of the peer. */
export interface Pair {
  own: number
  peer: number
}

/**
 * Who is ahead.
 *
 * @param noise  a difference up to this share of the larger says nothing
 */
export function ahead({own, peer}: Pair, noise = 0): '本站' | '对方' | '相当' {
  if (Math.abs(own - peer) <= noise * Math.max(own, peer)) return '相当'
  return own < peer ? '本站' : '对方'
}

/**
 * How y grows with x over some points: the slope of the line through their logarithms (least squares). 1 is linear, below 1 is
 * slower than that.
 *
 * @returns undefined where all x are the same
 */
export function exponent(points: ReadonlyArray<readonly [x: number, y: number]>): number | undefined {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const mean = (at: 0 | 1) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const spread = logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  return spread > 0 ? logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread : undefined
}

/** The middle value; of two middle ones the lower. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1]!
}

/** Whether a budget is kept, as a table says it. */
export function kept(is: boolean): string {
  return is ? '做到了' : '没有做到'
}

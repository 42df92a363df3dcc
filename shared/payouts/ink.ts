import type { Decided } from './approval.ts'

/** Where the pen was: milliseconds since it first touched the paper, and quarters of a pixel of the pad. */
export type InkPoint = readonly [t: number, x: number, y: number]
export type Stroke = readonly InkPoint[]

export type InkFault = 'ink-empty' | 'ink-poor' | 'ink-straight' | 'ink-bounds'

export const inkLimits = {
  strokes: 200,
  points: 3_000,
  /** Of a coordinate: a pad of 2,500 pixels. */
  extent: 10_000,
  /** Ten minutes. */
  duration: 600_000,
} as const

const enough = { strokes: 2, points: 60 }
/** Nobody writes a name, and no script of ours fakes one, in less. */
const shortest = 150
/** A dot, however long it is drawn upon, is no name. */
const smallest = 80
/** What is thinner than a thirtieth of its length is a line. */
const thinnest = 30

/**
 * Whether these strokes can be somebody's handwriting: not whose it is, but that a hand has written something and not
 * a program sent a picture. Drawn here and judged again by the server, which keeps none of the points.
 */
export function judgeInk(strokes: readonly Stroke[]): Decided<InkFault> {
  const points = strokes.flat()
  if (!points.length) return no('ink-empty')
  if (strokes.length > inkLimits.strokes || points.length > inkLimits.points) return no('ink-bounds')
  if (!points.every(isInBounds) || !inOrder(points)) return no('ink-bounds')
  const drawn = strokes.filter((stroke) => stroke.length > 0)
  if (drawn.length < enough.strokes && points.length < enough.points) return no('ink-poor')
  const { width, height } = boxOf(points)
  if (Math.max(width, height) < smallest || points.at(-1)![0] - points[0]![0] < shortest)
    return no('ink-poor')
  return isStraight(points) ? no('ink-straight') : { ok: true }
}

const no = (reason: InkFault) => ({ ok: false, reason }) as const

const isInBounds = ([t, x, y]: InkPoint) =>
  isWithin(t, inkLimits.duration) && isWithin(x, inkLimits.extent) && isWithin(y, inkLimits.extent)

const isWithin = (n: number, most: number) => Number.isInteger(n) && n >= 0 && n <= most

const inOrder = (points: readonly InkPoint[]) =>
  points.every(([t], at) => at === 0 || t >= points[at - 1]![0])

export function boxOf(points: readonly InkPoint[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [, x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { left, top, width: right - left, height: bottom - top }
}

/**
 * All points lie along one line, in whichever direction: by the two spreads (eigenvalues of the covariance) of the
 * points, of which the smaller one is next to nothing.
 */
function isStraight(points: readonly InkPoint[]): boolean {
  const n = points.length
  const mean = (at: 1 | 2) => points.reduce((sum, point) => sum + point[at], 0) / n
  const [mx, my] = [mean(1), mean(2)]
  let [xx, xy, yy] = [0, 0, 0]
  for (const [, x, y] of points) {
    xx += (x - mx) ** 2
    xy += (x - mx) * (y - my)
    yy += (y - my) ** 2
  }
  const root = Math.sqrt((xx - yy) ** 2 + 4 * xy ** 2)
  const [along, across] = [(xx + yy + root) / 2, (xx + yy - root) / 2]
  return across * thinnest ** 2 <= along
}

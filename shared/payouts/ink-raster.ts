import { boxOf } from './ink.ts'
import type { InkPoint, Stroke } from './ink.ts'

export const inkWidth = 1_000
export const inkHeight = 400
const rowBytes = inkWidth / 8
const margin = 20
/** Of the pen, in pixels of the raster. */
const radius = 4
/** For each row of the pen how far it reaches to either side. */
const reach = Array.from({ length: 2 * radius + 1 }, (_, at) => {
  const dy = at - radius
  let dx = radius
  while (dx * dx + dy * dy > radius * radius + radius) dx -= 1
  return dx
})
/** How long the line may be in pixels of the raster: a name of four characters needs some 10,000. */
const longest = 60_000

/**
 * The drawing as black on white, 1,000 × 400, one bit a pixel (1 is ink), rows from the top, the first pixel in the
 * highest bit. Whole numbers only, so the phone and the server draw the same bits and nobody has to decode a picture
 * that somebody else has made. It fills the sheet: where on the pad it was drawn, and how large, is left out. Undefined
 * where there is more line than anybody writes.
 */
export function rasterOf(strokes: readonly Stroke[]): Uint8Array<ArrayBuffer> | undefined {
  const raster = new Uint8Array(rowBytes * inkHeight)
  const place = placing(strokes.flat())
  let left = longest
  for (const stroke of strokes) {
    const [first, ...more] = stroke.map(place)
    if (!first) continue
    dot(raster, ...first)
    let from = first
    for (const to of more) {
      left -= Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))
      if (left < 0) return undefined
      line(raster, from, to)
      from = to
    }
  }
  return raster
}

type Pixel = readonly [x: number, y: number]

/** As large as the sheet lets it be, in its middle. */
function placing(points: readonly InkPoint[]) {
  const { left, top, width, height } = boxOf(points)
  const [w, h] = [inkWidth - 2 * margin, inkHeight - 2 * margin]
  const [up, down] = width * h >= height * w ? [w, Math.max(width, 1)] : [h, height]
  const scaled = (n: number) => (n * up - ((n * up) % down)) / down
  const dx = margin + ((w - scaled(width)) >> 1)
  const dy = margin + ((h - scaled(height)) >> 1)
  return ([, x, y]: InkPoint): Pixel => [dx + scaled(x - left), dy + scaled(y - top)]
}

/** Bresenham's line. */
function line(raster: Uint8Array, [fromX, fromY]: Pixel, [toX, toY]: Pixel) {
  const [dx, dy] = [Math.abs(toX - fromX), -Math.abs(toY - fromY)]
  const [stepX, stepY] = [Math.sign(toX - fromX), Math.sign(toY - fromY)]
  let [x, y, error] = [fromX, fromY, dx + dy]
  while (x !== toX || y !== toY) {
    const twice = 2 * error
    if (twice >= dy) {
      error += dy
      x += stepX
    }
    if (twice <= dx) {
      error += dx
      y += stepY
    }
    dot(raster, x, y)
  }
}

/** The pen's round tip; the margin is wider than it, so it never leaves the sheet. */
function dot(raster: Uint8Array, x: number, y: number) {
  for (const [at, dx] of reach.entries()) {
    const row = (y + at - radius) * rowBytes
    for (let px = x - dx; px <= x + dx; px++) raster[row + (px >> 3)]! |= 0x80 >> (px & 7)
  }
}

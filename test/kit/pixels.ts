/** Pages of a PDF as a reader sees them, in grey. */

export interface Drawn {
  width: number
  height: number
  /** 0 is black; four bytes a pixel would say no more of black on white. */
  gray: Uint8Array
  text: string
}

/** Dots a point; a point is 1/72 inch. */
export const scale = 2

/** A part of a page, in points from its top left corner. */
export function cut({ width, gray }: Drawn, x: number, y: number, w: number, h: number): Uint8Array {
  const [left, top, across, down] = [x, y, w, h].map((points) => Math.round(points * scale)) as [
    number,
    number,
    number,
    number,
  ]
  const out = new Uint8Array(across * down)
  for (let row = 0; row < down; row++)
    out.set(gray.subarray((top + row) * width + left, (top + row) * width + left + across), row * across)
  return out
}

/** How much of it is dark, from 0 to 1. */
export const inkOf = (part: Uint8Array): number =>
  part.reduce((dark, one) => dark + (one < 128 ? 1 : 0), 0) / part.length
export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b))

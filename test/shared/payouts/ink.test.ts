import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeInk } from '../../../shared/payouts/ink.ts'
import type { Stroke } from '../../../shared/payouts/ink.ts'
import { inkHeight, inkWidth, rasterOf } from '../../../shared/payouts/ink-raster.ts'
import { counts } from '../../kit/counts.ts'
import { written } from '../../kit/signing.ts'

const told = (strokes: readonly Stroke[]) => {
  const judged = judgeInk(strokes)
  return judged.ok ? 'ok' : judged.reason
}
const along = (n: number, at: (n: number) => readonly [number, number]): Stroke =>
  Array.from({ length: n }, (_, i) => [i * 15, ...at(i)] as const)
const circle = (n: number) =>
  along(n, (i) => [500 + Math.round(300 * Math.cos(i / 9)), 500 + Math.round(300 * Math.sin(i / 9))])

describe('ink', () => {
  test.each<[string, readonly Stroke[], string]>([
    ['of a name', written(), 'ok'],
    ['of one long stroke', [circle(60)], 'ok'],
    ['of one stroke too short', [circle(59)], 'ink-poor'],
    ['of a cross', [along(20, (i) => [i * 20, 200]), along(20, (i) => [200, i * 20]).map(later)], 'ok'],
    ['of nothing', [], 'ink-empty'],
    ['of strokes without points', [[], []], 'ink-empty'],
    ['of a flat line', [along(80, (i) => [i * 20, 100])], 'ink-straight'],
    ['of an upright line', [along(80, (i) => [100, i * 20])], 'ink-straight'],
    [
      'of a slanting line with a trembling hand',
      [along(80, (i) => [i * 20, i * 15 + (i % 5)])],
      'ink-straight',
    ],
    ['of a line in three pieces', line(3), 'ink-straight'],
    ['of a dot', [along(80, (i) => [i % 9, i % 7])], 'ink-poor'],
    ['backwards in time', [circle(80).toReversed()], 'ink-bounds'],
    ['beside the pad', [along(80, (i) => [i - 1, i])], 'ink-bounds'],
  ])('%s', (_, strokes, outcome) => {
    expect(told(strokes)).toBe(outcome)
  })

  test('becomes the same bits in every program that reckons with whole numbers', () => {
    const raster = rasterOf(written())!
    expect(raster.length).toBe((inkWidth * inkHeight) / 8)
    expect(bytesToHex(sha256(raster))).toBe(golden)
  })

  test('whatever it is stays on the sheet, or is too much', () => {
    const point = fc.tuple(fc.constant(0), fc.nat(10_000), fc.nat(10_000))
    fc.assert(
      fc.property(fc.array(fc.array(point, { maxLength: 12 }), { minLength: 1, maxLength: 6 }), (strokes) => {
        const raster = strokes.flat().length ? rasterOf(strokes) : undefined
        if (!raster) return
        const edge = (y: number) => raster.subarray(y * 125, y * 125 + 125).some(Boolean)
        expect([0, 9, 390, 399].some(edge)).toBe(false)
        for (let y = 0; y < inkHeight; y++) expect(raster[y * 125]! | raster[y * 125 + 124]!).toBe(0)
      }),
      { numRuns: counts(50, 2_000) },
    )
  })
})

function later([t, x, y]: Stroke[number]) {
  return [t + 400, x, y] as const
}
function line(pieces: number): Stroke[] {
  return Array.from({ length: pieces }, (_, p) =>
    along(30, (i) => [(p * 30 + i) * 10, (p * 30 + i) * 4]).map(([t, x, y]) => [t + p * 600, x, y] as const),
  )
}
const golden = '3e38ca416c636e6f2aebeca4dc46fbf785c71c6d4aaf885770ccac7f80b712aa'

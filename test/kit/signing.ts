/** What a phone sends when its student signs, by typed name or by hand. */
import { sha256Hex } from '../../api/kernel/hash.ts'
import { assentText, typedText } from '../../shared/payouts/assent.ts'
import { consent } from '../../shared/payouts/consent.ts'
import type { Stroke } from '../../shared/payouts/ink.ts'
import { rasterOf } from '../../shared/payouts/ink-raster.ts'
import { signText } from './device.ts'

interface Seen {
  viewId: string
  nonce: string
  hash: string
}
export type Mark = { method: 'typed'; typedName: string } | { method: 'drawn'; strokes: readonly Stroke[] }

export const typed = (typedName: string): Mark => ({ method: 'typed', typedName })
export const drawn = (strokes: readonly Stroke[]): Mark => ({ method: 'drawn', strokes })

export const inkHashOf = (mark: Mark) =>
  sha256Hex(
    mark.method === 'typed' ? typedText(mark.typedName) : (rasterOf(mark.strokes) ?? new Uint8Array()),
  )

export function signingBody({ viewId, nonce, hash }: Seen, mark: Mark, key?: Uint8Array) {
  const inkHash = inkHashOf(mark)
  const consentVersion = consent.version
  const text = assentText({ slipHash: hash, inkHash, viewId, nonce, consentVersion })
  return {
    viewId,
    nonce,
    hash,
    consentVersion,
    mark,
    inkHash,
    deviceSig: signText(text, key),
    endSeenAfter: 9_000 as number | null,
    browser: `browser-${viewId}`.slice(0, 64),
  }
}

/** Handwriting of somebody: other numbers, another hand. */
export function written(hand = 1): Stroke[] {
  let [seed, t] = [hand * 7919, 0]
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  return Array.from({ length: 6 }, (_, at) => {
    let [x, y] = [400 + at * 250 + random(60), 300 + random(300)]
    const [dx, dy] = [random(40) - 15, random(40) - 12]
    return Array.from({ length: 14 }, (_point, n) => {
      t += 12 + random(9)
      x += dx + random(9) - 4
      y += dy + (n > 7 ? -18 : 11) + random(9) - 4
      return [t, Math.max(x, 0), Math.max(y, 0)] as const
    })
  })
}

import * as v from 'valibot'
import { fromBase64url, toBase64url } from '../kernel/base64url.ts'
import type { Keys } from '../kernel/keys.ts'
import type { punch } from './table.ts'

const whole = v.pipe(v.number(), v.integer())
const sealed = v.strictObject({
  id: v.string(),
  receipt: v.string(),
  seasonId: v.string(),
  personId: v.string(),
  date: v.string(),
  shift: v.string(),
  kind: v.picklist(['in', 'out']),
  at: whole,
  receivedAt: whole,
  claimedAt: v.nullable(whole),
  deviceId: v.string(),
})
type Punch = typeof punch.$inferSelect

const named = Object.keys(sealed.entries) as (keyof typeof sealed.entries)[]

/**
 * What a phone keeps of its check-in for three days: the row itself under the server's own key, so that a server that was set
 * back to a back-up knows it again, with its time, and nobody can make one up.
 */
export function sealReceipt(keys: Keys, row: Punch): string {
  const text = JSON.stringify(named.map((name) => row[name]))
  return `${toBase64url(new TextEncoder().encode(text))}.${keys.blindIndex('receipt', text)}`
}

/** The row, or nothing where this server has not sealed it. */
export function openReceipt(keys: Keys, seal: string): Punch | undefined {
  const [body = '', mac] = seal.split('.')
  try {
    const text = new TextDecoder().decode(fromBase64url(body))
    if (keys.blindIndex('receipt', text) !== mac) return undefined
    const values = JSON.parse(text) as unknown[]
    const row = v.safeParse(sealed, Object.fromEntries(named.map((name, i) => [name, values[i]])))
    return row.success ? row.output : undefined
  } catch {
    return undefined
  }
}

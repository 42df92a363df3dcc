import { sha256Hex } from '../kernel/hash.ts'

// No letters that are taken for digits when somebody reads a receipt out.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What the student sees and can read out: eight characters, K7QF-2M9D, made from the punch's own id. */
export function receiptNumber(id: string): string {
  const digest = sha256Hex(id)
  const text = Array.from(
    { length: 8 },
    (_, i) => letters[Number.parseInt(digest.slice(2 * i, 2 * i + 2), 16) % 32],
  )
  return `${text.slice(0, 4).join('')}-${text.slice(4).join('')}`
}

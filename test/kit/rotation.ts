/** A school with private numbers, and people who use them while the root key changes. */
import { eq } from 'drizzle-orm'
import { systemClock } from '../../api/adapters/clock.ts'
import { consent } from '../../api/consents/table.ts'
import type { Ctx } from '../../api/kernel/ctx.ts'
import type { Database } from '../../api/kernel/db.ts'
import { sha256Hex } from '../../api/kernel/hash.ts'
import type { Keys } from '../../api/kernel/keys.ts'
import { privateColumns } from '../../api/people/private-columns.ts'
import { person, personKey } from '../../api/people/table.ts'
import { proofHeader } from '../../shared/devices/proof.ts'
import { counts } from './counts.ts'
import { ctxFor } from './ctx.ts'
import { deviceOf, proofOf } from './device.ts'
import { cardNumberOf, idNumberOf, phoneOf } from './numbers.ts'
import { signedIn, staff } from './people.ts'
import { studentPin } from './pin.ts'
import { openRush } from './school.ts'
import { shiftRange } from './season.ts'

export const students = counts(60, 200)
export const perSecond = counts(12, 50)
const offices = Array.from({ length: 40 }, (_, i) => `F9${String(i).padStart(2, '0')}`)

/** Students with all three numbers, and enough people of finance for one look a second each. */
export async function withNumbers(db: Database, keys: Keys): Promise<string[]> {
  const { date, cell } = shiftRange(Date.now())
  const numbers = await openRush(db, students, [date], cell, Date.now())
  await db.write(offices.flatMap((n) => [...staff(db, n, 'finance'), signedIn(db, n, Date.now())]))
  const ctx: Ctx = ctxFor(db, { keys, clock: systemClock })
  for (const [i, number] of numbers.entries()) {
    const given = { phone: phoneOf(i), idNumber: idNumberOf(i), cardNumber: cardNumberOf(i) }
    const { columns, made } = await privateColumns(ctx, `p-${number}`, given)
    const agreed = { id: `c-${number}`, personId: `p-${number}`, kind: 'card-id' as const, version: '1' }
    await db.write([
      db.query.insert(personKey).values(made!),
      db.query.update(person).set(columns).where(eq(person.number, number)),
      db.query.insert(consent).values({ ...agreed, granted: true, at: 1 }),
    ])
  }
  return numbers
}

/** How a request goes out. */
export type Send = (
  route: string,
  as: string | undefined,
  body?: object,
  proof?: string,
) => Promise<{ status: number; text: string }>

const kinds = ['me', 'tails', 'looks', 'reveal', 'reveal-own', 'enter', 'keys'] as const

/** What people do while the keys change: all that opens or seals something, and some that does not. */
export function traffic(send: Send, numbers: string[]) {
  const proved = async (path: string, as: string, body: object) => {
    const { nonce } = JSON.parse((await send('GET /api/sessions/nonce', undefined)).text) as { nonce: string }
    const asked = { method: 'POST', path, bodyHash: sha256Hex(JSON.stringify(body)), nonce }
    return send(`POST ${path}`, as, body, proofHeader(proofOf(deviceOf(as), asked)))
  }
  return (n: number) => {
    const as = numbers[n % numbers.length]!
    switch (kinds[n % kinds.length]) {
      case 'tails':
        return send('GET /api/private', as)
      case 'looks':
        return send('GET /api/private/looks', as)
      case 'reveal': {
        const look = { field: 'cardNumber', purpose: 'bank-enquiry' }
        return send(`POST /api/people/p-${as}/reveal`, offices[n % offices.length], look)
      }
      case 'reveal-own':
        return proved('/api/private/reveal', as, { pin: studentPin, field: 'idNumber' })
      case 'enter':
        return proved('/api/private', as, { pin: studentPin, cardNumber: cardNumberOf(10_000 + n) })
      case 'keys':
        return send('GET /.well-known/payout-keys.json', undefined)
      default:
        return send('GET /api/me', as)
    }
  }
}

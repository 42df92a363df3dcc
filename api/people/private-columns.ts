import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { lastFour } from '../../shared/people/private.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { newPersonKey, openPersonKey, sealPrivate } from '../kernel/private.ts'
import type { PersonKeyRow } from '../kernel/private.ts'
import type { person } from './table.ts'

export interface Numbers {
  phone?: string | null
  idNumber?: string | null
  cardNumber?: string | null
}

/**
 * Those of the numbers that are given and are not what is stored already; the blind indexes say so. A number
 * left out stays as it is: a blank cell of a roster does not take away what a student has entered.
 */
export function changedNumbers(
  ctx: Ctx,
  known: typeof person.$inferSelect | undefined,
  numbers: Numbers,
): Numbers {
  const given = fields.flatMap(([name, column]) => {
    const text = numbers[name]
    const same = !text || ctx.keys.blindIndex(column, text) === known?.[`${name}Index`]
    return same ? [] : [[name, text]]
  })
  return Object.fromEntries(given) as Numbers
}

/**
 * The columns of the private numbers given, sealed under the person's own key (a new one for who has none),
 * with the tail that may be shown and the blind index that finds duplicates.
 */
export async function privateColumns(ctx: Ctx, personId: string, numbers: Numbers, known?: PersonKeyRow) {
  const made = known ? undefined : await newPersonKey(ctx.keys, personId)
  const key = known ? await openPersonKey(ctx.keys, known) : made!
  const columns: Partial<typeof person.$inferInsert> = {}
  for (const [name, column] of fields) {
    const text = numbers[name]
    if (!text) continue
    columns[name] = await sealPrivate(key, { column, rowId: personId }, text)
    columns[`${name}Tail`] = lastFour(text)
    columns[`${name}Index`] = ctx.keys.blindIndex(column, text)
    if (name === 'cardNumber') Object.assign(columns, commitmentOf(text), { cardSince: ctx.clock.now() })
  }
  return { columns, made: made?.row }
}

const fields = [
  ['phone', 'phone'],
  ['idNumber', 'id_number'],
  ['cardNumber', 'card_number'],
] as const

/** Binds payslips to the card; nobody can find the card by it once the salt is erased. */
function commitmentOf(card: string) {
  const cardSalt = bytesToHex(crypto.getRandomValues(new Uint8Array(16)))
  return { cardSalt, cardCommitment: bytesToHex(hmac(sha256, utf8ToBytes(cardSalt), utf8ToBytes(card))) }
}

import type { PrivateField } from '../../shared/private/number.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { openPersonKey, openPrivate } from '../kernel/private.ts'
import type { LookPurpose } from '../../shared/private/look.ts'
import type { PersonKeyRow } from '../kernel/private.ts'
import type { person } from '../people/table.ts'

/** The columns as the database calls them: sealed values know where they stand by these. */
export const columnOf = { phone: 'phone', idNumber: 'id_number', cardNumber: 'card_number' } as const

/**
 * One number of a person in full, and the entry of the log without which it may not leave the server. A number that
 * was never entered, or was erased, is not found.
 */
export async function openField(
  ctx: Ctx,
  owner: typeof person.$inferSelect | undefined,
  key: PersonKeyRow | undefined,
  { field, purpose }: { field: PrivateField; purpose: LookPurpose },
) {
  const sealed = owner?.[field]
  if (!owner || !sealed || !key) throw new Fault('not-found')
  const place = { column: columnOf[field], rowId: owner.id }
  return openPrivate(await openPersonKey(ctx.keys, key), place, sealed, purpose)
}

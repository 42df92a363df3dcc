import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { checkRegistration } from './check-passkey.ts'
import type { RegistrationInput } from './passkey-input.ts'
import { passkey } from './table.ts'

/** A new passkey of a person, and its challenge used up; throws `passkey-wrong` for one that does not hold. */
export async function passkeyWrites(
  ctx: Ctx,
  personId: string,
  given: { registration: RegistrationInput; nonce: string; name: string },
): Promise<{ id: string; writes: Write[] }> {
  const checked = await checkRegistration(ctx, given.registration, given.nonce)
  if (!checked) throw new Fault('passkey-wrong')
  const now = ctx.clock.now()
  const row = { ...checked.columns, personId, name: given.name, createdAt: now, lastUsedAt: now }
  return { id: row.id, writes: [...checked.writes, ctx.db.query.insert(passkey).values(row)] }
}

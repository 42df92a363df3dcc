import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { hashSecret } from '../kernel/password-hash.ts'
import { pin } from './table.ts'

/** Makes these six digits a student's PIN, in place of an earlier one. A list: a statement alone would be sent by `await`. */
export async function setPin({ db, clock, keys }: Ctx, personId: string, digits: string): Promise<Write[]> {
  const row = { ...(await hashSecret(keys, digits)), setAt: clock.now() }
  return [
    db.query
      .insert(pin)
      .values({ personId, ...row })
      .onConflictDoUpdate({ target: pin.personId, set: row }),
  ]
}

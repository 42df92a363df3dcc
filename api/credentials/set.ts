import { eq, isNull, and } from 'drizzle-orm'
import * as v from 'valibot'
import { fromBase32 } from '../../shared/credentials/base32.ts'
import { isWeakPassword, normalisePassword } from '../../shared/credentials/password.ts'
import { readRecoveryCode, recoveryCodesGiven } from '../../shared/credentials/recovery-code.ts'
import { matchingStep } from '../../shared/credentials/totp.ts'
import { endChat } from '../chat/end-writes.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { hashSecret } from '../kernel/password-hash.ts'
import { sealUnderRoot } from '../kernel/root-seal.ts'
import { recoveryHash } from './recovery-hash.ts'
import { passkey, password, recoveryCode, totp } from './table.ts'

export const passwordInput = {
  password: v.pipe(v.string(), v.maxLength(512)),
  /** Made by the browser, so that no answer holds it: 20 bytes in base32. */
  totpSecret: v.pipe(v.string(), v.regex(/^[A-Z2-7]{32}$/, '20 bytes in base32')),
  /** Of the code generator, which shows that it has taken the secret. */
  code: v.pipe(v.string(), v.maxLength(16)),
}
export const recoveryCodesInput = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(64))),
  v.length(recoveryCodesGiven),
)

/** Password and code generator of a person, in place of those before. Throws what is wrong with them. */
export async function passwordWrites(
  ctx: Ctx,
  { personId, ...owner }: { personId: string; number: string; name: string },
  given: { password: string; totpSecret: string; code: string },
): Promise<Write[]> {
  if (isWeakPassword(given.password, owner)) throw new Fault('password-weak')
  const secret = fromBase32(given.totpSecret)
  const now = ctx.clock.now()
  const lastStep = secret && matchingStep(secret, given.code.replaceAll(/\s/g, ''), now)
  if (!secret || lastStep === undefined) throw new Fault('code-wrong')
  const hashed = { ...(await hashSecret(ctx.keys, normalisePassword(given.password))), setAt: now }
  const place = { table: 'totp', column: 'secret', rowId: personId }
  const sealed = { secret: await sealUnderRoot(ctx.keys, place, secret), lastStep, setAt: now }
  const { query } = ctx.db
  return [
    query
      .insert(password)
      .values({ personId, ...hashed })
      .onConflictDoUpdate({ target: password.personId, set: hashed }),
    query
      .insert(totp)
      .values({ personId, ...sealed })
      .onConflictDoUpdate({ target: totp.personId, set: sealed }),
  ]
}

/** Ten new recovery codes; those before count no more. */
export function recoveryWrites({ db: { query }, clock }: Ctx, personId: string, codes: string[]): Write[] {
  const read = new Set(codes.map((code) => readRecoveryCode(code)))
  if (read.has(undefined) || read.size !== recoveryCodesGiven)
    throw new Fault('bad-input', { detail: 'recoveryCodes' })
  const rows = [...read].map((code) => ({ hash: recoveryHash(code!), personId, setAt: clock.now() }))
  return [
    query.delete(recoveryCode).where(eq(recoveryCode.personId, personId)),
    query.insert(recoveryCode).values(rows),
  ]
}

/** Takes away every way in that a person had, and the chat that spoke for them. */
export const dropCredentials = ({ db, clock }: Ctx, personId: string): Write[] => {
  const { query } = db
  return [
    query.delete(password).where(eq(password.personId, personId)),
    query.delete(totp).where(eq(totp.personId, personId)),
    query.delete(recoveryCode).where(eq(recoveryCode.personId, personId)),
    query
      .update(passkey)
      .set({ removedAt: clock.now() })
      .where(and(eq(passkey.personId, personId), isNull(passkey.removedAt))),
    ...endChat({ db, clock }, personId),
  ]
}

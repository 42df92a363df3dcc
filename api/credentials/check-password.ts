import { and, eq, isNull, lt } from 'drizzle-orm'
import { normalisePassword } from '../../shared/credentials/password.ts'
import { matchingStep } from '../../shared/credentials/totp.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { isSecret } from '../kernel/password-hash.ts'
import { openUnderRoot } from '../kernel/root-seal.ts'
import type { AccountFacts } from './account.ts'
import { recoveryCode, totp } from './table.ts'

/**
 * Whether password and code are those of the account: what uses the code up, for the batch of whatever it
 * allows, or undefined. Of an account that is not there it takes as long as of one that is.
 */
export async function checkPassword(
  ctx: Ctx,
  { accounts: [account], recovery: [recovery] }: AccountFacts,
  given: { password: string; code: string },
): Promise<Write[] | undefined> {
  const right = await isSecret(ctx.keys, normalisePassword(given.password), account?.password)
  if (!right || !account) return undefined
  if (recovery)
    return recovery.personId === account.personId ? useRecoveryCode(ctx, recovery.hash) : undefined
  return account.totp ? useCode(ctx, account.personId, account.totp, given.code) : undefined
}

async function useCode(
  ctx: Ctx,
  personId: string,
  { secret, lastStep }: { secret: string; lastStep: number },
  code: string,
): Promise<Write[] | undefined> {
  const key = await openUnderRoot(ctx.keys, { table: 'totp', column: 'secret', rowId: personId }, secret)
  const step = matchingStep(key, code.replaceAll(/\s/g, ''), ctx.clock.now())
  if (step === undefined || step <= lastStep) return undefined
  const unused = and(eq(totp.personId, personId), lt(totp.lastStep, step))
  return mustChangeOne(ctx.db.query.update(totp).set({ lastStep: step }).where(unused))
}

function useRecoveryCode({ db, clock }: Ctx, hash: string): Write[] {
  const unused = and(eq(recoveryCode.hash, hash), isNull(recoveryCode.usedAt))
  return mustChangeOne(db.query.update(recoveryCode).set({ usedAt: clock.now() }).where(unused))
}

import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { passkey, password, recoveryCode, totp } from './table.ts'

/** What the caller can sign in with; nothing that could be used for it. */
export async function seeCredentials(ctx: Ctx) {
  const { query } = ctx.db
  const { facts } = await authorise(ctx, 'credentials.see', {
    read: {
      passwords: query
        .select({ setAt: password.setAt })
        .from(password)
        .where(eq(password.personId, ownId(ctx))),
      generators: query
        .select({ setAt: totp.setAt })
        .from(totp)
        .where(eq(totp.personId, ownId(ctx))),
      codes: query
        .select({ left: sql<number>`count(*)` })
        .from(recoveryCode)
        .where(and(eq(recoveryCode.personId, ownId(ctx)), isNull(recoveryCode.usedAt))),
      passkeys: query
        .select({
          id: passkey.id,
          name: passkey.name,
          createdAt: passkey.createdAt,
          lastUsedAt: passkey.lastUsedAt,
        })
        .from(passkey)
        .where(and(eq(passkey.personId, ownId(ctx)), isNull(passkey.removedAt)))
        .orderBy(asc(passkey.createdAt)),
    },
  })
  return {
    password: facts.passwords.length > 0,
    totp: facts.generators.length > 0,
    recoveryLeft: facts.codes[0]?.left ?? 0,
    passkeys: facts.passkeys,
  }
}

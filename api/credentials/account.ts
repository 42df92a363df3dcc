import { and, eq, exists, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { person, roleGrant } from '../people/table.ts'
import { readRecoveryCode } from '../../shared/credentials/recovery-code.ts'
import { recoveryHash } from './recovery-hash.ts'
import { password, recoveryCode, totp } from './table.ts'

/** A member of staff who holds a role, with what a sign-in is compared with; and the recovery code, if it is one. */
export const accountRead = ({ db: { query } }: Pick<Ctx, 'db'>, whose: SQL, code = '') => ({
  accounts: query
    .select({
      personId: person.id,
      number: person.number,
      name: person.name,
      password: {
        hash: password.hash,
        salt: password.salt,
        iterations: password.iterations,
      },
      totp: { secret: totp.secret, lastStep: totp.lastStep },
    })
    .from(person)
    .leftJoin(password, eq(password.personId, person.id))
    .leftJoin(totp, eq(totp.personId, person.id))
    .where(
      and(
        eq(person.kind, 'staff'),
        whose,
        exists(
          query
            .select({ one: sql`1` })
            .from(roleGrant)
            .where(and(eq(roleGrant.personId, person.id), isNull(roleGrant.revokedAt))),
        ),
      ),
    ),
  recovery: query
    .select({ hash: recoveryCode.hash, personId: recoveryCode.personId })
    .from(recoveryCode)
    .where(
      and(eq(recoveryCode.hash, recoveryHash(readRecoveryCode(code) ?? '')), isNull(recoveryCode.usedAt)),
    ),
})
export type AccountFacts = Rows<ReturnType<typeof accountRead>>

import { and, inArray, isNull } from 'drizzle-orm'
import { toBase64url } from '../kernel/base64url.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { sha256Hex } from '../kernel/hash.ts'
import type { SecretHash } from '../kernel/password-hash.ts'
import { invitation } from './table.ts'

export type StudentPurpose = 'enrol' | 'add' | 'replace' | 'link'

interface About {
  personId: string
  purpose: StudentPurpose
  issuedBy: string
  /** Milliseconds. */
  life: number
  /** The typed code, hashed; a link that is scanned has none. */
  code?: SecretHash
}

/** A token of 128 random bits and the row that keeps its hash. */
export function newInvitation(ctx: Ctx, { personId, purpose, issuedBy, life, code }: About) {
  const token = toBase64url(crypto.getRandomValues(new Uint8Array(16)))
  const [id, now] = [ctx.newId(), ctx.clock.now()]
  const expiresAt = now + life
  const row = { id, purpose, personId, issuedBy, tokenHash: sha256Hex(token), createdAt: now, expiresAt }
  const typed = code && {
    codeHash: code.hash,
    codeSalt: code.salt,
    codeIterations: code.iterations,
  }
  return { id, token, expiresAt, write: ctx.db.query.insert(invitation).values({ ...row, ...typed }) }
}

/** Ends what these people could still use. */
export const revokeOpen = (
  { db, clock }: Ctx,
  personIds: string[],
  purposes: StudentPurpose[] = ['enrol', 'add', 'replace', 'link'],
): Write =>
  db.query
    .update(invitation)
    .set({ revokedAt: clock.now() })
    .where(
      and(
        inArray(invitation.personId, personIds),
        inArray(invitation.purpose, purposes),
        isNull(invitation.usedAt),
        isNull(invitation.revokedAt),
      ),
    )

/**
 * Passkeys against the database. The challenge is a nonce of ours, used up in the batch of what the passkey allows;
 * the authenticator must have verified its owner (finger, face, PIN), so that a passkey is two factors in one.
 */
import { and, eq, isNull } from 'drizzle-orm'
import { fromBase64url, toBase64url } from '../kernel/base64url.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { nonceEnd, useNonce } from '../kernel/nonce.ts'
import type { AssertionInput, RegistrationInput } from './passkey-input.ts'
import { passkey } from './table.ts'
import {
  importPublicKey,
  isClientData,
  isSignedByPasskey,
  readAuthenticatorData,
  unpadded,
} from './web-authn.ts'

type PasskeyRow = typeof passkey.$inferSelect

/** A new passkey's columns and what uses the challenge up; undefined where anything does not hold. */
export async function checkRegistration(ctx: Ctx, { id, response }: RegistrationInput, nonce: string) {
  const expected = expectation(ctx, nonce)
  try {
    if (!expected || !isClientData(response.clientDataJSON, 'webauthn.create', expected)) return undefined
    const data = readAuthenticatorData(response.authenticatorData, expected.origin)
    if (!data || data.credentialId !== unpadded(id)) return undefined
    const algorithm = response.publicKeyAlgorithm === -7 ? ('ES256' as const) : ('RS256' as const)
    const { publicKey } = response
    // A key that cannot be used would lock its owner out.
    await importPublicKey({ publicKey, algorithm })
    const columns = { id: unpadded(id), publicKey, algorithm, counter: data.counter }
    return { columns, writes: [expected.used] }
  } catch {
    return undefined
  }
}

/** What uses the challenge up and counts the passkey on; undefined where anything does not hold. */
export async function checkAssertion(
  ctx: Ctx,
  row: PasskeyRow,
  { response }: AssertionInput,
  nonce: string,
): Promise<Write[] | undefined> {
  const expected = expectation(ctx, nonce)
  try {
    if (!expected || !isClientData(response.clientDataJSON, 'webauthn.get', expected)) return undefined
    const data = readAuthenticatorData(response.authenticatorData, expected.origin)
    // One that counts never stands still; a copy of it would.
    const copied = data && (data.counter > 0 || row.counter > 0) && data.counter <= row.counter
    if (!data || copied || !(await isSignedByPasskey(row, response))) return undefined
    const same = and(eq(passkey.id, row.id), eq(passkey.counter, row.counter), isNull(passkey.removedAt))
    const counted = ctx.db.query
      .update(passkey)
      .set({ counter: data.counter, lastUsedAt: ctx.clock.now() })
      .where(same)
    return [expected.used, ...mustChangeOne(counted)]
  } catch {
    return undefined
  }
}

function expectation(ctx: Ctx, nonce: string) {
  const { origin } = ctx.caller
  const expiresAt = nonceEnd(ctx.keys, nonce, ctx.clock.now())
  if (expiresAt === undefined || !origin) return undefined
  // As a browser writes the bytes that it was given.
  const challenge = toBase64url(fromBase64url(nonce))
  return { challenge, origin, used: useNonce(ctx, nonce, expiresAt) }
}

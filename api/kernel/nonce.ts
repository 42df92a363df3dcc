/**
 * Nonces for proofs and challenges. Handing one out stores nothing: it carries its own end and the
 * server's mark. One that has been used is written down in the batch of what it allowed.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { toBase64url } from './base64url.ts'
import type { Ctx } from './ctx.ts'
import type { Keys } from './keys.ts'

export const usedNonce = sqliteTable('used_nonce', {
  nonce: text().primaryKey(),
  expiresAt: integer().notNull(),
})

const fiveMinutes = 300_000

export function issueNonce(keys: Keys, now: number): { nonce: string; expiresAt: number } {
  const expiresAt = now + fiveMinutes
  const body = `${expiresAt.toString(36)}-${toBase64url(crypto.getRandomValues(new Uint8Array(18)))}`
  return { nonce: `${body}${mark(keys, keys.current, body)}`, expiresAt }
}

/** When a nonce of ours ends; undefined of one that is not ours or has ended. */
export function nonceEnd(keys: Keys, nonce: string, now: number): number | undefined {
  const [body, made] = [nonce.slice(0, -22), nonce.slice(-22)]
  if (!keys.ids.some((kid) => mark(keys, kid, body) === made)) return undefined
  const end = Number.parseInt(body.split('-')[0]!, 36)
  return end > now ? end : undefined
}

/** Belongs into the batch of what the nonce allowed: a second use breaks it. */
export const useNonce = ({ db }: Pick<Ctx, 'db'>, nonce: string, expiresAt: number) =>
  db.query.insert(usedNonce).values({ nonce, expiresAt })

/** The same where the same request may come twice. */
export const useNonceAgain = (ctx: Pick<Ctx, 'db'>, nonce: string, expiresAt: number) =>
  useNonce(ctx, nonce, expiresAt).onConflictDoNothing()

const mark = (keys: Keys, kid: string, body: string) =>
  toBase64url(hmac(sha256, keys.derive('nonce', kid), utf8ToBytes(body)).slice(0, 16))

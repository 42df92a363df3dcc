import { bytesToHex } from '@noble/hashes/utils.js'
import type { Ctx } from '../kernel/ctx.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { deviceLabel } from '../../shared/devices/label.ts'
import { session } from './table.ts'
import type { person } from './table.ts'

const hour = 3_600_000
/** Idle and absolute life: a student's season, a member of staff's working day. */
const lives = {
  student: { idleMs: 30 * 24 * hour, wholeMs: 90 * 24 * hour },
  staff: { idleMs: 2 * hour, wholeMs: 12 * hour },
}

/** 256 random bits; only their hash is kept. */
export const newToken = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(32)))

/**
 * A new session: the opaque token for the cookie, and the row to be written, which knows only the
 * token's hash.
 */
export function startSession(
  ctx: Ctx,
  personId: string,
  kind: (typeof person.$inferSelect)['kind'],
  { deviceId, stepUpUntil = 0 }: { deviceId?: string; stepUpUntil?: number } = {},
) {
  const token = newToken()
  const now = ctx.clock.now()
  const { idleMs, wholeMs } = lives[kind]
  const row = {
    tokenHash: sha256Hex(token),
    id: ctx.newId(),
    personId,
    ...(deviceId ? { deviceId } : {}),
    label: deviceLabel(ctx.caller.agent ?? ''),
    stepUpUntil,
    createdAt: now,
    lastUsedAt: now,
    idleMs,
    expiresAt: now + wholeMs,
  }
  return { token, maxAgeSeconds: wholeMs / 1000, write: ctx.db.query.insert(session).values(row) }
}

/** What the database learns of its ring: each change refuses itself where another server has made it already. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { and, eq, isNull } from 'drizzle-orm'
import { job } from '../jobs/table.ts'
import { auditStatement } from './audit.ts'
import type { Ctx } from './ctx.ts'
import type { Write } from './db.ts'
import { mustChangeOne } from './guard.ts'
import type { Keys } from './keys.ts'
import { lastingSecret, rootKey } from './root-key.ts'
import type { RootKeyRow } from './root-key.ts'

type Opened = Pick<Ctx, 'db' | 'clock' | 'newId'>

interface KeyChange {
  /** An empty database: there is nothing to tell of yet. */
  isFirst: boolean
  learned: { kid: string; canary: string; publicKey: string }[]
  gone: string[]
  kept: typeof lastingSecret.$inferInsert | undefined
  /** Something is sealed under another key than the current one. */
  rewrap: boolean
}

export function keyWrites(opened: Opened, keys: Keys, change: KeyChange): Write[] {
  const { query } = opened.db
  const at = opened.clock.now()
  const rows = change.learned.map((key) => ({ ...key, attest: attest(keys, key), learnedAt: at }))
  const learned = change.learned.map(({ kid }) => kid)
  return [
    ...rows.map((row) => query.insert(rootKey).values(row)),
    ...(change.kept ? [query.insert(lastingSecret).values(change.kept)] : []),
    ...change.gone.flatMap((kid) => retire(opened, kid)),
    ...(change.isFirst ? [] : told(opened, 'keys.learn', learned)),
    ...told(opened, 'keys.retire', change.gone),
    ...(change.rewrap ? [rewrapNow(opened)] : []),
  ]
}

/** Whether this row's public key was written by somebody who holds the ring. */
export const attested = (keys: Keys, row: RootKeyRow): boolean => row.attest === attest(keys, row)

const attest = (keys: Keys, { kid, publicKey }: Pick<RootKeyRow, 'kid' | 'publicKey'>) =>
  bytesToHex(hmac(sha256, keys.derive('public-keys'), utf8ToBytes(`${kid}\n${publicKey}`)))

const retire = ({ db, clock }: Opened, kid: string): Write[] =>
  mustChangeOne(
    db.query
      .update(rootKey)
      .set({ canary: null, retiredAt: clock.now() })
      .where(and(eq(rootKey.kid, kid), isNull(rootKey.retiredAt))),
  )

/** What another key still seals is sealed anew at once; the row is that of the work that comes again. */
function rewrapNow({ db, clock }: Opened): Write {
  const row = { id: 'keys.rewrap', kind: 'keys.rewrap', params: {}, dueAt: clock.now() }
  return db.query
    .insert(job)
    .values(row)
    .onConflictDoUpdate({ target: job.id, set: { dueAt: row.dueAt } })
}

const told = (opened: Opened, action: 'keys.learn' | 'keys.retire', kids: string[]): Write[] =>
  kids.map((kid) => {
    const caller = { via: 'job' as const, requestId: action, locale: 'zh-CN' as const, route: action }
    return auditStatement({ ...opened, caller } as Ctx, 'operator', { action, target: kid })
  })

import type { AuditEntry } from '../kernel/audit.ts'
import { authorise } from '../kernel/authorise.ts'
import { verifyChain } from '../kernel/audit-verify.ts'
import { allCheckpoints } from '../kernel/checkpoint.ts'
import type { Checkpoint } from '../../shared/audit/checkpoint.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { freeze, frozenRead, thaw } from '../kernel/freeze.ts'
import { publicKeysOf } from '../kernel/seal.ts'

interface Input {
  /** Checkpoints kept outside the database. */
  outside?: readonly Checkpoint[]
  /** Only so many links at the end: for a start that must not take long. */
  last?: number
  /** Lets payouts go on once everything verifies again. */
  unfreeze?: boolean
}

/**
 * Verifies the log against the checkpoints inside and outside the database. A failure freezes payouts
 * and says so in the log; they stay frozen until somebody has looked and asks for `unfreeze`.
 */
export async function verifyLog(ctx: Ctx, { outside = [], last, unfreeze = false }: Input) {
  const { me, facts } = await authorise(ctx, 'server.operate', {
    read: { checkpoints: allCheckpoints(ctx), frozenNow: frozenRead(ctx) },
  })
  const verdict = await verifyChain(ctx.db, {
    checkpoints: [...facts.checkpoints, ...outside],
    publicKeys: publicKeysOf(ctx.keys),
    ...(last === undefined ? {} : { last }),
  })
  const frozen = facts.frozenNow.length > 0
  if (!verdict.ok && !frozen) {
    const { seq, flaw } = verdict
    const event: AuditEntry = { action: 'audit.freeze', target: 'payouts', after: { seq, flaw } }
    await commit(ctx, me, { writes: [freeze(ctx, `${flaw} at ${seq}`)], events: [event], answer: null })
  }
  const lifted = verdict.ok && frozen && unfreeze
  if (lifted)
    await commit(ctx, me, {
      writes: [thaw(ctx)],
      events: [{ action: 'audit.unfreeze', target: 'payouts' }],
      answer: null,
    })
  return {
    ...verdict,
    checkpoints: facts.checkpoints.length + outside.length,
    frozen: !lifted && (frozen || !verdict.ok),
  }
}

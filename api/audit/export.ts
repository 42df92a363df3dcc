import { asc } from 'drizzle-orm'
import type * as v from 'valibot'
import { auditEvent } from '../kernel/audit.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { found } from './found.ts'
import type { exportInput } from './input.ts'

const most = 100_000

/** What a search finds as a file, one event a line, each the exact bytes that the chain covers. It is an event itself. */
export async function exportAudit(ctx: Ctx, input: v.InferOutput<typeof exportInput>) {
  const { me, facts } = await authorise(ctx, 'audit.export', {
    read: {
      events: ctx.db.query
        .select({ n: auditEvent.n, bytes: auditEvent.bytes })
        .from(auditEvent)
        .where(found(ctx, { ...input, before: undefined }))
        .orderBy(asc(auditEvent.n))
        .limit(most + 1),
    },
  })
  if (facts.events.length > most) throw new Fault('too-large', { limit: String(most) })
  const answer = {
    name: 'audit.jsonl',
    count: facts.events.length,
    lines: facts.events.map(({ n, bytes }) => `{"seq":${n},"event":${bytes}}\n`).join(''),
  }
  return commit(ctx, me, {
    writes: [],
    // What was looked for may be a name: the log says by what, not for whom.
    events: [
      {
        action: 'audit.export',
        target: 'audit',
        after: { filters: Object.keys(input), count: answer.count },
      },
    ],
    answer,
    // A repeat of the command does not keep the whole log a second time.
    kept: { ...answer, lines: null },
  })
}

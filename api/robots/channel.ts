import { eq, sql } from 'drizzle-orm'
import { groupKinds, groupOf, groupText } from '../../shared/robots/text.ts'
import type { Channel } from '../deliveries/channel.ts'
import { say } from './say.ts'
import type { Post } from './say.ts'
import { robot } from './table.ts'

/** The robots of groups as a way by which notices leave. None of the vendors takes more than twenty messages a minute. */
export const robots = (post: Post = fetch): Channel => ({
  name: 'robot',
  kinds: groupKinds,
  pauseMs: 3_000,
  recipients: () =>
    sql`select 'group:' || coalesce(class_name, '*') as person_id, id as address, 'zh-CN' as locale, at as since
      from robot where ended_at is null`,
  async send(ctx, out) {
    const { rows } = await ctx.db.read({
      rows: ctx.db.query.select().from(robot).where(eq(robot.id, out.address)),
    })
    const [row] = rows
    if (!row || row.endedAt !== null) return { ok: false, error: 'taken away', gone: true }
    return say(ctx, row, groupText(groupOf(row.className), out, row.origin), post)
  },
})

/** A channel that keeps what it was given, and fails as it is told. */
import { sql } from 'drizzle-orm'
import type { Channel, Outcome, Outgoing } from '../../api/deliveries/channel.ts'
import { evening } from './evening.ts'
import { operatorCtx } from './ctx.ts'
import { deliver } from '../../api/deliveries/deliver.ts'
import { notify } from '../../api/notices/notify.ts'
import type { NoticeKind } from '../../shared/notices/kinds.ts'

export interface Recording extends Channel {
  sent: Outgoing[]
  /** What it answers next; delivered unless told otherwise. */
  answers: (out: Outgoing) => Outcome | Promise<Outcome>
  /** Number of each person that it reaches, and since when. */
  reaches: Map<string, number>
}

export function recording(name = 'chat', more: Partial<Channel> = {}): Recording {
  const own: Recording = {
    name,
    sent: [],
    answers: () => ({ ok: true, message: 'm' }),
    reaches: new Map(),
    recipients: () => {
      const rows = [...own.reaches].map(
        ([number, since]) =>
          sql`select ${`p-${number}`} as person_id, ${`at-${number}`} as address, 'zh-CN' as locale, ${since} as since`,
      )
      const none = sql`select '' as person_id, '' as address, '' as locale, 0 as since where 0`
      return sql.join([none, ...rows], sql` union all `)
    },
    send: async (_, out) => {
      const outcome = await own.answers(out)
      if (outcome.ok) own.sent.push(out)
      return outcome
    },
    ...more,
  }
  return own
}

/** The small school's evening with a channel that reaches these people. */
export async function told(at: number, channel: Recording, ...numbers: string[]) {
  const own = await evening(at)
  for (const number of numbers) channel.reaches.set(number, 0)
  const server = () => operatorCtx(own.db, { clock: own.clock })
  return {
    ...own,
    server,
    /** How long it paused between messages, in order. */
    pauses: [] as number[],
    tell: (number: string, kind: NoticeKind, about: string, params: Record<string, string> = {}) =>
      own.db.write([notify(own, { personId: `p-${number}`, kind, about, params })]),
    async deliver(...channels: Channel[]) {
      const all = channels.length ? channels : [channel]
      await deliver(server(), all, async (ms) => void this.pauses.push(ms))
    },
  }
}

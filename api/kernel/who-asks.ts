/**
 * Everything that every request asks first, as one row of one statement: the session and its person,
 * granted roles, places among the classes, a stored answer for the key, and whether money is frozen.
 * Five statements would cost the server more than the check-in itself.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Grant } from '../../shared/people/access.ts'
import type { Ctx } from './ctx.ts'
import { jsonRow } from './json-row.ts'
import { seasonClosed } from './season-closed.ts'
import { prepared } from './statements.ts'
import type { Builds, Value } from './statements.ts'

export interface Place {
  seasonId: string
  personId: string
  fromDate: string
  className: string
  group: string
  leader: boolean
}

export interface SessionRow {
  id: string
  tokenHash: string
  /** Until when the second factor counts for what asks for it; 0 never. */
  stepUpUntil: number
  lastUsedAt: number
  idleMs: number
  expiresAt: number
  endedAt: number | null
}

export interface Asking {
  session: SessionRow | null
  /** The student's device that this session belongs to. */
  device: { id: string; publicKey: string } | null
  person: { id: string; number: string; name: string; kind: 'student' | 'staff' } | null
  grants: Grant[]
  /** Of the season that runs now, oldest first. */
  places: Place[]
  replay: { personId: string; route: string; bodyHash: string; response: string } | null
  frozen: boolean
  /** Of the season that runs now: no fact of it changes any more. */
  seasonClosed: boolean
}

/** Longer than any request takes. */
const minute = 60_000

export function whoAsks({ caller: { session = '', chat, key }, clock }: Ctx) {
  const known = { key: key?.id ?? '' }
  return chat === undefined
    ? bySession({ ...known, session })
    : byChat({ ...known, chat, now: clock.now(), soon: clock.now() + minute })
}

/** Marked with a $, so that a verb's own reads never take its place. */
const bySession = prepared((ctx, value: Value<'key' | 'session'>) => ({
  $asking: asking(ctx, value, sql`select * from session where token_hash = ${value('session')}`),
}))

/** Whoever asks from a chat is who its binding says, now: no cookie, no device, and never a second factor. */
const byChat = prepared((ctx, value: Value<'key' | 'chat' | 'now' | 'soon'>) => ({
  $asking: asking(
    ctx,
    value,
    sql`select id, '' token_hash, person_id, null device_id, 0 step_up_until, ${value('now')} last_used_at, ${minute} idle_ms,
      ${value('soon')} expires_at, null ended_at from chat_binding where account = ${value('chat')} and state = 'active'`,
  ),
}))

const asking = (ctx: Builds, value: Value<'key'>, mine: SQL) =>
  jsonRow<Asking>(
    ctx,
    sql`
    with mine as (${mine})
    select json_object(
      'session', json((select json_object('id', id, 'tokenHash', token_hash,
        'stepUpUntil', step_up_until, 'lastUsedAt', last_used_at, 'idleMs', idle_ms,
        'expiresAt', expires_at, 'endedAt', ended_at) from mine)),
      'device', json((select json_object('id', d.id, 'publicKey', d.public_key)
        from mine join device d on d.id = mine.device_id and d.removed_at is null)),
      'person', json((select json_object('id', p.id, 'number', p.number, 'name', p.name, 'kind', p.kind)
        from mine join person p on p.id = mine.person_id)),
      'grants', json((select json_group_array(json_object('role', g.role, 'className', g.class_name))
        from mine join role_grant g on g.person_id = mine.person_id and g.revoked_at is null)),
      'places', json((select json_group_array(json_object('seasonId', season_id, 'personId', person_id,
        'fromDate', from_date, 'className', class_name, 'group', group_name,
        'leader', json(iif(leader, 'true', 'false'))))
        from (select m.* from mine join membership m on m.person_id = mine.person_id
          -- The season that runs now, as in seasons/current.ts: who led a group last year leads none by that.
          and m.season_id = (select id from season order by starts_on desc, id desc limit 1)
          join enrolment e on e.person_id = m.person_id and e.season_id = m.season_id and e.withdrawn_by is null
          order by m.from_date))),
      'replay', json((select json_object('personId', person_id, 'route', route, 'bodyHash', body_hash,
        'response', response) from idempotency where key = ${value('key')})),
      'frozen', json(iif(exists (select 1 from server_state where name = 'payouts-frozen'), 'true', 'false')),
      'seasonClosed', json(iif(${seasonClosed}, 'true', 'false'))
    ) as json`,
  )

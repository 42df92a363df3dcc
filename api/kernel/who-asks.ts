/**
 * Everything that every request asks first, as one row of one statement: the session and its person,
 * granted roles, places among the classes, a stored answer for the key, and whether money is frozen.
 * Five statements would cost the server more than the check-in itself.
 */
import { sql } from 'drizzle-orm'
import type { Grant } from '../../shared/people/access.ts'
import type { Ctx } from './ctx.ts'
import { jsonRow } from './json-row.ts'
import { seasonClosed } from './season-closed.ts'

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

/** Marked with a $, so that a verb's own reads never take its place. */
export const whoAsks = (ctx: Ctx) => ({ $asking: asking(ctx) })

/** Longer than any request takes. */
const minute = 60_000

/** Whoever asks from a chat is who its binding says, now: no cookie, no device, and never a second factor. */
const mine = ({ caller: { session, chat }, clock }: Ctx) =>
  chat === undefined
    ? sql`select * from session where token_hash = ${session ?? ''}`
    : sql`select id, '' token_hash, person_id, null device_id, 0 step_up_until, ${clock.now()} last_used_at, ${minute} idle_ms,
        ${clock.now() + minute} expires_at, null ended_at from chat_binding where account = ${chat} and state = 'active'`

const asking = (ctx: Ctx) =>
  jsonRow<Asking>(
    ctx,
    sql`
    with mine as (${mine(ctx)})
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
        'response', response) from idempotency where key = ${ctx.caller.key?.id ?? ''})),
      'frozen', json(iif(exists (select 1 from server_state where name = 'payouts-frozen'), 'true', 'false')),
      'seasonClosed', json(iif(${seasonClosed}, 'true', 'false'))
    ) as json`,
  )

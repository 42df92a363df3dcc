import { sql } from 'drizzle-orm'
import { assignedShifts } from '../../shared/attendance/assigned-shifts.ts'
import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { placesOn } from '../../shared/people/places.ts'
import type { DatedPlace } from '../../shared/people/places.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { asker, askerId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { fromJsonRow, jsonRow, parsedOnce } from '../kernel/json-row.ts'
import type { JsonRow } from '../kernel/json-row.ts'
import { prepared } from '../kernel/statements.ts'
import type { Value } from '../kernel/statements.ts'
import { currentSeasonId } from '../seasons/current.ts'
import type { punch } from './table.ts'

type Own = Parameters<typeof assignedShifts>[2] & {
  season: { id: string; rules: string } | null
  places: (DatedPlace & { className: string; group: string })[]
  punches: OwnPunch[]
}

/** With what is known about it besides. */
export type OwnPunch = typeof punch.$inferSelect & {
  proof: 'proven' | 'unproven'
  /** Others than the one that was first. */
  otherDevices: string[]
}

/** What a student's own shifts around now are made of: rules, places, plan, assessments and punches. */
export function ownShiftsRead(ctx: Ctx) {
  const utc = workDateAt(ctx.clock.now(), 'UTC')
  return shiftsBetween({ ...asker(ctx), from: addDays(utc, -2), to: addDays(utc, 2) })
}

const shiftsBetween = prepared((ctx, value: Value<'session' | 'chat' | 'from' | 'to'>) => {
  const [from, to] = [value('from'), value('to')]
  return {
    ownShifts: jsonRow<Own>(
      ctx,
      sql`
      with me as (select ${askerId(value)} as id), now as (select ${currentSeasonId} as season)
      select json_object(
        'season', json((select json_object('id', s.id, 'rules', s.rules) from season s where s.id = (select season from now)
          order by s.version desc limit 1)),
        'places', json((select json_group_array(json_object('personId', person_id, 'className', class_name, 'group', group_name,
          'fromDate', from_date, 'entersOn', enters_on, 'leavesOn', leaves_on))
          from (select m.person_id, m.class_name, m.group_name, m.from_date, e.enters_on, e.leaves_on
            from membership m join enrolment e on e.season_id = m.season_id and e.person_id = m.person_id and e.withdrawn_by is null
            where m.person_id = (select id from me) and m.season_id = (select season from now)
            order by m.from_date))),
        'plan', json((select json_group_array(json_object('date', p.date, 'className', p.class_name,
          'personId', p.person_id, 'cell', p.cell))
          from plan_entry p where p.season_id = (select season from now) and p.date between ${from} and ${to}
            and p.withdrawn_by is null and (p.person_id = (select id from me) or (p.person_id is null
            and p.class_name in (select class_name from membership where person_id = (select id from me)))))),
        'assessments', json((select json_group_array(json_object('id', a.id, 'personId', a.person_id, 'date', a.date,
          'attempt', a.attempt, 'passed', json(iif(a.passed, 'true', 'false'))))
          from assessment a where a.season_id = (select season from now) and a.person_id = (select id from me)
            and a.withdrawn_by is null)),
        'punches', json((select json_group_array(json_object('id', p.id, 'receipt', p.receipt, 'seasonId', p.season_id,
          'personId', p.person_id, 'date', p.date, 'shift', p.shift, 'kind', p.kind, 'at', p.at,
          'receivedAt', p.received_at, 'claimedAt', p.claimed_at, 'deviceId', p.device_id,
          'proof', iif(exists (select 1 from code_try c where c.punch_id = p.id and c.outcome = 'proven'), 'proven', 'unproven'),
          'otherDevices', json((select json_group_array(d.device_id) from punch_device d where d.punch_id = p.id))))
          from punch p where p.season_id = (select season from now) and p.person_id = (select id from me)
            and p.date between ${from} and ${to}))
      ) as json`,
    ),
  }
})

/** The rules are the most of what is read here, and the same for everybody. */
const rulesFrom = parsedOnce<Season>()

export interface OwnShifts {
  season: { id: string; rules: Season }
  /** Of yesterday, today and tomorrow, in order of their start, by the season's wall clock. */
  shifts: ShiftInstance[]
  places: Own['places']
  punches: Own['punches']
}

/** The student's own shifts out of that read; a school without a season has none to find. */
export function ownShifts(ctx: Ctx, personId: string, rows: JsonRow<Own>): OwnShifts {
  const { season: found, places, punches, ...known } = fromJsonRow(rows)
  if (!found) throw new Fault('not-found')
  const season = { id: found.id, rules: rulesFrom(found.rules) }
  const today = workDateAt(ctx.clock.now(), season.rules.timezone)
  const shifts = [-1, 0, 1].flatMap((days) => {
    const date = addDays(today, days)
    const mine = { ...known, places: placesOn(places, date) }
    return assignedShifts(date, season.rules, mine).get(personId) ?? []
  })
  return { season, shifts, places, punches }
}

import { sql } from 'drizzle-orm'
import { wrongCodes } from '../../shared/attendance/proof.ts'
import { ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { jsonRow } from '../kernel/json-row.ts'
import { currentSeasonId } from '../seasons/current.ts'

export interface Codes {
  rooms: { name: string; classes: string[] }[]
  /** The student's own wrong codes that can still count against one more. */
  wrong: { at: number; date: string; shift: string }[]
}

const day = 24 * 3_600_000

/** What a room code is held against. A code for a shift is taken up to a day after its check-in. */
export const codeRead = (ctx: Ctx) => ({
  codes: jsonRow<Codes>(
    ctx,
    sql`select json_object(
      'rooms', json((select json_group_array(json_object('name', name, 'classes', json(classes)))
        from room where season_id = ${currentSeasonId} and withdrawn_by is null)),
      'wrong', json((select json_group_array(json_object('at', at, 'date', date, 'shift', shift))
        from code_try where person_id = ${ownId(ctx)} and outcome = 'wrong' and at > ${ctx.clock.now() - 3 * day}))
    ) as json`,
  ),
})

/** Wrong codes of a person, of the last minutes and for a shift, as a condition of a batch. */
export const codesLeft = (
  { clock }: Ctx,
  { personId, date, shift }: { personId: string; date: string; shift: string },
) => sql`(select count(*) from code_try where person_id = ${personId} and outcome = 'wrong'
    and at > ${clock.now() - wrongCodes.within}) < ${wrongCodes.most}
  and (select count(*) from code_try where person_id = ${personId} and outcome = 'wrong'
    and date = ${date} and shift = ${shift}) < ${wrongCodes.most}`

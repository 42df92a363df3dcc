import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { withinReach } from '../attendance/shift-roster-read.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { spendTry } from '../kernel/rate-limit.ts'
import { person, personKey } from '../people/table.ts'
import { openField } from '../private/open-field.ts'
import { nightInput, personIdInput } from './input.ts'
import { linesOf, namedNight } from './night.ts'
import { nightRead } from './night-read.ts'
import { aboutStudents, speaksAs } from './reach.ts'

export const callInput = v.strictObject({ ...nightInput, personId: personIdInput })
type Input = v.InferOutput<typeof callInput>

/**
 * The phone number of a student of whom nobody knows where they are, for who answers for them that night: each look
 * is one event, and the student sees it. Of whom something is known no number is shown.
 */
export async function call(ctx: Ctx, { date, shift: code, personId }: Input): Promise<{ phone: string }> {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'returns.call', {
    read: {
      ...nightRead(ctx, withinReach(ctx, 'returns.call', personId), date, date),
      owners: query.select().from(person).where(eq(person.id, personId)),
      keys: query.select().from(personKey).where(eq(personKey.personId, personId)),
    },
    about: (rows) => aboutStudents(rows, { date, code }, [personId]),
  })
  const shift = namedNight(facts, date, code)
  const line = linesOf(facts, shift).find((one) => one.personId === personId)
  if (line?.state !== 'unaccounted' || ctx.clock.now() < shift.endsAt) throw new Fault('return-not-missing')
  if (!facts.owners[0]?.phone) throw new Fault('no-phone')
  await spendTry(ctx, [['return-call', me.personId]])
  const { text, entry } = await openField(ctx, facts.owners[0], facts.keys[0], {
    field: 'phone',
    purpose: 'duty-call',
  })
  const role = speaksAs(me, facts, shift, 'returns.call')(line) ?? 'teacher'
  return commit(ctx, me, {
    writes: [],
    events: [{ ...entry, role }],
    answer: { phone: text },
    kept: { phone: '' },
  })
}

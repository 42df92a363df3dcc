import { inArray, sql } from 'drizzle-orm'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { mustHold } from '../kernel/guard.ts'
import { person } from '../people/table.ts'
import { transfer } from '../transfers/table.ts'
import { noAccount, noNumbers } from './erased.ts'

/**
 * How long ID and card numbers stay after the last run of a person's seasons was closed: what reliability.md ("Retention")
 * sets until a lawyer has confirmed how long pay records must be kept.
 */
export const keptDays = 180

const day = 24 * 3600 * 1000

/**
 * Erases ID and card numbers by plan (phone and key stay, and with the key what else is sealed by it): of students all whose seasons have been closed for so long, who object to nothing
 * and to whom no money is on its way. Payslips, totals, signatures and the log stay as they are and verify.
 */
export const eraseDue = (ctx: Ctx): Promise<{ erased: number }> => again(() => eraseOnce(ctx))

async function eraseOnce(ctx: Ctx): Promise<{ erased: number }> {
  const { query } = ctx.db
  const due = dueBy(ctx.clock.now() - keptDays * day)
  const { me, facts } = await authorise(ctx, 'server.operate', {
    read: { due: query.select({ id: person.id }).from(person).where(due).orderBy(person.id) },
  })
  const ids = facts.due.map(({ id }) => id)
  if (!ids.length) return { erased: 0 }
  const erasedAt = ctx.clock.now()
  const those = sql`(select value from json_each(${JSON.stringify(ids)}))`
  return commit(ctx, me, {
    writes: [
      // None of them has come to object, or been sent money, since they were looked for.
      ...mustHold(query, sql`(select count(*) from person where ${due} and id in ${those}) = ${ids.length}`),
      query.update(transfer).set(noAccount).where(inArray(transfer.personId, those)),
      query
        .update(person)
        .set({ ...noNumbers, erasedAt })
        .where(inArray(person.id, those)),
    ],
    events: [{ action: 'people.erase-due', target: '', after: { ids }, reason: `${keptDays} days` }],
    answer: { erased: ids.length },
    conflict: 'overtaken',
  })
}

/** Closed since before `then`: every season on whose roster the student ever stood, to its last day. */
const dueBy = (then: number) => sql`${person.kind} = 'student'
  and (${person.idNumber} is not null or ${person.cardNumber} is not null)
  and exists (select 1 from enrolment e where e.person_id = ${person.id})
  and not exists (select 1 from enrolment e where e.person_id = ${person.id} and (
    exists (select 1 from payout_run r where r.season_id = e.season_id
      and (r.closed_at is null or r.closed_at > ${then}))
    or not exists (select 1 from payout_run r where r.season_id = e.season_id
      and r.to_date >= (select max(s.ends_on) from season s where s.id = e.season_id))))
  and not exists (select 1 from objection o where o.person_id = ${person.id}
    and not exists (select 1 from reply r where r.request_id = o.id and r.final = 1))
  and not exists (select 1 from transfer t where t.person_id = ${person.id} and t.state = 'sent')`

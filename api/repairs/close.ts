import { and, eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notify } from '../notices/notify.ts'
import { placesOfOne, theOne } from '../replies/replies.ts'
import { aboutFact } from '../rulings/about.ts'
import { neededReason } from '../rulings/input.ts'
import { ruledAlready, rulingWrites } from '../rulings/rule.ts'
import { rulingsRead } from '../rulings/rulings-read.ts'
import { ruling } from '../rulings/table.ts'
import { currentSeasonId } from '../seasons/current.ts'
import { repair } from './table.ts'

export const closeRepairBody = v.strictObject({ remark: neededReason })
type Input = { id: string } & v.InferOutput<typeof closeRepairBody>

/** The supervisor says what was done about a desk; the student who reported it is told. */
export const closeRepair = (ctx: Ctx, input: Input) => again(() => closeOnce(ctx, input))

async function closeOnce(ctx: Ctx, { id, remark }: Input) {
  const { me, facts } = await authorise(ctx, 'repairs.close', {
    read: {
      fact: ctx.db.query
        .select()
        .from(repair)
        .where(and(eq(repair.id, id), eq(repair.seasonId, currentSeasonId))),
      owner: placesOfOne(ctx, sql`(select f.person_id from repair f where f.id = ${id})`),
      rulings: rulingsRead(ctx, eq(ruling.factId, id)),
    },
    about: aboutFact,
  })
  const fact = theOne(facts.fact)
  if (facts.rulings.length) ruledAlready(facts.rulings)
  const about = { table: repair, noun: 'repairs' as const, fact, rulings: facts.rulings }
  const said = rulingWrites(ctx, me, about, { kind: 'close', reason: remark })
  const told = notify(ctx, {
    personId: fact.personId,
    kind: 'repair-closed',
    about: id,
    params: { date: fact.date },
  })
  return commit(ctx, me, {
    writes: [...said.writes, told],
    events: said.events,
    answer: { at: said.row.at },
    conflict: 'overtaken',
  })
}

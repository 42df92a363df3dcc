import { placesOn } from '../../shared/people/places.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { undecided } from './find.ts'
import { runNow, runWithFound } from './of-run.ts'

/** What is to be looked at before a run is published, as of now, with whom it concerns and what was decided of it. */
export async function seeDiscrepancies(ctx: Ctx, run: string) {
  const { facts } = await authorise(ctx, 'discrepancies.see', { read: runWithFound(ctx, run) })
  const { found, run: stored } = runNow(facts, ctx.clock.now())
  const names = new Map(facts.people.map(({ personId, name, number }) => [personId, { name, number }]))
  const classes = new Map(
    placesOn(facts.listed, workDateOf(stored.toDate)).map(({ personId, className }) => [personId, className]),
  )
  return {
    now: ctx.clock.now(),
    undecided: undecided(found),
    discrepancies: found.map(({ key, code, personId, date, detail, decision }) => ({
      key,
      code,
      personId,
      name: names.get(personId ?? '')?.name ?? '',
      number: names.get(personId ?? '')?.number ?? '',
      className: classes.get(personId ?? '') ?? '',
      date,
      detail,
      decision: decision
        ? { batch: decision.batchId, by: decision.by ?? '', at: decision.at, reason: decision.reason }
        : null,
    })),
  }
}

import { workDateOf } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { newestSummaries, ownSummaries } from './summary-read.ts'

const first = workDateOf('1900-01-01')
const last = workDateOf('2199-12-31')

/** The nights that the caller has had summaries of, newest first, with their counts; of old ones nothing else is left. */
export async function seeNights(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'returns.summary', {
    read: { summaries: ownSummaries(ctx, first, last) },
  })
  const nights = newestSummaries(facts.summaries)
    .toSorted((a, b) => (a.date === b.date ? b.at - a.at : a.date < b.date ? 1 : -1))
    .map(({ date, shift, version, expected, returned, excused, unaccounted, at, ackAt, content }) => ({
      date,
      shift,
      version,
      expected,
      returned,
      excused,
      unaccounted,
      at,
      ackAt,
      erased: content === '',
    }))
  return { now: ctx.clock.now(), nights }
}

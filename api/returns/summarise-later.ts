import { workDateOf } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { namedNight } from './night.ts'
import { summarise } from './summarise.ts'
import { watchRead } from './watch-read.ts'

/** The summaries of one night after something was said of it later than the watch looks. */
export async function summariseLater(ctx: Ctx, params: Record<string, string>): Promise<void> {
  const date = workDateOf(params['date'] ?? '')
  const { me, facts } = await authorise(ctx, 'server.operate', { read: watchRead(ctx, date, date) })
  const shift = namedNight(facts, date, params['shift'] ?? '')
  await summarise(ctx, me, facts, shift, facts.summaries, { atOnce: true })
}

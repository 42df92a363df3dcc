import { money, sum } from '../../shared/money/money.ts'
import { shown } from '../../shared/money/round.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { prizesDue, prizesRead } from './prizes-read.ts'

/** The prizes with money that wait to become awards. */
export async function seePrizes(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'points.give-prizes', { read: prizesRead(ctx) })
  const { due, dueHash } = prizesDue(ctx, facts)
  return {
    dueHash,
    total: shown(sum(due.map(({ amount }) => money(amount)))),
    due: due.map(({ id, name, className, prize, points, date, amount }) => ({
      id,
      name,
      className,
      prize,
      points,
      date,
      amount: shown(money(amount)),
    })),
  }
}

import type * as v from 'valibot'
import { reviewersOf } from '../../shared/awards/award.ts'
import { placesOn } from '../../shared/people/places.ts'
import { award } from '../awards/table.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { prizesDue, prizesRead } from './prizes-read.ts'

type Input = v.InferOutput<typeof import('./input.ts').givePrizesInput>

/**
 * The prizes that points have reached become awards, all in one step and each once: exactly those that the supervisor
 * has seen. From there they go the way of every award, by the leader's review into pay.
 */
export const givePrizes = (ctx: Ctx, input: Input) => again(() => giveOnce(ctx, input))

async function giveOnce(ctx: Ctx, { dueHash }: Input) {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'points.give-prizes', { read: prizesRead(ctx) })
  const { seasonId, due, dueHash: now } = prizesDue(ctx, facts)
  if (now !== dueHash) throw new Fault('prizes-changed')
  if (!due.length) throw new Fault('wrong-state')
  const at = ctx.clock.now()
  const writes = due.flatMap(({ id, personId, date, prize, amount, place }) => {
    const row = { id, seasonId, personId, date, name: prize, amount, reviewed: false }
    const params = { date, name: prize }
    return [
      query.insert(award).values({ ...row, enteredBy: me.personId, enteredAt: at }),
      ...reviewersOf(place, placesOn(facts.people, date)).map((who) =>
        notify(ctx, { personId: who, kind: 'award-to-review', about: id, params }),
      ),
    ]
  })
  return commit(ctx, me, {
    writes,
    events: due.map(({ id, personId, date, amount, prize, points }) => ({
      action: 'awards.decide',
      target: id,
      after: { personId, date, amount, prize, points },
    })),
    answer: { count: due.length, at },
    // Somebody else has given one of them meanwhile.
    conflict: 'overtaken',
  })
}

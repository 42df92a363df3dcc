import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { commit } from '../kernel/commit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { notify } from '../notices/notify.ts'
import { placesOf } from '../attendance/shift-roster.ts'
import type { Listed } from '../attendance/shift-roster-read.ts'
import { linesOf } from './night.ts'
import type { Line } from './night.ts'
import type { NightFacts } from './night-read.ts'

/** Who walks in no batch. */
export const noBatch = '-'

/**
 * Asks the leaders who of their group has come home, once the shift is over: once for each batch in which somebody of
 * it walks. What they have been asked is known, so that it may run twice.
 */
export async function askLeaders(
  ctx: Ctx,
  me: Me,
  facts: NightFacts & { asked: readonly { personId: string; about: string }[] },
  shift: ShiftInstance,
): Promise<void> {
  const { date, code, name } = shift
  const lines = linesOf(facts, shift)
  const known = new Set(facts.asked.map(({ personId, about }) => `${personId} ${about}`))
  const wanted = placesOf(facts, date)
    .filter((place) => place.leader)
    .flatMap((leader) => {
      const walks = new Set(lines.filter(isLedBy(leader)).map((line) => line.batchId ?? noBatch))
      return [...walks].map((batch) => ({ personId: leader.personId, about: `${date}:${code}:${batch}` }))
    })
    .filter(({ personId, about }) => !known.has(`${personId} ${about}`))
  if (!wanted.length) return
  await commit(ctx, me, {
    writes: wanted.map((one) =>
      notify(ctx, { ...one, kind: 'return-due', params: { date, shift: code, name } }),
    ),
    events: [
      {
        action: 'returns.ask',
        target: `${date}:${code}`,
        after: { leaders: wanted.map((one) => one.personId) },
      },
    ],
    answer: null,
  })
}

const isLedBy = (leader: Listed) => (line: Line) =>
  line.personId !== leader.personId &&
  line.className === leader.className &&
  line.group === leader.group &&
  line.state === 'unaccounted'

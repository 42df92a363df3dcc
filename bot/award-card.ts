import { seeAwardForReview } from '../api/awards/see-for-review.ts'
import { maskedName } from '../shared/invitations/state.ts'
import type { Card } from './show.ts'
import { day, say, time } from './words.ts'

const days = 24 * 3_600_000

/** Why a leader lets an award not pass, by one press; other reasons are given in the web app. */
export const refusals = ['not-there', 'wrong-person', 'twice'] as const

export const awardCard: Card = async (desk, item, draft) => {
  const award = await seeAwardForReview(desk.ctx, item.slice('award:'.length))
  const { date, name, student, group, state, at } = award
  const waits = state === 'decided'
  const who = say(desk, 'summary.who', { name: maskedName(student), place: group })
  const text = [
    say(desk, 'award.head', { date: day(desk, date), who, name }),
    ...(waits ? [] : [say(desk, `award.${state}`, { time: at === null ? '' : time(desk, at) }).trim()]),
    ...(waits && draft['mode'] === 'refuse' ? [say(desk, 'award.why')] : []),
  ].join('\n')
  const choice =
    draft['mode'] === 'refuse'
      ? [
          ...refusals.map((why) => [
            { label: say(desk, `award.${why}`), what: 'award.refuse', params: { why } },
          ]),
          [{ label: say(desk, 'back'), what: 'award.back' }],
        ]
      : [
          [
            { label: say(desk, 'award.pass'), what: 'award.pass' },
            { label: say(desk, 'award.no'), what: 'award.no' },
          ],
        ]
  const rows = [...(waits ? choice : []), [{ label: say(desk, 'open-web'), path: '/needs' }]]
  return { text, rows, version: state, openUntil: waits ? desk.ctx.clock.now() + 3 * days : null }
}

import { compareText } from '../../shared/allowance/order.ts'
import { placesOn } from '../../shared/people/places.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theSeason } from '../seasons/current.ts'
import { placesRead } from './places-read.ts'

/** The classes with their groups, to which a student may be moved and when, and who leads each of them today. */
export async function seeGroups(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'people.move', { read: placesRead(ctx) })
  const { rules } = theSeason(facts.season)
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  const held = placesOn(facts.places, today)
  // As the roster has them; whoever has moved since changes no order.
  const inOrder = facts.places.toSorted((a, b) => compareText(a.fromDate, b.fromDate))
  const byClass = Map.groupBy(inOrder, ({ className }) => className)
  return {
    today,
    ...stagesSpan(rules.stages),
    classes: [...byClass].map(([className, places]) => ({
      className,
      groups: [...new Set(places.map(({ group }) => group))].map((group) => {
        const now = held.filter((one) => one.className === className && one.group === group)
        return {
          group,
          students: now.length,
          leaders: now.filter(({ leader }) => leader).map(({ name }) => name),
        }
      }),
    })),
  }
}

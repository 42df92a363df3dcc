import { isNull, min } from 'drizzle-orm'
import { groupOf } from '../../shared/robots/text.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { robot } from './table.ts'

/** The groups that a robot speaks in, and since when: a fact of a class is told to them as to a person, in counts alone. */
export const groupsRead = ({ db }: Pick<Ctx, 'db'>) => ({
  groups: db.query
    .select({ className: robot.className, since: min(robot.at).mapWith(Number) })
    .from(robot)
    .where(isNull(robot.endedAt))
    .groupBy(robot.className),
})

export interface Group {
  personId: string
  answersFor: (className: string) => boolean
}

/** Those that heard of it already when something ended; what was over before is no news for a group. */
export const groupsOf = (
  { groups }: { groups: readonly { className: string | null; since: number | null }[] },
  endedAt: number,
): Group[] =>
  groups
    .filter(({ since }) => (since ?? 0) <= endedAt)
    .map(({ className: own }) => ({
      personId: groupOf(own),
      answersFor: (className) => own === null || own === className,
    }))

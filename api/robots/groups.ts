import { isNull } from 'drizzle-orm'
import { groupOf } from '../../shared/robots/text.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { robot } from './table.ts'

/** The groups that a robot speaks in: a fact of a class is told to them as to a person, in counts alone. */
export const groupsRead = ({ db }: Pick<Ctx, 'db'>) => ({
  groups: db.query.selectDistinct({ className: robot.className }).from(robot).where(isNull(robot.endedAt)),
})

export interface Group {
  personId: string
  answersFor: (className: string) => boolean
}

export const groupsOf = ({ groups }: { groups: readonly { className: string | null }[] }): Group[] =>
  groups.map(({ className: own }) => ({
    personId: groupOf(own),
    answersFor: (className) => own === null || own === className,
  }))

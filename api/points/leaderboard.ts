import { isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { leaderboard } from '../../shared/points/leaderboard.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { person } from '../people/table.ts'
import { scoredStudents, scoresRead } from './scores-read.ts'

type Input = v.InferOutput<typeof import('./input.ts').leaderboardInput>

/**
 * Who has how many points, of the season or of one class, with the tier that they reach. A name, a class and a
 * number are all that students see of each other here; nothing names a person otherwise.
 */
export async function seeLeaderboard(ctx: Ctx, { className }: Input) {
  const { me, facts } = await authorise(ctx, 'points.see', {
    // Who wanted to be forgotten is on no list of names.
    read: scoresRead(ctx, isNull(person.erasedAt)),
  })
  const { rules, students } = scoredStudents(ctx, facts)
  const of = className === undefined ? students : students.filter((one) => one.className === className)
  const board = leaderboard(of, rules.prizes)
  return {
    prizes: rules.prizes.toSorted((a, b) => b.from - a.from),
    classes: [...new Set(students.map((one) => one.className))],
    board: board.map(({ personId, place, name, className: inClass, points, tier }) => ({
      place,
      name,
      className: inClass,
      points,
      tier: tier?.name ?? null,
      own: personId === me.personId,
    })),
  }
}

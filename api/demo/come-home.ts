import type { WorkDate } from '../../shared/time/work-date.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { arrive } from '../returns/arrive.ts'
import { seeReturn } from '../returns/see.ts'

/**
 * The files of a season say nothing of the way home: what the teacher has ticked off on paper is entered, so that the
 * demo does not begin with a class that nobody knows of.
 */
export async function comeHome(teacher: Ctx, date: WorkDate) {
  const { nights } = await seeReturn(teacher, { date })
  for (const { date, shift } of nights) {
    const { people } = await seeReturn(teacher, { date, shift })
    const missing = people.filter(({ state }) => state === 'unaccounted')
    if (missing.length)
      await arrive(teacher, { date, shift, people: missing.map(({ personId }) => ({ personId })) })
  }
}

import { access, type Action, type Role } from '../../shared/people/access.ts'
import type { Side } from '../../shared/rulings/ruling.ts'
import type { Act, ActName } from './fact-row.ts'

/** Whether somebody with these roles finds a button for it; whether they may is decided by the server. */
export const mayDo = (roles: readonly Role[], action: Action) =>
  roles.some((role) => access[action][role] !== undefined)

/** The sides for which they speak. */
export function sidesOf(roles: readonly Role[]): Side[] {
  const school = roles.some((role) => role === 'teacher' || role === 'lead-teacher')
  return [
    ...(school ? (['school'] as const) : []),
    ...(roles.includes('supervisor') ? (['company'] as const) : []),
  ]
}

/** The same act for each side; a side is named only where there are both. */
export function forSides(
  sides: readonly Side[],
  id: string,
  namesOf: (side: Side) => readonly ActName[],
): Act[] {
  return sides.flatMap((side) =>
    namesOf(side).map((name) => (sides.length > 1 ? { name, id, side } : { name, id })),
  )
}

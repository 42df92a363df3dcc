import type { membership } from '../people/table.ts'

type Place = typeof membership.$inferSelect

/** Each student's place on the last day of a period: what payslip and payroll name as class and position. */
export function placeAtEnd(
  memberships: readonly Place[],
  to: string,
): (personId: string) => Place | undefined {
  const held = new Map<string, Place>()
  // Oldest first, so that the last one that had begun stays.
  for (const place of memberships) if (place.fromDate <= to) held.set(place.personId, place)
  return (personId) => held.get(personId)
}

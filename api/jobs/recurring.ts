import type { JobKind } from './kinds.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How often, and how long after midnight UTC; nights in Shanghai begin at 16:00 UTC. */
export const rhythm: Partial<Record<JobKind, { every: number; offset: number }>> = {
  'attendance.plan-roll-calls': { every: 15 * minute, offset: 0 },
  'audit.checkpoint': { every: 6 * hour, offset: 0 },
  'audit.verify': { every: day, offset: 19 * hour },
  // Also when a new key is learned; hourly for what was sealed under the old one meanwhile.
  'keys.rewrap': { every: hour, offset: 10 * minute },
  // When an early shift is over and before a late one is.
  'payouts.remind': { every: day, offset: 10 * hour },
  // When offices open.
  'deadlines.remind': { every: day, offset: hour },
  'private.erase-due': { every: day, offset: 18 * hour },
  'deliveries.send': { every: minute, offset: 0 },
  'chat.refresh': { every: minute, offset: 0 },
  'push.send': { every: minute, offset: 0 },
  'reports.days': { every: hour, offset: 0 },
  'returns.watch': { every: 5 * minute, offset: 0 },
  'returns.erase': { every: day, offset: 19 * hour + 45 * minute },
  'server.back-up': { every: 5 * minute, offset: 0 },
  'server.sweep': { every: day, offset: 19 * hour + 30 * minute },
}

/** The kinds that come again; each is one row whose id is its kind. */
export const recurringKinds = Object.keys(rhythm) as JobKind[]

/** When work that comes again is next due; undefined for work that is done once. What was missed is not made up for. */
export function nextRun(kind: string, now: number): number | undefined {
  const found = rhythm[kind as JobKind]
  if (!found) return undefined
  return now - ((now - found.offset) % found.every) + found.every
}

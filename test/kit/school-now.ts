import { loadKeys } from '../../api/kernel/load-keys.ts'
import type { Database } from '../../api/kernel/db.ts'
import { testKeyFile, testLasting } from './keys.ts'
import { classes, openSchool } from './school.ts'
import { plan, shiftRange } from './season.ts'

/** Writes the school with its keys; its shift is on by the real clock. */
export async function openSchoolNow(db: Database): Promise<void> {
  const now = Date.now()
  const opened = { db, clock: { now: () => now }, newId: () => crypto.randomUUID() }
  await loadKeys(opened, testKeyFile, () => testLasting)
  await openSchool(db, now)
  const { date, cell } = shiftRange(now)
  await db.write(classes.map((className) => plan(db, date, className, cell)))
}

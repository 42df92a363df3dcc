import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

// Columns of an outer table are given by name ("person.id" in sql``): drizzle writes those of a select from one
// table without it, and inside a subquery they would be another table's.

/**
 * Whether somebody other than `except` is an admin and able to sign in, as SQL. It guards what would leave the
 * school without one, and opens the way in for the first.
 */
export const usableAdmin = (except: SQL | string = '') => sql<number>`exists (
  select 1 from role_grant g where g.role = 'admin' and g.revoked_at is null and g.person_id <> ${except}
    and ${hasAccount(sql`g.person_id`)})`

/** Whether a person has a way in: password and code generator, or a passkey. */
export const hasAccount = (personId: SQL) => sql<number>`(
  exists (select 1 from password w join totp t on t.person_id = w.person_id where w.person_id = ${personId})
  or exists (select 1 from passkey k where k.person_id = ${personId} and k.removed_at is null))`

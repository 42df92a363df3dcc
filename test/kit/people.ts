/** People put straight into a database, with sessions that no demo entry or login made. */
import { lateShiftNears, days } from './clock.ts'
import type { Database, Write } from '../../api/kernel/db.ts'
import { deviceKey, deviceOf } from './device.ts'
import { tokenOf } from './token.ts'
import { device, pin } from '../../api/devices/table.ts'
import { sha256Hex } from '../../api/kernel/hash.ts'
import { studentPinHash } from './pin.ts'
import { enrolment, membership, person, roleGrant, session } from '../../api/people/table.ts'

export type StaffRole = (typeof roleGrant.$inferInsert)['role']

export interface Place {
  seasonId: string
  className: string
  group: string
  leader?: boolean
  seq?: number
  fromDate?: string
  dorm?: string
}

/** The statements for a student: person, an enrolled device, a PIN, enrolment and place. Ids and numbers are made from the number. */
export function student(db: Database, number: string, place: Place): Write[] {
  const { seasonId, className, group, leader = false, seq = Number(number.slice(-4)), fromDate = '' } = place
  return [
    db.query
      .insert(person)
      .values({ id: `p-${number}`, number, name: `学生${number.slice(-3)}`, kind: 'student' }),
    db.query.insert(device).values({
      id: deviceOf(number),
      personId: `p-${number}`,
      publicKey: deviceKey,
      label: 'Chrome · Android',
      addedBy: 'slip',
      createdAt: lateShiftNears - days,
      lastUsedAt: lateShiftNears - days,
    }),
    db.query.insert(pin).values({ personId: `p-${number}`, ...studentPinHash, setAt: lateShiftNears - days }),
    db.query
      .insert(enrolment)
      .values({ seasonId, personId: `p-${number}`, seq, dorm: place.dorm ?? '7栋101' }),
    db.query
      .insert(membership)
      .values({ seasonId, personId: `p-${number}`, fromDate, className, groupName: group, leader }),
  ]
}

/** The statements for a member of staff with one role; className null is every class. */
export function staff(
  db: Database,
  number: string,
  role: StaffRole,
  className: string | null = null,
): Write[] {
  return [
    db.query.insert(person).values({ id: `p-${number}`, number, name: `职员${number}`, kind: 'staff' }),
    db.query.insert(roleGrant).values({ id: `g-${number}`, personId: `p-${number}`, role, className }),
  ]
}

/** A session whose token is `token-NUMBER`; it lives 90 days from `at`, and its second factor as long. */
export function signedIn(db: Database, number: string, at = lateShiftNears): Write {
  return db.query.insert(session).values({
    tokenHash: sha256Hex(tokenOf(number)),
    id: `s-${number}`,
    personId: `p-${number}`,
    deviceId: deviceOf(number),
    stepUpUntil: at + 90 * days,
    createdAt: at,
    lastUsedAt: at,
    idleMs: 30 * days,
    expiresAt: at + 90 * days,
  })
}

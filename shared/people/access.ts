import { attendanceAccess } from './access-attendance.ts'
import { moneyAccess } from './access-money.ts'
import { officeAccess } from './access-office.ts'
import { noticeAccess } from './access-notices.ts'
import { returnAccess } from './access-returns.ts'
import { settlementAccess } from './access-settlement.ts'

/**
 * Who may do what: the one permission table. An action names its routes and, for each role, how far
 * the role reaches. `authorise` is its only caller; tests, menus and documents are made from it, and
 * a route that no action names fails the build.
 *
 * Scopes: self · group (own group on that date and the leaders of the class's other groups, never
 * oneself) · class (the classes of the grant) · season (everything); `public` needs no session. The
 * operator is the server itself: its jobs and whoever runs its command line.
 */
export type Role =
  'student' | 'leader' | 'teacher' | 'lead-teacher' | 'supervisor' | 'finance' | 'admin' | 'operator'
export type Scope = 'self' | 'group' | 'class' | 'season'
export type Entry = {
  routes: string[]
  public?: true
  /** Its commands rest while the audit log does not verify. */
  frozen?: true
  /** Its commands change facts of the season, so they end when the season is closed. */
  facts?: true
  /** Its commands must be signed by the key of the student's device. */
  proof?: true
  /** It asks for a second factor of the last five minutes. */
  stepUp?: true
  /** It may be done from a chat, too: nothing of this kind approves, signs, exports or changes roles. */
  chat?: true
} & Partial<Record<Role, Scope>>

/** What concerns nobody but the caller, whoever it is. */
const allStaff = {
  teacher: 'self',
  'lead-teacher': 'self',
  supervisor: 'self',
  finance: 'self',
  admin: 'self',
} as const
const everyone = { student: 'self', ...allStaff } as const

const table = {
  'me.see': {
    routes: ['GET /api/me', 'POST /api/me/log-out'],
    chat: true,
    ...everyone,
  },
  ...attendanceAccess,
  ...returnAccess,
  ...moneyAccess,
  ...settlementAccess,
  ...officeAccess,
  ...noticeAccess,
  'private.own': { routes: ['GET /api/private', 'GET /api/private/looks'], student: 'self' },
  'private.enter': { routes: ['POST /api/private'], proof: true, student: 'self' },
  'private.reveal-own': { routes: ['POST /api/private/reveal'], proof: true, student: 'self' },
  'private.reveal': { routes: ['POST /api/people/:id/reveal'], stepUp: true, finance: 'season' },
  'sheets.export': { routes: ['POST /api/sheets/export'], frozen: true, stepUp: true, finance: 'season' },
  'season-report.see': {
    routes: ['GET /api/season-report', 'GET /api/season-report/days', 'POST /api/season-report/sheet'],
    'lead-teacher': 'season',
    supervisor: 'season',
    finance: 'season',
    admin: 'season',
  },
  'people.erase': { routes: ['POST /api/people/:id/erase'], stepUp: true, admin: 'season' },
  'notices.own': {
    routes: ['GET /api/notices', 'POST /api/notices/seen'],
    ...everyone,
  },
  'push.own': {
    routes: ['GET /api/push/key', 'POST /api/push', 'POST /api/push/remove'],
    ...everyone,
  },
  'chat.link': { routes: ['POST /api/chat/link'], stepUp: true, ...everyone },
  'chat.own': {
    routes: ['GET /api/chat', 'POST /api/chat/confirm', 'POST /api/chat/unbind'],
    chat: true,
    ...everyone,
  },
  'seasons.import': {
    routes: [
      'POST /api/seasons/import/preview',
      'POST /api/seasons/import',
      'GET /api/seasons/template',
      'GET /api/seasons/imports',
      'POST /api/seasons/imports/:id/undo',
    ],
    supervisor: 'season',
    operator: 'season',
  },
  'people.staff': { routes: ['GET /api/people/staff'], admin: 'season', operator: 'season' },
  'people.invite-staff': {
    routes: ['POST /api/people/staff', 'POST /api/people/:id/invite'],
    stepUp: true,
    admin: 'season',
  },
  'people.roles': {
    routes: ['POST /api/people/:id/roles', 'POST /api/people/roles/:id/decide'],
    stepUp: true,
    admin: 'season',
    operator: 'season',
  },
  'people.leader': { routes: ['POST /api/people/:id/leader'], facts: true, supervisor: 'season' },
  'people.move': {
    routes: ['GET /api/people/groups', 'POST /api/people/:id/move'],
    facts: true,
    supervisor: 'season',
  },
  'credentials.see': {
    routes: ['GET /api/credentials'],
    ...allStaff,
  },
  'credentials.change': {
    routes: [
      'POST /api/credentials/passkeys',
      'POST /api/credentials/passkeys/:id/remove',
      'POST /api/credentials/password',
      'POST /api/credentials/recovery',
    ],
    stepUp: true,
    ...allStaff,
  },
  'credentials.enter': {
    routes: ['POST /api/credentials/accept', 'POST /api/sessions/password', 'POST /api/sessions/passkey'],
    public: true,
  },
  'server.operate': { routes: [], operator: 'season' },
  'sessions.start': {
    routes: ['GET /api/sessions/nonce', 'POST /api/sessions'],
    public: true,
  },
  'sessions.step-up': {
    routes: ['POST /api/sessions/step-up'],
    ...everyone,
  },
  'sessions.end': {
    routes: ['POST /api/sessions/end-others', 'POST /api/sessions/:id/end'],
    ...everyone,
  },
  'devices.see': {
    routes: ['GET /api/devices'],
    ...everyone,
  },
  'devices.remove': { routes: ['POST /api/devices/:id/remove'], student: 'self' },
  'devices.link': { routes: ['POST /api/devices/link'], proof: true, student: 'self' },
  'devices.pin': { routes: ['POST /api/devices/pin'], proof: true, student: 'self' },
  'invitations.accept': {
    routes: ['POST /api/invitations/look', 'POST /api/invitations/accept'],
    public: true,
  },
  'invitations.make': {
    routes: [
      'POST /api/invitations',
      'POST /api/invitations/revoke',
      'POST /api/people/:id/devices/:device/remove',
    ],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
    admin: 'season',
  },
  'people.students': {
    routes: ['GET /api/people', 'GET /api/people/classes', 'GET /api/people/:id/student'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
    admin: 'season',
  },
  'consents.own': { routes: ['GET /api/consents', 'POST /api/consents'], student: 'self' },
  'undertakings.see': { routes: ['GET /api/undertakings/own'], student: 'self' },
  'undertakings.sign': { routes: ['POST /api/undertakings'], proof: true, student: 'self' },
  'insurances.record': {
    routes: ['POST /api/insurances'],
    facts: true,
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'demo.enter': { routes: ['GET /api/demo', 'POST /api/demo/enter', 'POST /api/demo/clock'], public: true },
  'receipts.verify': {
    routes: ['GET /.well-known/payout-keys.json', 'GET /api/receipts/:hash'],
    public: true,
  },
  'server.health': { routes: ['GET /healthz', 'GET /readyz', 'POST /csp'], public: true },
} as const satisfies Record<string, Entry>

export type Action = keyof typeof table
export const access: Record<Action, Entry> = table

export interface Grant {
  role: Role
  /** null: all classes. */
  className: string | null
}

export interface Membership {
  personId: string
  className: string
  group: string
  leader: boolean
}

/** The scopes in which this action is open to holders of these roles, widest first. */
export function scopesOf(action: Action, roles: Iterable<Role>): Scope[] {
  const order: Scope[] = ['season', 'class', 'group', 'self']
  const held = new Set([...roles].map((role) => access[action][role]))
  return order.filter((scope) => held.has(scope))
}

/** Someone who asks: roles with their classes, and on a date the own place among the groups. */
export interface Reach {
  personId: string
  grants: Grant[]
  membership?: Membership | undefined
}

/** May `who` do `action` to this student, as both stand on the date in question? */
export function reaches(who: Reach, action: Action, target: Membership): boolean {
  const entry = access[action]
  return who.grants.some(({ role, className }) => {
    const scope = entry[role]
    if (scope === 'season') return true
    if (scope === 'class') return className === null || className === target.className
    if (scope === 'self') return who.personId === target.personId
    return scope === 'group' && leads(who, target)
  })
}

/** A leader decides for the own group and, since nobody confirms himself, for leaders of the class. */
function leads({ personId, membership: own }: Reach, target: Membership) {
  if (!own?.leader || personId === target.personId || own.className !== target.className) return false
  return own.group === target.group || target.leader
}

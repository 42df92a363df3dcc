/**
 * R15 as data: who asks, whom or what it is about, and whether the permission table lets them. Each route of the
 * table has a request in requests.ts and a line here that says what it is about.
 */
import { access } from '../../shared/people/access.ts'
import type { Role, Scope } from '../../shared/people/access.ts'
import { full } from './counts.ts'
import { allRoutes } from './requests.ts'
import type { Routed } from './requests.ts'
import { who } from './school.ts'

/**
 * caller: who asks, whatever the request says · owned: something of the caller's, by its id · student: one student,
 * or that student's class · run: a payout · school: everything that the role reaches, nobody in particular.
 */
type About = 'caller' | 'owned' | 'student' | 'run' | 'school'

const about: Record<About, RegExp[]> = {
  caller: [
    /^(GET|POST) \/api\/(me|notices|push|chat|private|consents|undertakings)\b|^GET \/api\/(attendance\/(today|month|day|requests)|allowance\/(running|projection)|payslips|devices|credentials|\w+\/own)$|^POST \/api\/(attendance\/(check-in|check-out|prove|bring-back)|corrections|leaves|swaps|repairs|devices\/(link|pin)|sessions\/(step-up|end-others)|credentials\/(passkeys|password|recovery))$/,
    /^POST \/api\/returns\/arrived$/,
  ],
  owned: [/^POST \/api\/(sessions|devices|credentials\/passkeys)\/:id\/\w+$/],
  student: [
    /^POST \/api\/(attendance\/(roll-call|disputes\/settle(-paper)?)|invitations(\/revoke)?|insurances|violations|quality|awards|assessments)$|^GET \/api\/people$|\/(payslips|corrections|leaves|swaps|students|violations|quality|awards|assessments)\/:id\/|\/people\/:id\/(leader|reveal|erase)$/,
    /\/transfers\/:id\//,
    /\/people\/:id\/(student$|move$|devices\/)/,
    /^POST \/api\/returns\/(arrive|account|phone)$/,
    /^POST \/api\/(objections|attestations)(\/:id\/\w+)?$/,
  ],
  run: [
    /\/sheets\/export$/,
    /\/closings\/:run/,
    /\/payouts\/:id/,
    /\/discrepancies\/:run/,
    / \/api\/transfers(\/batches)?$/,
  ],
  school: [
    /^GET \/api\/attestations$/,
    /\/points\/(leaderboard|prizes)$/,
    /\/api\/season-report(\/(sheet|days))?$/,
    / \/api\/settlement\b/,
    /\/seasons\/(imports|template)\b/,
    /\/payouts\/deadline$/,
    / \/api\/shifts\/plan$/,
    / \/api\/seasons\/(rules|following)/,
    / \/api\/audit(\/\w+)?$/,
    /\/transfers\/(batches\/:id|otherwise)/,
    /^GET \/api\/(attendance\/(roll-call|board|needs)|rooms|rooms\/:name\/codes|payouts|people\/(staff|classes|groups)|needs\/\w+|violations(\/choices)?|quality|awards|assessments|online\/discrepancies|repairs)$|^POST \/api\/(attendance\/roll-call\/undo|payouts|people\/(staff|:id\/(invite|roles)|roles\/:id\/decide)|(seasons|online)\/import(\/preview)?|repairs\/:id\/close)$/,
    /\/api\/(deliveries|robots|reports)\b/,
    /^GET \/api\/returns(\/(nights|needs|gate))?$|^POST \/api\/returns\/(undo|batches|acknowledge|close)$/,
  ],
}

/** What a route is about; throws for one that nobody has said it of, or that is said twice. */
export function aboutOf({ route }: Pick<Routed, 'route'>): About {
  const kinds = (Object.keys(about) as About[]).filter((kind) => about[kind].some((all) => all.test(route)))
  if (kinds.length !== 1)
    throw new Error(`test/kit/matrix.ts: ${route} is about ${kinds.join(', ') || 'what?'}`)
  return kinds[0]!
}

/** Who asks, from where: all of class 1 and, where there is a group, of group A. */
export const callers: { role: Role; as: string }[] = [
  { role: 'student', as: who.studentA },
  { role: 'leader', as: who.leaderA },
  { role: 'teacher', as: who.teacher1 },
  { role: 'lead-teacher', as: who.lead },
  { role: 'supervisor', as: who.supervisor },
  { role: 'finance', as: who.finance },
  { role: 'admin', as: who.admin },
]

/** Whom it is about, as class 1's group A sees it. */
export const subjects = {
  self: undefined,
  'own group': who.otherA,
  'a leader of the own class': who.leaderB,
  'another group': who.studentB,
  'another class': who.studentC,
  'a leader of another class': who.leaderC,
  'another season': undefined,
} as const
export type Where = keyof typeof subjects

const wheres: Record<About, Where[]> = {
  caller: ['self'],
  owned: ['self', 'another group'],
  student: [
    'self',
    'own group',
    'a leader of the own class',
    'another group',
    'another class',
    'a leader of another class',
  ],
  run: ['self', 'another season'],
  school: ['self'],
}

/** The scopes of the table in the words of domain.md; lead teachers of this school have all classes. */
export function within(scope: Scope, where: Where, role: Role): boolean {
  if (scope === 'season') return true
  if (scope === 'self') return where === 'self'
  if (scope === 'class') return role === 'lead-teacher' || !where.endsWith('another class')
  return where === 'own group' || where === 'a leader of the own class'
}

/** A leader is a student too. */
const rolesOf = (role: Role): Role[] => (role === 'leader' ? ['leader', 'student'] : [role])

export const scopesFor = ({ action }: Pick<Routed, 'action'>, role: Role): Scope[] =>
  rolesOf(role).flatMap((held) => access[action][held] ?? [])

/** A role to which an action is closed is refused wherever it asks; the short run looks at one place of them. */
const placesFor = (kind: About, open: boolean): Where[] =>
  open || full || kind !== 'student' ? wheres[kind] : ['own group']

export interface Case extends Routed {
  role: Role
  as: string
  kind: About
  where: Where
  allowed: boolean
}

export const guarded = allRoutes.filter((routed) => !routed.public)

export const cases: Case[] = guarded.flatMap((routed) =>
  callers.flatMap(({ role, as }) => {
    const kind = aboutOf(routed)
    const scopes = scopesFor(routed, role)
    return (
      placesFor(kind, scopes.length > 0)
        // Staff are no students: about themselves there is nothing to ask.
        .filter((where) => where !== 'self' || kind !== 'student' || /^(student|leader)$/.test(role))
        .map((where) => {
          const inReach =
            kind === 'student' || kind === 'owned'
              ? scopes.some((scope) => within(scope, where, role))
              : scopes.length > 0
          return { ...routed, role, as, kind, where, allowed: inReach }
        })
    )
  }),
)

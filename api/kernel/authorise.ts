/**
 * The first line of every verb. One read batch brings the session, the rights, a stored answer for
 * a repeated key and whatever the verb needs to decide; the permission table says whether the
 * caller may, and `about` names the people concerned. A refusal leaves one `authz_fail` event.
 */
import { sql } from 'drizzle-orm'
import { access, reaches, scopesOf } from '../../shared/people/access.ts'
import type { Action, Grant, Membership, Reach, Scope } from '../../shared/people/access.ts'
import { auditStatement, type AuditEntry } from './audit.ts'
import type { Ctx } from './ctx.ts'
import type { Read, Rows } from './db.ts'
import { Fault } from './fault.ts'
import { checkKey } from './idempotency.ts'
import { fromJsonRow } from './json-row.ts'
import type { JsonRow } from './json-row.ts'
import { checkProof } from './proof.ts'
import type { Proved } from './proof.ts'
import type { Value } from './statements.ts'
import { whoAsks } from './who-asks.ts'
import type { Asking, Place, SessionRow } from './who-asks.ts'

export interface Me {
  personId: string
  name: string
  number: string
  grants: Grant[]
  /** Every place this student has had, oldest first; `placeOn` picks the one of a date. */
  memberships: Place[]
  /** The scopes in which the table opens the action to this person, widest first. */
  scopes: Scope[]
  session?: SessionRow
  deviceId?: string
  /** The public half of this device's key, an uncompressed point. */
  deviceKey?: string
  /** The proof that this command was allowed by, to be used up by its commit. */
  proved?: Proved
}

const bySession = (session: unknown) =>
  sql<string>`(select person_id from session where token_hash = ${session} and ended_at is null)`
const byChat = (account: unknown) =>
  sql<string>`(select person_id from chat_binding where account = ${account} and state = 'active')`

/** The caller's own person id, for the SQL of a verb: a forgotten check then finds nothing. */
export const ownId = ({ caller: { session, chat } }: Pick<Ctx, 'caller'>) =>
  chat === undefined ? bySession(session ?? '') : byChat(chat)

/** The same in a statement that is made once: what `asker` leaves null finds nobody. */
export const askerId = (value: Value<'session' | 'chat'>) =>
  sql<string>`coalesce(${bySession(value('session'))}, ${byChat(value('chat'))})`

export const asker = ({ caller: { session, chat } }: Pick<Ctx, 'caller'>) =>
  chat === undefined ? { session: session ?? null, chat: null } : { session: null, chat }

/** Jobs and the command line: no face that a stranger can reach makes such a caller. */
export const isOperator = ({ caller: { via } }: Pick<Ctx, 'caller'>) => via === 'cli' || via === 'job'

/** The server itself and whoever runs its command line: no session, the 'operator' row of the table. */
const operator: Me = {
  personId: 'operator',
  name: 'operator',
  number: '',
  grants: [{ role: 'operator', className: null }],
  memberships: [],
  scopes: [],
}

type Options<Q extends Record<string, Read>> = {
  read: Q
  /** Whom the answer or the change is about, and on which date the caller's own place counts. */
  about?: (facts: Rows<Q>) => { date?: string; people: Membership[] }
}

export async function authorise<Q extends Record<string, Read>>(
  ctx: Ctx,
  action: Action,
  { read, about }: Options<Q>,
): Promise<{ me: Me; facts: Rows<Q> }> {
  const { $asking, ...facts } = await ctx.db.read({ ...whoAsks(ctx), ...read })
  const asking = fromJsonRow($asking as JsonRow<Asking>)
  const found = toMe(ctx, asking)
  if (!found) throw new Fault('not-signed-in')
  const me: Me = {
    ...found,
    scopes: scopesOf(
      action,
      found.grants.map((g) => g.role),
    ),
  }
  if (!me.scopes.length || (ctx.caller.chat !== undefined && !access[action].chat))
    await refuse(ctx, me, action)
  checkKey(ctx, me.personId, asking.replay)
  mustNotRest(ctx, action, asking.frozen)
  mustNotBeOver(ctx, action, asking.seasonClosed)
  mustBeFresh(ctx, action, asking.session)
  if (access[action].proof && !isOperator(ctx)) me.proved = await checkProof(ctx, asking.device)
  const rows = facts as unknown as Rows<Q>
  const { date, people } = about?.(rows) ?? { people: [] }
  for (const target of people)
    if (!reaches(reachOn(me, date), action, target)) await refuse(ctx, me, action, target.personId)
  return { me, facts: rows }
}

/** While the log does not verify, nothing about money moves; looking is free. */
function mustNotRest(ctx: Ctx, action: Action, frozen: boolean) {
  if (frozen && access[action].frozen && !ctx.caller.route.startsWith('GET ')) throw new Fault('audit-broken')
}

/** A closed season is only looked at. */
function mustNotBeOver(ctx: Ctx, action: Action, closed: boolean) {
  if (closed && access[action].facts && !ctx.caller.route.startsWith('GET ')) throw new Fault('season-closed')
}

/** What asks for a second factor asks for one of the last minutes. */
function mustBeFresh(ctx: Ctx, action: Action, session: SessionRow | null) {
  if (!access[action].stepUp || isOperator(ctx)) return
  if (!session || session.stepUpUntil <= ctx.clock.now()) throw new Fault('step-up-needed')
}

/** Where this person stood on a date: the last place that had begun. */
export const placeOn = (me: Pick<Me, 'memberships'>, date: string) =>
  me.memberships.findLast((m) => m.fromDate <= date)

export function reachOn(me: Me, date?: string): Reach {
  const membership = date === undefined ? me.memberships.at(-1) : placeOn(me, date)
  return { personId: me.personId, grants: me.grants, membership }
}

/** Writes the one event of a refusal and throws. Answers for what one may not even know of: 404. */
export async function refuse(ctx: Ctx, me: Me, action: Action, target = ''): Promise<never> {
  const entry: AuditEntry = { action: 'authz_fail', target, after: { action, route: ctx.caller.route } }
  await ctx.db.write([auditStatement(ctx, me.personId, entry)])
  throw new Fault('forbidden')
}

function toMe(ctx: Ctx, { session, device, person, grants, places }: Asking): Me | undefined {
  if (isOperator(ctx)) return operator
  if (!session || !person || !alive(session, ctx.clock.now())) return undefined
  // What one person said is not taken for the word of whoever signed in after them.
  if (person.id !== (ctx.caller.speaksFor ?? person.id)) return undefined
  return {
    personId: person.id,
    name: person.name,
    number: person.number,
    grants: person.kind === 'student' ? studentGrants(places) : grants,
    memberships: places,
    scopes: [],
    session,
    ...(device ? { deviceId: device.id, deviceKey: device.publicKey } : {}),
  }
}

const studentGrants = (memberships: Membership[]): Grant[] => [
  { role: 'student', className: null },
  ...(memberships.some((m) => m.leader) ? [{ role: 'leader' as const, className: null }] : []),
]

const alive = (s: SessionRow, now: number) =>
  s.endedAt === null && s.expiresAt > now && s.lastUsedAt + s.idleMs > now

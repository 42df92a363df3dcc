import { rollCall } from '../api/attendance/roll-call.ts'
import { sha256Hex } from '../api/kernel/hash.ts'
import { stateNames } from '../shared/attendance/roll-call.ts'
import { maskedName } from '../shared/invitations/state.ts'
import type { Button } from './buttons.ts'
import { shiftOf } from './items.ts'
import type { Desk } from './desk.ts'
import type { Card, Draft } from './show.ts'
import { day, say, time } from './words.ts'

const hour = 3_600_000
/** So many students have buttons of their own; a longer list is for the web app. */
const mostRows = 20

/** What a leader may say of somebody by one press. */
export const choices = ['present', 'late', 'absent', 'leave'] as const
export type Choice = (typeof choices)[number]

type List = Awaited<ReturnType<typeof rollCall>>
type Line = List['people'][number]

export interface Called {
  date: string
  shift: NonNullable<List['shift']>
  group: string
  /** The leader's own group, the leader apart. */
  people: Line[]
  /** Of them whom nobody has confirmed, in the order of the list. */
  open: Line[]
  version: string
}

/** The roll call of the person's own group; undefined where the shift or the group is not theirs. */
export async function calledGroup(desk: Desk, item?: string): Promise<Called | undefined> {
  const named = item === undefined ? undefined : shiftOf(item)
  const list = await rollCall(desk.ctx, named ?? {})
  const me = list.people.find((one) => one.isMe)
  const home = me ?? list.people.find((one) => !one.leader) ?? list.people[0]
  if (!list.shift || !home || (named && list.shift.code !== named.shift)) return undefined
  const people = list.people.filter(
    (one) => one.className === home.className && one.group === home.group && !one.isMe,
  )
  const open = people.filter((one) => !one.confirmed)
  const facts = people.map((one) => [
    one.personId,
    one.version,
    one.proposed,
    one.confirmed,
    one.checkInAt !== null,
  ])
  const version = sha256Hex(JSON.stringify([list.date, list.shift.code, facts])).slice(0, 16)
  return { date: list.date, shift: list.shift, group: home.group, people, open, version }
}

/** What a student is taken for: what was chosen, else what the check-in says. */
export const taken = (draft: Draft, { personId, proposed }: Line) => draft[personId] ?? proposed

export const rollCallCard: Card = async (desk, item, draft) => {
  const called = await calledGroup(desk, item)
  if (!called?.people.length) return undefined
  const { shift, open, version } = called
  const each = draft['mode'] === 'each' && open.length > 0
  const text = [
    head(desk, called),
    ...(open.length ? waiting(desk, called, draft, each) : []),
    ...(open.length < called.people.length ? confirmed(desk, called) : []),
  ].join('\n')
  const rows = [
    ...(each ? eachRows(desk, open, draft) : open.length ? [allOrEach(desk)] : []),
    ...(undoable(called).length ? [[{ label: say(desk, 'undo'), what: 'roll-call.undo' }]] : []),
    [{ label: say(desk, 'open-web'), path: `/roll-call` }],
  ]
  return { text, rows, version, openUntil: shift.endsAt + 6 * hour }
}

const head = (desk: Desk, { date, shift, group, people }: Called) =>
  say(desk, 'roll-call.head', {
    name: shift.name,
    date: day(desk, date),
    time: time(desk, shift.startsAt),
    group,
    count: people.length,
  })

function waiting(desk: Desk, { people, open }: Called, draft: Draft, each: boolean): string[] {
  const came = people.filter(({ checkInAt }) => checkInAt !== null).length
  const listed = each ? open : open.filter((one) => one.proposed !== 'present')
  return [
    say(desk, 'roll-call.came', { came, not: people.length - came }),
    ...listed.map(
      (one, n) =>
        `${n + 1} ${maskedName(one.name)} ${each ? stateOf(desk, taken(draft, one)) : howIs(desk, one)}`,
    ),
  ]
}

const stateOf = ({ locale }: Desk, state: string) => stateNames[locale][state as Choice] ?? state

function howIs(desk: Desk, { proposed, checkInAt }: Line): string {
  if (checkInAt !== null) return `${stateOf(desk, proposed)} ${time(desk, checkInAt)}`
  return proposed === 'leave' ? stateOf(desk, proposed) : say(desk, 'roll-call.not-in')
}

function confirmed(desk: Desk, called: Called): string[] {
  const said = called.people.filter((one) => one.confirmed)
  const last = said.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0))[0]!
  const counts = Map.groupBy(said, ({ state }) => state ?? '')
  const parts = [...counts].map(([state, those]) => `${stateOf(desk, state)} ${those.length}`)
  const when = say(desk, 'roll-call.confirmed', { time: last.at === null ? '' : time(desk, last.at) }).trim()
  const undo = undoable(called).length ? [say(desk, 'roll-call.undoable')] : []
  const disputes = called.people.filter((one) => one.disputed)
  return [
    [when, ...parts, ...undo].join(' · '),
    ...(disputes.length
      ? [say(desk, 'roll-call.disputed', { names: disputes.map((one) => maskedName(one.name)).join(' ') })]
      : []),
  ]
}

/** What the person can still take back, the last command of it first. */
export const undoable = ({ people }: Called): Line[] =>
  people.filter((one) => one.undoUntil !== null).toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0))

const allOrEach = (desk: Desk): Button[] => [
  { label: say(desk, 'roll-call.all'), what: 'roll-call.all' },
  { label: say(desk, 'roll-call.each'), what: 'roll-call.each' },
]

function eachRows(desk: Desk, open: readonly Line[], draft: Draft): Button[][] {
  return [
    ...open.slice(0, mostRows).map((one, n) =>
      choices.map((state, i) => {
        const mark = taken(draft, one) === state ? '● ' : ''
        const label = `${i === 0 ? `${n + 1} ` : ''}${mark}${stateOf(desk, state)}`
        return { label, what: 'roll-call.set', params: { person: one.personId, state } }
      }),
    ),
    [
      { label: say(desk, 'roll-call.submit'), what: 'roll-call.submit' },
      { label: say(desk, 'back'), what: 'roll-call.back' },
    ],
  ]
}

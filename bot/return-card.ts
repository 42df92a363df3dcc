import { noBatch } from '../api/returns/ask-leaders.ts'
import { seeReturn } from '../api/returns/see.ts'
import { sha256Hex } from '../api/kernel/hash.ts'
import { maskedName } from '../shared/invitations/state.ts'
import { watchedFor } from '../shared/returns/return.ts'
import type { WorkDate } from '../shared/time/work-date.ts'
import type { Button } from './buttons.ts'
import type { Desk } from './desk.ts'
import { walkNamed } from './items.ts'
import type { Card, Draft } from './show.ts'
import { called, day, say, time } from './words.ts'

type Seen = Awaited<ReturnType<typeof seeReturn>>
type Line = Seen['people'][number]

export interface Walk {
  /** The batch's id, or `noBatch`. */
  id: string
  date: string
  night: NonNullable<Seen['night']>
  group: string
  /** Of the leader's own group those who walk in this batch, the leader apart. */
  people: Line[]
  missing: Line[]
  batch: { n: number; leavesAt: number; teacher: string | null; company: string | null } | undefined
  version: string
}

/** The way home of the leader's own group, one walk a batch; in the order in which they leave. */
export async function walksOf(desk: Desk, named?: { date: WorkDate; shift: string }): Promise<Walk[]> {
  const seen = await seeReturn(desk.ctx, named ? { date: named.date, shift: named.shift } : {})
  const { night } = seen
  const home = seen.people.find((one) => one.isMe) ?? seen.people.find((one) => !one.leader)
  if (!night || !home || (named && night.shift !== named.shift)) return []
  const own = seen.people.filter(
    (one) => one.className === home.className && one.group === home.group && !one.isMe,
  )
  return [...Map.groupBy(own, (one) => one.batchId ?? noBatch)]
    .map(([id, people]) => {
      const n = seen.batches.findIndex((one) => one.id === id)
      const facts = people.map((one) => [one.personId, one.version, one.state])
      return {
        id,
        date: night.date,
        night,
        group: home.group,
        people,
        missing: people.filter((one) => one.state === 'unaccounted'),
        batch: n < 0 ? undefined : { ...seen.batches[n]!, n: n + 1 },
        version: sha256Hex(JSON.stringify([night.date, night.shift, id, facts])).slice(0, 16),
      }
    })
    .toSorted((a, b) => (a.batch?.n ?? 99) - (b.batch?.n ?? 99))
}

export const itemOf = ({ date, night, id }: Walk) => `return:${date}:${night.shift}:${id}`

export async function walkOf(desk: Desk, item: string): Promise<Walk | undefined> {
  const named = walkNamed(item)
  return named && (await walksOf(desk, named)).find((one) => one.id === named.batch)
}

export const returnCard: Card = async (desk, item, draft) => {
  const walk = await walkOf(desk, item)
  if (!walk) return undefined
  const { people, missing, night, version } = walk
  const text = [
    head(desk, walk),
    say(desk, 'return.counts', {
      home: people.filter((one) => one.state === 'returned').length,
      all: people.length,
    }),
    ...(missing.length
      ? [say(desk, 'return.missing', { count: missing.length, names: names(missing) })]
      : []),
    ...excused(desk, people),
    ...(missing.length ? [] : [say(desk, 'return.complete')]),
  ].join('\n')
  const undo = people.some((one) => one.undoUntil !== null)
  const rows = [
    ...(missing.length ? choicesFor(desk, missing, draft) : []),
    ...(undo ? [[{ label: say(desk, 'undo'), what: 'return.undo' }]] : []),
    [{ label: say(desk, 'open-web'), path: '/returns' }],
  ]
  return { text, rows, version, openUntil: night.endsAt + watchedFor }
}

function head(desk: Desk, { night, date, batch, group }: Walk): string {
  const name = say(desk, 'return.head', { name: night.name, date: day(desk, date), group })
  if (!batch) return name
  const { n, leavesAt, teacher, company } = batch
  const escorts = [called(desk, teacher, 'teacher'), called(desk, company, 'supervisor')]
    .filter(Boolean)
    .join(' / ')
  const walk = say(desk, 'return.batch', { n, time: time(desk, leavesAt) })
  return [name, walk, ...(escorts ? [say(desk, 'return.escorts', { escorts })] : [])].join(' · ')
}

const names = (people: readonly Line[]) =>
  people.map((one, n) => `${n + 1} ${maskedName(one.name)}`).join('  ')

function excused(desk: Desk, people: readonly Line[]): string[] {
  const those = people.filter((one) => one.state === 'excused')
  return those.length
    ? [say(desk, 'return.excused', { names: those.map((one) => maskedName(one.name)).join(' ') })]
    : []
}

function choicesFor(desk: Desk, missing: readonly Line[], draft: Draft): Button[][] {
  const back = { label: say(desk, 'back'), what: 'return.back' }
  if (draft['mode'] === 'each')
    return [...inPairs(missing.map((one, n) => ({ ...said(one, n), what: 'return.one' }))), [back]]
  if (draft['mode'] === 'missing') {
    const marked = missing.map((one, n) => ({
      ...said(one, n, draft[one.personId] ? '✕ ' : ''),
      what: 'return.mark',
    }))
    const away = missing.filter((one) => draft[one.personId]).length
    const submit = say(desk, 'return.submit', { home: missing.length - away, away })
    return [...inPairs(marked), [{ label: submit, what: 'return.rest' }, back]]
  }
  return [
    [
      { label: say(desk, 'return.all'), what: 'return.all' },
      { label: say(desk, 'return.each'), what: 'return.each' },
    ],
    [{ label: say(desk, 'return.some'), what: 'return.some' }],
  ]
}

const said = (one: Line, n: number, mark = '') => ({
  label: `${mark}${n + 1} ${maskedName(one.name)}`,
  params: { person: one.personId },
})

const inPairs = (buttons: Button[]): Button[][] =>
  buttons.flatMap((one, n) => (n % 2 ? [] : [[one, ...buttons.slice(n + 1, n + 2)]]))

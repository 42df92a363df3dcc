/** Who comes, who says so, and what is recorded about a day. */
import { rollCallStates } from '../../shared/attendance/roll-call.ts'
import { students, who } from '../kit/school.ts'
import { dates } from './world.ts'
import type { World } from './world.ts'

const numbers = students.map(({ number }) => number)
const callers = [
  who.leaderA,
  who.leaderB,
  who.leaderC,
  who.leaderD,
  who.teacher1,
  who.teacher2,
  who.lead,
  who.supervisor,
]
const staff = [who.teacher1, who.teacher2, who.lead, who.supervisor, who.supervisor2]
const why = { reason: '核实过' }

export async function punch({ random, command, clock }: World) {
  const kind = random.once(3) ? 'check-out' : 'check-in'
  const claimedAt = clock.now() + (random.below(5) - 2) * 60_000
  await command(random.of(numbers), `POST /api/attendance/${kind}`, { claimedAt })
}

/** A roll call as somebody sees it a moment before another decides the same. */
export async function rollCall({ random, command, look }: World) {
  const date = random.of(dates)
  const as = random.of(callers)
  const list = await look(as, `/api/attendance/roll-call?date=${date}&shift=${encodeURIComponent('晚')}`)
  if (!list.shift) return
  const decided = random
    .some(list.people as { personId: string; version: number }[])
    .map(({ personId, version }) => ({
      personId,
      version: random.once(12) ? version + 1 : version,
      state: random.of(rollCallStates),
      ...(random.once(2) ? why : {}),
    }))
  // Now and then about somebody who is none of the caller's.
  if (random.once(8))
    decided.push({ personId: `p-${random.of(numbers)}`, version: 0, state: 'present', ...why })
  const unique = [...new Map(decided.map((one) => [one.personId, one])).values()]
  if (!unique.length) return
  const body = { date, shift: '晚', decisions: unique }
  const other = random.of(callers)
  await Promise.all([
    command(as, 'POST /api/attendance/roll-call', body),
    ...(random.once(4) ? [command(other, 'POST /api/attendance/roll-call', body)] : []),
  ])
  if (random.once(5)) await command(as, 'POST /api/attendance/roll-call/undo', { date, shift: '晚' })
}

export async function settleDispute({ random, command, look }: World) {
  const date = random.of(dates)
  const as = random.of(staff)
  const list = await look(as, `/api/attendance/roll-call?date=${date}&shift=${encodeURIComponent('晚')}`)
  const disputed = (list.people ?? []).filter((one: { disputed: boolean }) => one.disputed)
  if (!disputed.length) return
  const { personId, version } = random.of(disputed as { personId: string; version: number }[])
  const body = { date, shift: '晚', personId, version, state: random.of(rollCallStates), ...why }
  await command(as, 'POST /api/attendance/disputes/settle', body)
}

const someDate = (random: World['random']) => random.of(['2020-10-26', '2020-10-28', ...dates])

export async function record({ random, command }: World) {
  const personId = `p-${random.of(numbers)}`
  const date = someDate(random)
  const as = random.of([...staff, who.leaderA])
  const [route, body] = random.of([
    ['POST /api/violations', { personId, date, kind: '玩手机' }],
    ['POST /api/quality', { personId, date, level: random.of(['1', '2', '3', '4']) }],
    ['POST /api/awards', { personId, date, name: '销售冠军', amount: String(random.below(200)) }],
    ['POST /api/assessments', { personId, date: '2020-10-24', passed: random.once(2) }],
  ] as [string, object][])
  await command(as, route, body)
}

/** Rules on something that was recorded: enforces, withdraws, appeals, verifies, reviews, decides. */
export async function rule({ random, command, look }: World) {
  const noun = random.of(['violations', 'quality', 'awards'] as const)
  const list = await look(who.supervisor, `/api/${noun}?from=2020-10-24&to=2020-11-30`)
  const rows = (list[noun] ?? list.errors ?? []) as { id: string; student: { number?: string } }[]
  if (!rows.length) return
  const { id, student } = random.of(rows)
  const own = student.number ?? random.of(numbers)
  const [as, verb, body] = random.of(
    {
      violations: [
        [random.of(staff), 'enforce', {}],
        [random.of(staff), 'withdraw', why],
        [own, 'appeal', why],
        [random.of(staff), 'decide', { uphold: random.once(2), ...why }],
      ],
      quality: [
        [random.of(staff), 'verify', {}],
        [random.of(staff), 'reject', why],
        [own, 'doubt', why],
      ],
      awards: [
        [random.of([who.leaderA, who.leaderC, who.teacher1]), 'review', { pass: random.once(2) }],
        [who.supervisor, 'withdraw', why],
      ],
    }[noun] as [string, string, object][],
  )
  await command(as, `POST /api/${noun}/${id}/${verb}`, body)
}

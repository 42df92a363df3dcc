/** A student who views and signs while the office recomputes and publishes, and what must hold meanwhile. */
import * as fc from 'fast-check'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { expect } from 'vitest'
import { slipHash } from '../../../shared/payouts/canonical.ts'
import { publicKeysOf } from '../../../api/kernel/seal.ts'
import { minutes } from '../../kit/clock.ts'
import { awarded } from '../../kit/facts.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { testKeys } from '../../kit/keys.ts'
import { who } from '../../kit/school.ts'
import { me, signing } from './signing.ts'
import type { View } from './signing.ts'

export type Step =
  | { do: 'recompute'; amount: number; publish: boolean; lag: number }
  | { do: 'view'; lag: number }
  | { do: 'sign'; which: number; ofHash: number; lag: number }
  | { do: 'wait'; lag: number }

const lag = fc.integer({ min: 0, max: 12 })
/** Something that somebody does after some turns of the event loop. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('recompute' as const),
    amount: fc.integer({ min: 0, max: 3 }),
    publish: fc.boolean(),
    lag,
  }),
  fc.record({ do: fc.constant('view' as const), lag }),
  fc.record({ do: fc.constant('sign' as const), which: fc.nat({ max: 3 }), ofHash: fc.nat({ max: 1 }), lag }),
  fc.record({ do: fc.constant('sign' as const), which: fc.constant(0), ofHash: fc.constant(0), lag }),
  fc.record({ do: fc.constant('wait' as const), lag }),
)

/** Signed only while in force, and void ever since: each such payslip has its event, after the signature's. */
const signedButNotInForce = `
  with told as (
    select target, max(iif(action = 'payslips.sign', n, 0)) signed, max(iif(action = 'payslips.void', n, 0)) void
    from audit_event where action in ('payslips.sign', 'payslips.void') group by target)
  select p.id from signature s join payslip p on p.id = s.payslip_id left join told t on t.target = p.id
  where p.current = 0 and not coalesce(t.signed < t.void, 0)`

const counted = `select (select count(*) from payslip where current = 1) current,
  (select count(*) from payslip_view where used_at is not null) used,
  (select count(*) from signature) signatures`

const newSignatures = `select s.rowid n, s.statement, p.bytes, p.hash, v.payslip_id = s.payslip_id as of_it
  from signature s join payslip p on p.id = s.payslip_id join payslip_view v on v.id = s.view_id
  where s.rowid > ?`

/** One school; `take` does a step, `check` holds the invariants against the database. */
export async function campaign() {
  const own = await signing()
  const { db, ask, clock, prepare, approve, publish, see, view, sign } = own
  await db.write([awarded(db, me, '2020-10-28', '0')])
  const outcomes = new Map<string, number>()
  let views: { slip: string; seen: View }[] = []
  let checked = 0

  const inForce = `select id from payslip where person_id = 'p-${me}' and current = 1`
  const current = async () => String((await db.client.execute(inForce)).rows[0]!['id'])

  async function recompute(amount: number, show: boolean) {
    await db.client.execute({ sql: 'update award set amount = ?', args: [String(amount * 10)] })
    const { id, contentHash } = (await prepare()).json
    if (!show) return
    await approve('company', id, contentHash, who.supervisor)
    await approve('school', id, contentHash, who.lead)
    await publish(id, (await see(id)).version)
  }

  async function take(one: Step): Promise<void> {
    for (let i = 0; i < one.lag; i++) await new Promise((resolve) => setImmediate(resolve))
    if (one.do === 'wait') return clock.pass(one.lag * minutes)
    if (one.do === 'recompute') return recompute(one.amount, one.publish)
    if (one.do === 'view') {
      const slip = await current()
      const { status, json } = await view(slip)
      if (status === 200) views = [{ slip, seen: json }, ...views].slice(0, 4)
      return
    }
    const chosen = views[one.which]
    if (!chosen) return
    const hash = views[one.ofHash]?.seen.hash ?? chosen.seen.hash
    const { status, json } = await sign({ ...chosen.seen, hash }, {}, { id: chosen.slip })
    const outcome = status === 200 ? 'signed' : json.fault.code
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    if (status === 200) expect(slipHash(utf8ToBytes(json.bytes))).toBe(hash)
  }

  async function check() {
    const { rows } = await db.client.execute({ sql: newSignatures, args: [checked] })
    for (const { n, statement, bytes, hash, of_it: ofIt } of rows) {
      expect(slipHash(utf8ToBytes(String(bytes)))).toBe(hash)
      expect((JSON.parse(String(statement)) as { slipHash: string }).slipHash).toBe(hash)
      expect(ofIt).toBe(1)
      checked = Number(n)
    }
    expect((await db.client.execute(signedButNotInForce)).rows).toEqual([])
    const { rows: forms } = await db.client.execute(counted)
    expect(forms[0]).toMatchObject({ current: 12, used: Number(forms[0]!['signatures']) })
  }

  const look = async () => {
    views = []
    await take({ do: 'view', lag: 0 })
  }
  const signLast = () => take({ do: 'sign', which: 0, ofHash: 0, lag: 0 })

  /** Quietly: the newest bytes can be signed by who has just read them, and by nobody who has read those before. */
  async function signAtLast() {
    await recompute(7, true)
    await look()
    await recompute(8, true)
    await signLast()
    for (const amount of [9, 10]) {
      await recompute(amount, true)
      await look()
      await signLast()
    }
    await check()
    const { payslips } = (await ask('GET /api/payslips', { as: me })).json
    expect(payslips).toMatchObject([{ signedAt: clock.now() }])
    await everyChangeIsTold(db, publicKeysOf(testKeys))
    db.client.close()
  }
  return { take, check, signAtLast, outcomes }
}

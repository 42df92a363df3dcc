import { describe, expect, test } from 'vitest'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { eraseDue, keptDays } from '../../../api/private/erase-due.ts'
import { nextRun } from '../../../api/jobs/recurring.ts'
import { person } from '../../../api/people/table.ts'
import { slipHash } from '../../../shared/payouts/canonical.ts'
import { publicKeysOf } from '../../../api/kernel/seal.ts'
import { payees } from '../../kit/bank.ts'
import { days } from '../../kit/clock.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { rowsOf } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { testKeys } from '../../kit/keys.ts'
import { who } from '../../kit/school.ts'
import { closed, closedSeason } from '../closings/closing.ts'
import type { Closing } from '../closings/closing.ts'

const [me] = payees as [string]
const erase = (own: Closing) => eraseDue(operatorCtx(own.db, { clock: own.clock }))
const held = async (own: Closing) =>
  (await rowsOf(own.db, person)).filter((row) => row.idNumber !== null || row.cardNumber !== null)

describe('R28 R34 ID and card numbers are erased by plan', () => {
  test('half a year after the last run was closed, not a day before, and once', async () => {
    const own = await closedSeason()
    own.clock.pass(keptDays * days - 1)
    expect(await erase(own)).toEqual({ erased: 0 })
    expect(await held(own)).toHaveLength(payees.length)
    own.clock.pass(1)
    expect(await erase(own)).toEqual({ erased: payees.length })
    expect(await held(own)).toEqual([])
    const kept = (await rowsOf(own.db, person)).find(({ number }) => number === me)!
    expect(
      Object.entries(kept).filter(([name, value]) => /^(id|card)[A-Z]/.test(name) && value !== null),
    ).toEqual([])
    expect(
      (await own.transfers()).every(({ account, accountTail }) => account === null && accountTail === null),
    ).toBe(true)
    expect(await erase(own)).toEqual({ erased: 0 })
    expect(await own.events('people.erase-due')).toMatchObject([
      { actor: 'operator', after: { ids: payees.map((number) => `p-${number}`).toSorted() } },
    ])
    expect(nextRun('private.erase-due', own.clock.now())).toBeGreaterThan(own.clock.now())
  })

  test('totals, payments, the log and a receipt stay and verify', async () => {
    const own = await closedSeason()
    const looks = async () => [
      await own.ask(`GET /api/payouts/${own.run}`, { as: who.supervisor }).then(({ json }) => json),
      (await own.ask(`GET /api/transfers?run=${own.run}`, { as: who.finance })).json.total,
    ]
    const before = await looks()
    own.clock.pass(keptDays * days)
    await erase(own)
    await own.db.client.execute(
      `update session set last_used_at = ${own.clock.now()}, expires_at = ${own.clock.now() + days}`,
    )
    expect(await looks()).toEqual(before)
    const { id } = await own.slipOf(me)
    const receipt = (await own.ask(`GET /api/payslips/${id}/receipt`, { as: me })).json
    expect(receipt.voided).toBe(false)
    expect(slipHash(utf8ToBytes(receipt.bytes))).toBe(receipt.hash)
    const key = (await own.ask('GET /.well-known/payout-keys.json')).json.ed25519[receipt.sealKid]
    expect(ed25519.verify(hexToBytes(receipt.seal), utf8ToBytes(receipt.statement), hexToBytes(key))).toBe(
      true,
    )
    await everyChangeIsTold(own.db, publicKeysOf(testKeys))
  })

  test('not while the season goes on, and not of who still objects', async () => {
    const going = await closed()
    going.clock.pass(2 * keptDays * days)
    expect(await erase(going)).toEqual({ erased: 0 })
    const own = await closedSeason()
    const { id } = await own.slipOf(me)
    await own.db.client.execute('drop trigger objection_run_closed')
    await own.db.client.execute(
      `insert into objection (id, season_id, run_id, person_id, payslip_id, hash, line_kind, line_id, reason, asked_at)
        values ('o', '2020', '${own.run}', 'p-${me}', '${id}', '', 'tax', '', '', 1)`,
    )
    own.clock.pass(keptDays * days)
    expect(await erase(own)).toEqual({ erased: payees.length - 1 })
    expect(await held(own)).toMatchObject([{ number: me }])
  })
})

import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { attestation } from '../../../api/attestations/table.ts'
import { objection } from '../../../api/objections/table.ts'
import { objected, settled } from '../../../api/payouts/settled.ts'
import { payslip } from '../../../api/payouts/table.ts'
import { reply } from '../../../api/replies/table.ts'
import { who } from '../../kit/school.ts'
import { me, signing } from '../payslips/signing.ts'

type Signing = Awaited<ReturnType<typeof signing>>

/** The ids of the current payslips of which the condition is true. */
const those = async ({ db }: Signing, condition: ReturnType<typeof settled>) => {
  const found = db.query
    .select({ id: payslip.id })
    .from(payslip)
    .where(and(eq(payslip.current, true), condition))
  return (await db.read({ found })).found.map(({ id }) => id)
}

const says = ({ db, clock }: Signing, requestId: string, kind: 'grant' | 'refuse' | 'withdraw') =>
  db.write([
    db.query.insert(reply).values({
      id: crypto.randomUUID(),
      requestId,
      kind,
      final: true,
      byId: 'x',
      at: clock.now(),
      reason: '',
    }),
  ])

async function attests({ db, slip, clock }: Signing, id: string) {
  const row = { id, payslipId: slip, hash: 'h', personId: `p-${me}`, kind: 'unreachable' as const }
  await db.write([
    db.query
      .insert(attestation)
      .values({ ...row, reason: '停机', side: 'school', byId: `p-${who.teacher1}`, at: clock.now() }),
  ])
}

async function objects({ db, slip, run, clock }: Signing, id: string, lineKind: 'overtime' | 'award') {
  const row = { id, seasonId: 's', runId: run.id, personId: `p-${me}`, payslipId: slip, hash: 'h' }
  await db.write([
    db.query.insert(objection).values({ ...row, lineKind, lineId: '', reason: '少了', askedAt: clock.now() }),
  ])
}

test('R22 a payslip is settled by its own signature, whatever else is on record', async () => {
  const own = await signing()
  expect(await those(own, settled())).toEqual([])
  await own.sign(await own.viewed())
  expect(await those(own, settled())).toEqual([own.slip])
})

test('R22 one side alone settles nothing; confirmed it does, refused it never will', async () => {
  const own = await signing()
  await attests(own, 'a1')
  expect(await those(own, settled())).toEqual([])
  await says(own, 'a1', 'refuse')
  expect(await those(own, settled())).toEqual([])
  await attests(own, 'a2')
  await says(own, 'a2', 'grant')
  expect(await those(own, settled())).toEqual([own.slip])
})

test('an open objection to what the payslip says unsettles what others have attested, until it is answered', async () => {
  const own = await signing()
  await attests(own, 'a1')
  await says(own, 'a1', 'grant')
  // There is no award on it: nothing of this payslip is doubted.
  await objects(own, 'o1', 'award')
  expect(await those(own, objected())).toEqual([])
  expect(await those(own, settled())).toEqual([own.slip])
  await objects(own, 'o2', 'overtime')
  expect(await those(own, objected())).toEqual([own.slip])
  expect(await those(own, settled())).toEqual([])
  await says(own, 'o2', 'refuse')
  expect(await those(own, settled())).toEqual([own.slip])
})

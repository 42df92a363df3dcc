import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database, Write } from '../../../api/kernel/db.ts'
import { bank, deskOf, payees } from '../../kit/bank.ts'
import { counts } from '../../kit/counts.ts'
import { awarded, erred, online, violated } from '../../kit/facts.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'

/** What may come to be known of a day after its payslip was signed. */
const facts: Record<string, (db: Database, number: string) => Write> = {
  'an award': (db, number) => awarded(db, number, '2020-10-28', '50'),
  'an award that no leader has reviewed': (db, number) => awarded(db, number, '2020-10-28', '50', false),
  'an award of a later run': (db, number) => awarded(db, number, '2020-11-03', '50'),
  'a violation': (db, number) => violated(db, number, '2020-10-28', { deduction: '10' }),
  'a violation that costs nothing': (db, number) => violated(db, number, '2020-10-28', { deduction: '0' }),
  'a violation under appeal': (db, number) =>
    violated(db, number, '2020-10-28', { deduction: '10', state: 'appealed' }),
  'an error': (db, number) => erred(db, number, '2020-10-28'),
  'an error that one side has verified': (db, number) =>
    erred(db, number, '2020-10-28', { schoolVerified: false }),
  'minutes online': (db, number) => online(db, number, '2020-10-28', 600),
  'minutes of an ordinary day': (db, number) => online(db, number, '2020-10-28', 480),
  'minutes of a day that nobody attended': (db, number) => online(db, number, '2020-10-31', 600),
}

/** A payslip's content, whatever its revision. */
const content = ({ bytes }: { bytes: string }) => ({ ...JSON.parse(bytes), revision: 0 })

test('R19 facts that come after signing void the signatures of the payslips that they change, and of no other', async () => {
  const several = fc.array(
    fc.record({ fact: fc.constantFrom(...Object.keys(facts)), number: fc.constantFrom(...payees) }),
    { minLength: 1, maxLength: 3 },
  )
  const seen = new Set<boolean>()
  await fc.assert(
    fc.asyncProperty(several, async (came) => {
      const own = await bank()
      for (const number of payees) await own.sign(number)
      const before = await Promise.all(payees.map(own.slipOf))
      const { contentHash } = (await own.prepare()).json
      await own.db.write(came.map(({ fact, number }) => facts[fact]!(own.db, number)))
      // Computed anew; where nothing has changed it stays as it was published.
      const anew = (await own.prepare()).json
      if (anew.contentHash !== contentHash) await own.published()
      const again = deskOf(own, anew.id)
      const after = await Promise.all(payees.map(again.slipOf))
      const [voids, { held }] = [await own.events('payslips.void'), await again.see()]
      const paid = []
      for (const [i, number] of payees.entries()) {
        const [was, is] = [before[i]!, after[i]!]
        const changed = JSON.stringify(content(was)) !== JSON.stringify(content(is))
        seen.add(changed)
        const told = voids.filter(({ target }) => target === was.id)
        const { payslips } = (await own.ask('GET /api/payslips', { as: number })).json
        expect(payslips).toMatchObject([{ id: is.id, signedAt: changed ? null : expect.any(Number) }])
        const { voided } = (await own.ask(`GET /api/payslips/${was.id}/receipt`, { as: number })).json
        expect([told.length, voided, is.id === was.id, is.revision - was.revision]).toEqual(
          changed ? [1, true, false, 1] : [0, false, true, 0],
        )
        const why = held.find((one: { number: string }) => one.number === number)?.why
        expect(why).toBe(changed ? 'unsigned' : undefined)
        if (!changed) paid.push(`p-${number}`)
      }
      expect((await again.send()).status).toBe(paid.length ? 200 : 409)
      expect((await own.transfers()).map(({ personId }) => personId).sort()).toEqual(paid.sort())
      await everyChangeIsTold(own.db)
    }),
    { numRuns: counts(12, 200), examples: [[[{ fact: 'an award', number: payees[0]! }]]] },
  )
  expect(seen).toEqual(new Set([true, false]))
}, 600_000)

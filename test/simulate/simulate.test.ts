import { describe, expect, test } from 'vitest'
import { counts } from '../kit/counts.ts'
import { seeds } from './seeds.ts'
import { simulate } from './simulate.ts'

const { SEED, STEPS } = process.env
const given = SEED === undefined ? seeds : [Number(SEED)]
const steps = STEPS === undefined ? counts(400, 5_000) : Number(STEPS)

describe('I1–I8 over a season that a seed plays', () => {
  test.each(given)(
    'seed %i',
    async (seed) => {
      const outcomes = await simulate(seed, steps, SEED === undefined ? undefined : console.log)
      if (SEED !== undefined)
        console.log(
          [...outcomes]
            .toSorted()
            .map(([what, n]) => `${n}\t${what}`)
            .join('\n'),
        )
      // A game in which nothing gets anywhere would check nothing.
      for (const did of ['POST /api/payslips/:id/sign 200', 'POST /api/transfers/batches 200'])
        expect(outcomes.get(did) ?? 0, did).toBeGreaterThan(0)
    },
    24 * 3_600_000,
  )
})

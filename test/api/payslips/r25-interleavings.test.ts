import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counts } from '../../kit/counts.ts'
import { campaign, step } from './interleavings.ts'

const timeout = counts(60_000, 3_600_000)

test(
  'R25 whatever happens between viewing and signing, no signature is for other bytes',
  { timeout },
  async () => {
    const seen = new Map<string, number>()
    // A school that has seen a few hundred turns begins anew, so that the last is as fast as the first.
    for (let school = 0; school < counts(1, 40); school++) {
      const { take, check, signAtLast, outcomes } = await campaign()
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
          await Promise.all(steps.map(take))
          await check()
        }),
        { numRuns: counts(30, 250), endOnFailure: true },
      )
      await signAtLast()
      for (const [outcome, times] of outcomes) seen.set(outcome, (seen.get(outcome) ?? 0) + times)
    }
    expect(seen.get('signed')).toBeGreaterThan(1)
    expect([...seen.keys()].some((outcome) => /slip-changed|view-expired/.test(outcome))).toBe(true)
  },
)

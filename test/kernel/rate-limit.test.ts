import { describe, expect, test } from 'vitest'
import { Fault } from '../../api/kernel/fault.ts'
import { forgetTries, giveBack, limits, rateLimit, spendTry } from '../../api/kernel/rate-limit.ts'
import type { Limit } from '../../api/kernel/rate-limit.ts'
import { clockAt, minutes } from '../kit/clock.ts'
import { counts } from '../kit/counts.ts'
import { ctxFor } from '../kit/ctx.ts'
import { freshDatabase } from '../kit/database.ts'
import { rowsOf } from '../kit/evening.ts'

async function opened() {
  const db = await freshDatabase()
  const clock = clockAt()
  const ctx = ctxFor(db, { clock })
  const spend = (...tries: [Limit, string][]) =>
    spendTry(ctx, tries).then(
      () => 'counted' as const,
      (error: unknown) => {
        if (error instanceof Fault) return error
        throw error
      },
    )
  return { db, clock, ctx, spend }
}

describe('a try', () => {
  test('is let through as often as the table says, then not until the time is over', async () => {
    const { clock, spend } = await opened()
    for (let i = 0; i < 5; i++) expect(await spend(['sign-in-by-account', 'T001'])).toBe('counted')
    clock.pass(4 * minutes)
    const refused = (await spend(['sign-in-by-account', 'T001'])) as Fault
    expect([refused.code, refused.status, refused.params]).toEqual(['too-many', 429, { minutes: 11 }])
    clock.pass(11 * minutes)
    expect(await spend(['sign-in-by-account', 'T001'])).toBe('counted')
  })

  test('is counted for its own subject and limit alone', async () => {
    const { spend } = await opened()
    for (let i = 0; i < 5; i++) await spend(['sign-in-by-account', 'T001'])
    expect(await spend(['sign-in-by-account', 'T002'])).toBe('counted')
    expect(await spend(['step-up-by-account', 'T001'])).toBe('counted')
  })

  test('against two limits counts for both or for none', async () => {
    const { db, spend } = await opened()
    for (let i = 0; i < 8; i++) await spend(['sign-in-by-address', 'a'], ['sign-in-by-account', 'T001'])
    expect((await rowsOf(db, rateLimit)).map(({ n }) => n)).toEqual([5, 5])
  })

  test('at one instant with a hundred others is one of as many as may be', async () => {
    const { spend } = await opened()
    for (let round = 0; round < counts(3, 30); round++) {
      const subject = `T${round}`
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => spend(['sign-in-by-account', subject])),
      )
      expect(answers.filter((answer) => answer === 'counted')).toHaveLength(5)
    }
  })

  test('is given back one by one, or all at once', async () => {
    const { db, ctx, spend } = await opened()
    for (let i = 0; i < 5; i++) await spend(['sign-in-by-account', 'T001'])
    await db.write([giveBack(ctx, 'sign-in-by-account', 'T001')])
    expect(await spend(['sign-in-by-account', 'T001'])).toBe('counted')
    expect(await spend(['sign-in-by-account', 'T001'])).toBeInstanceOf(Fault)
    await db.write([forgetTries(ctx, 'sign-in-by-account', 'T001')])
    for (let i = 0; i < 5; i++) expect(await spend(['sign-in-by-account', 'T001'])).toBe('counted')
    for (let i = 0; i < 9; i++) await db.write([giveBack(ctx, 'sign-in-by-account', 'T001')])
    expect((await rowsOf(db, rateLimit)).map(({ n }) => n)).toEqual([0])
  })

  test('leaves no account, number or address in the database', async () => {
    const { db, spend } = await opened()
    await spend(['sign-in-by-address', '203.0.113.7'], ['invitation-by-number', '2019010002'])
    expect(JSON.stringify(await rowsOf(db, rateLimit))).not.toMatch(/203\.0|2019010002/)
  })
})

test('the table of limits is what the specification asks for', () => {
  const perMinutes = Object.fromEntries(
    Object.entries(limits).map(([name, { max, within }]) => [name, `${max}/${within / minutes}`]),
  )
  expect(perMinutes).toMatchObject({
    'invitation-by-number': '5/60',
    'invitation-by-address': '300/60',
    'sign-in-by-account': '5/15',
    'sign-in-by-address': '50/15',
    reveal: '20/10',
    import: '6/60',
  })
})

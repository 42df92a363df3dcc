/** A paid run, the two sides that close it, and the season that is closed with its last run. */
import { expect } from 'vitest'
import { bank, payees, resultFile } from '../../kit/bank.ts'
import type { Bank } from '../../kit/bank.ts'
import { who } from '../../kit/school.ts'
import { november } from '../payouts/office.ts'

export const sides = { company: who.supervisor, school: who.lead } as const

export function closingOf(own: Bank) {
  const see = async (as: string = who.supervisor, run = own.run) =>
    (await own.ask(`GET /api/closings/${run}`, { as })).json
  async function close(
    side: keyof typeof sides,
    body: object = {},
    { as = sides[side] as string, run = own.run } = {},
  ) {
    const { openHash } = await see(who.supervisor, run)
    return own.ask(`POST /api/closings/${run}/close-${side}`, { as, body: { openHash, ...body } })
  }
  async function closeBoth(run = own.run, reason = '') {
    expect((await close('company', { reason }, { run })).status).toBe(200)
    expect((await close('school', { reason }, { run })).json.closedAt).toBe(own.clock.now())
  }
  return { ...own, see, close, closeBoth }
}
export type Closing = ReturnType<typeof closingOf>

/** Everybody has signed and is paid. */
export async function paid() {
  const own = await bank()
  for (const number of payees) await own.sign(number)
  const { id } = (await own.send()).json
  expect((await own.settle(id, resultFile(await own.orders(id)))).status).toBe(200)
  return { ...closingOf(own), batch: id as string }
}

export async function closed() {
  const own = await paid()
  await own.closeBoth()
  return own
}

/** November was the last run: nobody was paid in it, and both sides have said why. */
export async function closedSeason() {
  const own = await closed()
  const last = await own.published(november)
  await own.closeBoth(last.id, '年底统一处理')
  return { ...own, last: last.id }
}

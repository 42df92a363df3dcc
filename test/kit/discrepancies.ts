import { expect } from 'vitest'
import type { appFor } from './app.ts'
import { who } from './school.ts'

type Ask = ReturnType<typeof appFor>['ask']

/** Decides everything that is open on a run, as the supervisor does before publishing; gives how many there were. */
export async function decideAll(ask: Ask, run: string, as: string = who.supervisor): Promise<number> {
  const seen = await ask(`GET /api/discrepancies/${run}`, { as })
  expect(seen.status, seen.text).toBe(200)
  const open = seen.json.discrepancies as { key: string; decision: unknown }[]
  const keys = open.filter(({ decision }) => !decision).map(({ key }) => key)
  if (!keys.length) return 0
  const body = { keys, reason: '已逐项核实，不影响本次发放' }
  const decided = await ask(`POST /api/discrepancies/${run}/accept`, { as, body })
  expect(decided.status, decided.text).toBe(200)
  return keys.length
}

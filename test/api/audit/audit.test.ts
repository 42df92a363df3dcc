import { describe, expect, test } from 'vitest'
import { sealAll } from '../../../api/kernel/audit-seal.ts'
import { checkpoint } from '../../../api/kernel/checkpoint.ts'
import { publicKeysOf } from '../../../api/kernel/seal.ts'
import { beforeAll } from '../../../shared/audit/chain.ts'
import { walkChain } from '../../../shared/audit/walk.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { evening } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { testKeys } from '../../kit/keys.ts'
import { logged } from '../../kit/log.ts'
import { who } from '../../kit/school.ts'
import { p } from '../attendance/says.ts'

const search = async ({ ask }: Evening, query: Record<string, string> = {}, as: string = who.admin) =>
  ask(`GET /api/audit?${new URLSearchParams(query)}`, { as })
const actionsOf = (json: { events: { action: string }[] }) => json.events.map(({ action }) => action)

/** Two things of two people on the log. */
async function eventful() {
  const school = await evening()
  await school.ask('POST /api/attendance/check-in', {
    as: who.studentA,
    body: { id: 'punch-0001', date: '2020-11-12', shift: '晚', claimedAt: school.clock.now() },
  })
  await school.ask('GET /api/attendance/roll-call', { as: who.studentC })
  return school
}

describe('the log', () => {
  test('is searched by what, by whom, about whom and when, newest first', async () => {
    const school = await eventful()
    await sealAll(operatorCtx(school.db))
    const all = (await search(school)).json
    expect(actionsOf(all)[0]).toBe('authz_fail')
    expect(all.events.every((event: { sealed: boolean }) => event.sealed)).toBe(true)
    const { number } = all.events[0]
    expect(number).toBe(who.studentC)
    expect(actionsOf((await search(school, { who: who.studentC })).json)).toEqual(['authz_fail'])
    expect(actionsOf((await search(school, { action: 'authz' })).json)).toEqual(['authz_fail'])
    expect(actionsOf((await search(school, { action: '%' })).json)).toEqual([])
    expect(actionsOf((await search(school, { about: p(who.studentA) })).json)).not.toContain('authz_fail')
    expect(actionsOf((await search(school, { to: '2020-11-11' })).json)).toEqual([])
    expect(actionsOf((await search(school, { from: '2020-11-12', to: '2020-11-12' })).json)).toContain(
      'authz_fail',
    )
  })

  test('is read page after page', async () => {
    const school = await evening()
    await logged(operatorCtx(school.db), 120)
    const pages: number[] = []
    for (let before: string | undefined; ;) {
      const { events, next } = (await search(school, before ? { before } : {})).json
      pages.push(...events.map(({ seq }: { seq: number }) => seq))
      if (next === null) break
      before = String(next)
    }
    expect(pages).toEqual([...pages].toSorted((a, b) => b - a))
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages.length).toBeGreaterThanOrEqual(120)
  })

  test('gives the chain to whoever computes it anew, and what somebody changed does not hold', async () => {
    const school = await evening()
    const ctx = operatorCtx(school.db)
    await logged(ctx, 1_100)
    await checkpoint(ctx)
    const stretch = async (after: number) =>
      (await school.ask(`GET /api/audit/chain?after=${after}`, { as: who.supervisor })).json
    const first = await stretch(0)
    expect(first.next).toBe(first.links.at(-1).seq)
    const second = await stretch(first.next)
    expect([second.next, second.checkpoints.length]).toEqual([null, 1])
    const keys = publicKeysOf(testKeys)
    const walked = walkChain(beforeAll, first.links, first.checkpoints, keys)
    expect('head' in walked && walkChain(walked.head, second.links, second.checkpoints, keys)).toMatchObject({
      head: { seq: second.links.at(-1).seq },
    })
  })

  test('is exported by an admin, which is an event without what was looked for', async () => {
    const school = await eventful()
    const body = { who: who.studentC }
    const { json } = await school.ask('POST /api/audit/export', { as: who.admin, body })
    expect(json).toMatchObject({ name: 'audit.jsonl', count: 1 })
    expect(JSON.parse(json.lines).event).toMatchObject({ action: 'authz_fail', actor: p(who.studentC) })
    const [event] = await school.events('audit.export')
    expect(JSON.stringify(event)).not.toContain(who.studentC)
    await everyChangeIsTold(school.db)
  })

  test('is the supervisor’s and the admin’s to read, the admin’s to export', async () => {
    const school = await evening()
    for (const as of [who.teacher1, who.lead, who.finance, who.studentA])
      expect((await search(school, {}, as)).status).toBe(403)
    expect((await search(school, {}, who.supervisor)).status).toBe(200)
    expect((await school.ask('POST /api/audit/export', { as: who.supervisor, body: {} })).status).toBe(403)
  })
})

import { expect, test, vi } from 'vitest'
import { planJob } from '../../../api/jobs/plan.ts'
import { nextRun, recurringKinds } from '../../../api/jobs/recurring.ts'
import { runDue } from '../../../api/jobs/run-due.ts'
import type { Handler, Handlers } from '../../../api/jobs/run-due.ts'
import { job } from '../../../api/jobs/table.ts'
import type { Ctx } from '../../../api/kernel/ctx.ts'
import { clockAt, hours, minutes } from '../../kit/clock.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { freshDatabase } from '../../kit/database.ts'

const nothing: Handler = async () => {}

function handlersWith(handler: Handler): Handlers {
  const kinds = [...recurringKinds, 'attendance.roll-call-due'] as (keyof Handlers)[]
  const all = Object.fromEntries(kinds.map((kind) => [kind, nothing])) as Handlers
  return { ...all, 'attendance.roll-call-due': handler }
}

const planned = (ctx: Ctx, id: string, inMs: number) =>
  ctx.db.write([
    planJob(ctx, { id, kind: 'attendance.roll-call-due', dueAt: ctx.clock.now() + inMs, params: { id } }),
  ])

const rows = async (ctx: Ctx) => (await ctx.db.read({ rows: ctx.db.query.select().from(job) })).rows

async function started() {
  const clock = clockAt()
  const ctx = operatorCtx(await freshDatabase(), { clock })
  const ran: string[] = []
  const handler: Handler = async (_, params) => void ran.push(params['id']!)
  return { clock, ctx, ran, handlers: handlersWith(handler) }
}

test('a job runs once, when its time has come', async () => {
  const { clock, ctx, ran, handlers } = await started()
  await planned(ctx, 'a', 5 * minutes)
  await runDue(ctx, handlers)
  expect(ran).toEqual([])
  clock.pass(5 * minutes)
  await runDue(ctx, handlers)
  await runDue(ctx, handlers)
  expect(ran).toEqual(['a'])
})

test('planning the same id again changes nothing, done or not', async () => {
  const { ctx, ran, handlers } = await started()
  await planned(ctx, 'a', 0)
  await planned(ctx, 'a', 0)
  await runDue(ctx, handlers)
  await planned(ctx, 'a', 0)
  await runDue(ctx, handlers)
  expect(ran).toEqual(['a'])
})

test('a clock that is moved forward makes everything in between due, oldest first', async () => {
  const { clock, ctx, ran, handlers } = await started()
  for (const [id, at] of [
    ['c', 3],
    ['a', 1],
    ['b', 2],
  ] as const)
    await planned(ctx, id, at * hours)
  clock.pass(12 * hours)
  await runDue(ctx, handlers)
  expect(ran).toEqual(['a', 'b', 'c'])
})

test('of ten runners one does the job', async () => {
  const { ctx, ran, handlers } = await started()
  for (let i = 0; i < 30; i++) await planned(ctx, `j-${i}`, 0)
  await Promise.all(Array.from({ length: 10 }, () => runDue(ctx, handlers)))
  expect(ran.toSorted()).toEqual(Array.from({ length: 30 }, (_, i) => `j-${i}`).toSorted())
})

test('a job that fails is tried again, later each time, and does not hold up others', async () => {
  const { clock, ctx, ran } = await started()
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  let failures = 2
  const handlers = handlersWith(async (_, { id }) => {
    if (id === 'bad' && failures-- > 0) throw new Error('not yet')
    ran.push(id!)
  })
  await planned(ctx, 'bad', 0)
  await planned(ctx, 'good', 0)
  await runDue(ctx, handlers)
  expect(ran).toEqual(['good'])
  expect((await rows(ctx)).find((r) => r.id === 'bad')).toMatchObject({
    attempts: 1,
    lastError: 'Error: not yet',
  })
  clock.pass(9_000)
  await runDue(ctx, handlers)
  clock.pass(1_000)
  await runDue(ctx, handlers)
  clock.pass(19_000)
  await runDue(ctx, handlers)
  expect(ran).toEqual(['good'])
  clock.pass(1_000)
  await runDue(ctx, handlers)
  expect(ran).toEqual(['good', 'bad'])
  expect((await rows(ctx)).find((r) => r.id === 'bad')).toMatchObject({ attempts: 3, lastError: null })
  silent.mockRestore()
})

test('a runner that dies loses its job to the next one after the lease', async () => {
  const { clock, ctx, ran, handlers } = await started()
  await planned(ctx, 'a', 0)
  const dying = handlersWith(() => new Promise<never>(() => {}))
  void runDue(ctx, dying)
  await vi.waitFor(async () => expect((await rows(ctx)).find((r) => r.id === 'a')?.attempts).toBe(1))
  await runDue(ctx, handlers)
  expect(ran).toEqual([])
  clock.pass(2 * minutes)
  await runDue(ctx, handlers)
  expect(ran).toEqual(['a'])
})

test('a handler whose job was taken over meanwhile writes nothing', async () => {
  const { clock, ctx, handlers } = await started()
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  await planned(ctx, 'a', 0)
  const slow = handlersWith(async (ctx, _, done) => {
    clock.pass(3 * minutes)
    await runDue(ctx, handlers)
    await ctx.db.write([...done, planJob(ctx, { id: 'trace', kind: 'server.sweep', dueAt: 0 })])
  })
  await runDue(ctx, slow)
  expect((await rows(ctx)).some((r) => r.id === 'trace')).toBe(false)
  expect((await rows(ctx)).find((r) => r.id === 'a')?.doneAt).not.toBeNull()
  silent.mockRestore()
})

test('recurring work plants itself, runs at the next slot, and missed slots are not made up for', async () => {
  const { clock, ctx } = await started()
  let checkpoints = 0
  const handlers = { ...handlersWith(nothing), 'audit.checkpoint': async () => void checkpoints++ }
  await runDue(ctx, handlers)
  expect(checkpoints).toBe(1)
  clock.set(nextRun('audit.checkpoint', clock.now())! - 1)
  await runDue(ctx, handlers)
  expect(checkpoints).toBe(1)
  clock.pass(1)
  await runDue(ctx, handlers)
  expect(checkpoints).toBe(2)
  clock.pass(72 * hours)
  await runDue(ctx, handlers)
  expect(checkpoints).toBe(3)
})

test('a job of a kind that nobody knows stays, with its error', async () => {
  const { ctx, handlers } = await started()
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  await ctx.db.write([planJob(ctx, { id: 'x', kind: 'no.such' as never, dueAt: 0 })])
  await runDue(ctx, handlers)
  expect((await rows(ctx)).find((r) => r.id === 'x')).toMatchObject({ doneAt: null, attempts: 1 })
  silent.mockRestore()
})

/** R04: the live file is destroyed, the newest hourly copy takes its place, and phones bring back what it does not know. */
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { copiesIn, hourlyBackUp, kept } from '../../api/adapters/hourly-backup.node.ts'
import { makeKeyFile, readKeyFile } from '../../api/adapters/keys.node.ts'
import { restore } from '../../api/adapters/restore.node.ts'
import { sealAll } from '../../api/kernel/audit-seal.ts'
import { CannotStart } from '../../api/kernel/cannot-start.ts'
import { checkpoint } from '../../api/kernel/checkpoint.ts'
import { clockAt } from '../kit/clock.ts'
import { counts } from '../kit/counts.ts'
import { operatorCtx } from '../kit/ctx.ts'
import { closeFile, fileDatabase, freshFolder, letGo } from '../kit/folder.ts'
import { everyChangeIsTold, fileIsWhole, oneCheckInEach } from '../kit/invariants.ts'
import { testKeys } from '../kit/keys.ts'
import { logged } from '../kit/log.ts'
import { cli } from '../kit/process.ts'
import { requestHeaders } from '../kit/request-headers.ts'
import { rush } from '../kit/rush.ts'
import type { Command } from '../kit/rush.ts'
import { rushFile, servedFile, supervise } from '../kit/server.ts'

const count = counts(60, 400)
const checkIn = (as: string): Command => ({
  route: 'POST /api/attendance/check-in',
  as,
  key: `in-${as}-0000`,
})

test('R04 restore drill', async () => {
  const { file, keyFile, env, numbers, publicKeys } = await rushFile(count)
  const backups = join(freshFolder(), 'copies')
  const served = { ...env, DAOGANG_BACKUPS: backups, DAOGANG_CHECKPOINTS: join(freshFolder(), 'points') }
  const [early, late] = [numbers.slice(0, count / 2), numbers.slice(count / 2)]

  let server = await supervise({ env: served })
  const url = () => server.url()
  const before = await rush(early.map(checkIn), { url })
  await vi.waitFor(() => expect(copiesIn(backups)).toHaveLength(1), { timeout: 30_000, interval: 50 })
  const ready = (await (await fetch(`${url()}/readyz`)).json()) as object
  expect(ready).toMatchObject({ ready: true, backup: 'fresh' })
  // After the copy was made, so no copy knows of them.
  const after = await rush(late.map(checkIn), { url })
  const answers = new Map([...before.answers, ...after.answers].map(([key, text]) => [key, JSON.parse(text)]))
  await server.stop()

  const began = performance.now()
  for (const name of [`${file}-wal`, `${file}-shm`]) if (existsSync(name)) writeFileSync(name, 'x')
  writeFileSync(file, Buffer.alloc(100_000, 7))
  const from = join(backups, copiesIn(backups).at(-1)!)
  const restored = cli(['restore', '--from', from, '--db', file], { DAOGANG_KEY_FILE: keyFile })
  expect([restored.code, restored.err]).toEqual([0, ''])
  server = await supervise({ env: served })
  const upMs = performance.now() - began

  const me = (await ask(url(), 'GET /api/me', numbers[0]!)).json
  expect(me.restored).toMatch(/^[0-9a-f-]{36}$/)
  const sends = async (as: string) =>
    (await ask(url(), 'POST /api/attendance/bring-back', as, { seals: [answers.get(checkIn(as).key).seal] }))
      .json.back!
  const back = await Promise.all(numbers.map(sends))
  expect(back.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(late.length)
  expect(await Promise.all(numbers.map(sends))).toEqual(numbers.map(() => 0))
  await server.stop()

  const db = await openNodeDatabase(file)
  const { rows } = await db.client.execute(
    'select number, receipt, at from punch join person on person.id = punch.person_id',
  )
  const found = new Map(rows.map((row) => [String(row['number']), [row['receipt'], row['at']]]))
  for (const as of numbers) {
    const { receipt, at } = answers.get(checkIn(as).key)
    expect(found.get(as), as).toEqual([receipt, at])
  }
  await oneCheckInEach(db)
  await everyChangeIsTold(db, publicKeys)
  await fileIsWhole(db)
  await closeFile(db)
  console.log(
    `R04: ${count} check-ins acknowledged, ${late.length} of them after the copy; served again after ${(upMs / 1000).toFixed(1)} s; ${rows.length} there, 0 lost`,
  )
  expect(upMs).toBeLessThan(5 * 60_000)
}, 300_000)

test('R04 a copy of another key, with a changed log, damaged or missing is refused, and a live file is left alone', async () => {
  const served = await servedFile(async (db, keys) => {
    const ctx = operatorCtx(db, { keys })
    await logged(ctx, 20)
    await checkpoint(ctx)
  })
  const { file } = served
  const keyFile = readKeyFile(served.keyFile, () => {})
  const folder = freshFolder()
  const copy = (name: string) => {
    const path = join(folder, name)
    copyFileSync(file, path)
    return path
  }
  const target = join(folder, 'school.db')
  const refused = (from: string, key = keyFile, to = target) =>
    restore(from, to, key).then(
      () => '',
      (error: unknown) => (error instanceof CannotStart ? error.message : `no sentence: ${String(error)}`),
    )

  expect(await refused(copy('other.db'), makeKeyFile(join(folder, 'other.key')))).toMatch(/key/)
  const changed = copy('changed.db')
  const db = await openNodeDatabase(changed)
  await db.client.executeMultiple(
    "drop trigger audit_event_no_update; update audit_event set target = 'x' where n = 7",
  )
  await closeFile(db)
  expect(await refused(changed)).toContain('does not verify: event-altered at 7')
  const damaged = join(folder, 'damaged.db')
  writeFileSync(damaged, Buffer.alloc(8192, 7))
  expect(await refused(damaged)).toContain('damaged or no database')
  expect(await refused(join(folder, 'none.db'))).toContain('There is no back-up')
  const server = await supervise(served)
  expect(await refused(copy('late.db'), keyFile, file)).toContain('in use by a running server')
  await server.stop()
  await letGo()
  expect(readdirSync(folder).filter((name) => name.startsWith('school.db'))).toEqual([])

  // What stood there is kept beside it.
  const from = copy('good.db')
  const first = await restore(from, target, keyFile)
  await letGo()
  expect(first).toMatchObject({ ok: true, checked: 20 })
  const second = await restore(from, target, keyFile)
  expect(existsSync(second.before!)).toBe(true)
}, 120_000)

test('hourly copies: one an hour, checked, the oldest of more than forty-eight gone, a failed one tried again', async () => {
  const db = await fileDatabase()
  const clock = clockAt(Date.UTC(2020, 10, 12))
  const opened = { clock, db, keys: testKeys, newId: () => crypto.randomUUID() }
  await logged(operatorCtx(db), 3)
  const folder = join(freshFolder(), 'copies')
  const run = hourlyBackUp(folder)
  for (let minutes = 0; minutes < 120; minutes += 20) {
    await run(opened)
    clock.pass(20 * 60_000)
  }
  expect(copiesIn(folder)).toEqual(['2020-11-12T0000Z.db', '2020-11-12T0100Z.db'])
  for (let i = 0; i < kept; i++)
    writeFileSync(join(folder, `2020-10-0${1 + (i % 9)}T${String(i).padStart(4, '0')}Z.db`), '')
  await run(opened)
  expect(copiesIn(folder)).toHaveLength(kept)
  expect(copiesIn(folder).at(-1)).toBe('2020-11-12T0200Z.db')
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  await db.client.executeMultiple(
    "drop trigger audit_event_no_update; update audit_event set target = 'x' where n = 2",
  )
  await sealAll(operatorCtx(db)).catch(() => {})
  clock.pass(3_600_000)
  await run(opened)
  expect(copiesIn(folder).at(-1)).toBe('2020-11-12T0200Z.db')
  expect(said.mock.calls.flat().join()).toContain('backup_failed')
  said.mockRestore()
})

async function ask(url: string, route: string, as: string, body?: unknown) {
  const [method = 'GET', path = ''] = route.split(' ')
  const response = await fetch(`${url}${path}`, {
    method,
    headers: requestHeaders(method, as),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, json: (await response.json()) as { back?: number; restored?: string } }
}

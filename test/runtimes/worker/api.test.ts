import { expect, test } from 'vitest'
import { workerOnFreshDatabase } from '../../kit/worker.ts'

const student = '2019010002'
const leader = '2019010001'
const otherClass = '2019010022'
const checkIn = 'POST /api/attendance/check-in'

test('a student checks in on the edge, and sees it', async () => {
  const { ask } = await workerOnFreshDatabase()
  const done = await ask(checkIn, { as: student, body: { claimedAt: 5 } })
  expect(done.status, done.text).toBe(200)
  expect(done.json).toMatchObject({ kind: 'in', proof: 'unproven', duplicate: false })
  expect(done.headers.get('x-api')).toBe('1')
  const today = await ask('GET /api/attendance/today', { as: student })
  expect(today.json.checkIn.receipt).toBe(done.json.receipt)
})

test('the same key again is a replay, with another body a misuse', async () => {
  const { ask } = await workerOnFreshDatabase()
  const command = { as: student, key: 'edge-key-1', body: {} }
  const first = await ask(checkIn, command)
  const again = await ask(checkIn, command)
  expect([again.status, again.text, again.headers.get('idempotent-replay')]).toEqual([
    200,
    first.text,
    'true',
  ])
  const misuse = await ask(checkIn, { ...command, body: { claimedAt: 1 } })
  expect([misuse.status, misuse.json.fault.code]).toEqual([422, 'key-reused'])
  expect((await ask(checkIn, { as: student, key: null })).status).toBe(400)
})

test('two phones at the same instant: one check-in, one receipt', async () => {
  const { ask, db } = await workerOnFreshDatabase()
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(checkIn, { as: student })))
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]))
  expect(new Set(answers.map((a) => a.json.receipt)).size).toBe(1)
  const { rows } = await db.client.execute('select count(*) n from punch')
  expect(rows[0]!['n']).toBe(1)
})

test('a leader confirms the own group; of another class there is a refusal and one event', async () => {
  const { ask, db } = await workerOnFreshDatabase()
  const list = await ask('GET /api/attendance/roll-call', { as: leader })
  expect(list.status, list.text).toBe(200)
  const { date, code: shift } = list.json.shift
  const decide = (number: string) =>
    ask('POST /api/attendance/roll-call', {
      as: leader,
      body: { date, shift, decisions: [{ personId: `p-${number}`, state: 'present', version: 0 }] },
    })
  expect((await decide(student)).json).toMatchObject({ decided: 1 })
  expect((await decide(otherClass)).status).toBe(403)
  const { rows } = await db.client.execute("select target from audit_event where action = 'authz_fail'")
  expect(rows.map((row) => row['target'])).toEqual([`p-${otherClass}`])
})

test('a room’s code proves a check-in on the edge, and what is asked for is decided there', async () => {
  const { ask, db } = await workerOnFreshDatabase()
  await db.client.execute(
    `insert into room (id, season_id, name, seats, machines, classes) select 'r', id, '实训楼201', 60, 52,
      '["19电商1班"]' from season`,
  )
  const board = await ask(`GET /api/rooms/${encodeURIComponent('实训楼201')}/codes`, { as: 'S001' })
  expect(board.status, board.text).toBe(200)
  const { code } = board.json.codes[0]
  expect((await ask(checkIn, { as: student, body: { code } })).json).toMatchObject({ proof: 'proven' })
  const list = await ask('GET /api/attendance/roll-call', { as: leader })
  const { date, code: shift } = list.json.shift
  const body = { date, shift, state: 'late', reason: '堵车' }
  const asked = await ask('POST /api/corrections', { as: student, body })
  expect(asked.status, asked.text).toBe(200)
  const needs = await ask('GET /api/attendance/needs', { as: 'T001' })
  expect(needs.json.needs).toMatchObject([{ kind: 'correction', id: asked.json.id }])
  const route = `POST /api/corrections/${asked.json.id}/decide`
  const decided = await ask(route, { as: 'T001', body: { grant: true, version: 0 } })
  expect(decided.json, decided.text).toMatchObject({ kind: 'grant', state: 'late' })
  const { json } = await ask(`GET /api/attendance/day?date=${date}`, { as: student })
  expect(json.shifts).toMatchObject([{ state: 'late', checkIn: { proof: 'proven', room: '实训楼201' } }])
  const seen = await ask(`GET /api/attendance/board?date=${date}`, { as: 'T001' })
  expect(seen.json.classes).toMatchObject([{ counts: { late: 1, proven: 1 } }])
})

test('strangers are asked to sign in, roles without a right are refused, the demo is not there', async () => {
  const { ask } = await workerOnFreshDatabase()
  expect((await ask('GET /api/me')).status).toBe(401)
  expect((await ask('GET /api/payouts', { as: student })).status).toBe(403)
  expect((await ask('GET /api/demo')).status).toBe(404)
  expect((await ask('GET /api/no-such-thing', { as: student })).status).toBe(404)
})

test('cron seals the log, plans the day and makes the first checkpoint', async () => {
  const { ask, db, worker, bindings } = await workerOnFreshDatabase()
  await ask(checkIn, { as: student })
  await worker.scheduled(undefined, bindings)
  const count = async (table: string) =>
    (await db.client.execute(`select count(*) n from ${table}`)).rows[0]!['n']
  expect(await count('audit_link')).toBe(await count('audit_event'))
  expect(await count('audit_checkpoint')).toBe(1)
  expect(await count("job where kind = 'attendance.roll-call-due'")).toBeGreaterThan(0)
})

test('without its secrets a Worker answers 503 and says in its log what is missing', async () => {
  const { worker, bindings } = await workerOnFreshDatabase()
  const request = new Request('https://school.example/api/me')
  expect((await worker.fetch(request, { ...bindings, DAOGANG_KEYS: '{}' })).status).toBe(503)
  expect((await worker.fetch(request, {})).status).toBe(503)
})

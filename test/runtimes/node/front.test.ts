import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshFolder } from '../../kit/folder.ts'
import { hranaWithSchool } from '../../kit/hrana-with-school.ts'
import { testKeyFile } from '../../kit/keys.ts'
import { checkIn, send } from '../../kit/rush.ts'
import type { Command } from '../../kit/rush.ts'
import { who } from '../../kit/school.ts'
import { buildFront, buildWorker, startWorkerd } from '../../kit/workerd.ts'
import type { Built, Workerd } from '../../kit/workerd.ts'

const folder = freshFolder()
let hrana: Awaited<ReturnType<typeof hranaWithSchool>>
let [front, whole]: [Built?, Built?] = []
let both: Workerd

const told = () => ({ DAOGANG_DB_URL: `${hrana.url}/school/`, DAOGANG_KEYS: JSON.stringify(testKeyFile) })
const see = (path: string, as: string): Command => ({ route: `GET ${path}`, as, key: '' })
const asking = ({ port }: Workerd) => {
  const url = `http://127.0.0.1:${port}`
  return async (command: Command, headers?: Record<string, string>) => {
    const { status, text } = await send(undefined, url, command, headers)
    return { status, json: text ? JSON.parse(text) : undefined }
  }
}

beforeAll(async () => {
  hrana = await hranaWithSchool(folder)
  front = buildFront(join(folder, 'front'))
  whole = buildWorker(join(folder, 'whole'))
  both = await startWorkerd(front, told(), whole)
})
afterAll(async () => {
  await both.stop()
  hrana.close()
})

test('what phones ask is answered by the front, what the office asks by the whole Worker, of the same school', async () => {
  const ask = asking(both)
  const punched = await ask(checkIn(who.studentA))
  expect(punched.status).toBe(200)
  const audit = await ask(see('/api/audit?action=attendance.check-in', who.supervisor))
  expect([audit.status, audit.json.events]).toEqual([
    200,
    [expect.objectContaining({ number: who.studentA })],
  ])
  const file = { name: 'roster.csv', base64: btoa('no such table') }
  const preview = { route: 'POST /api/seasons/import/preview', as: who.supervisor, key: crypto.randomUUID() }
  const found = await ask({ ...preview, body: { files: [file] } })
  expect([found.status, JSON.stringify(found.json)]).toEqual([200, expect.stringContaining('表头缺少这些列')])
  expect(await ask(see('/api/nothing', who.studentA))).toMatchObject({
    status: 404,
    json: { fault: { code: 'not-found' } },
  })
})

test('the front needs nobody for a check-in, and says that it is down where the other is missing', async () => {
  const alone = await startWorkerd(front!, told())
  const ask = asking(alone)
  expect((await ask(see('/healthz', who.otherA))).status).toBe(200)
  expect((await ask(checkIn(who.otherA))).status).toBe(200)
  expect((await ask(see('/api/payslips', who.otherA))).status).toBe(503)
  await alone.stop()
})

test('what is passed on arrives with its host, its origin and what was sent', async () => {
  const { DAOGANG_DB_URL: url, ...keys } = told()
  const many = await startWorkerd(
    front!,
    { ...keys, DAOGANG_SCHOOLS: JSON.stringify({ 'north.example': url }) },
    whole,
  )
  const ask = asking(many)
  const north = { Host: 'north.example' }
  expect((await ask(see('/api/payslips', who.studentA), north)).status).toBe(200)
  for (const host of ['east.example', 'north.example.evil.example'])
    expect((await ask(see('/api/payslips', who.studentA), { Host: host })).status).toBe(421)
  const password = { number: who.admin, password: 'not the password', code: '123456' }
  const enter = {
    route: 'POST /api/sessions/password',
    as: who.admin,
    key: crypto.randomUUID(),
    body: password,
  }
  expect((await ask(enter, { ...north, Origin: 'https://east.example' })).json.fault.code).toBe(
    'foreign-origin',
  )
  expect((await ask(enter, { ...north, Origin: 'https://north.example' })).json.fault.code).toBe(
    'sign-in-failed',
  )
  await many.stop()
})

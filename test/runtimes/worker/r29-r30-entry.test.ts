import { expect, test } from 'vitest'
import { sessionCookie } from '../../../api/kernel/http.ts'
import { studentPin, wrongPin } from '../../kit/pin.ts'
import { phone } from '../../kit/slip.ts'
import { tokenOf } from '../../kit/token.ts'
import { workerOnFreshDatabase } from '../../kit/worker.ts'

const student = '2019010002'
const teacher = 'T001'

type Worker = Awaited<ReturnType<typeof workerOnFreshDatabase>>
const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code

async function slip({ ask }: Worker, purpose = 'add') {
  const body = { personIds: [`p-${student}`], purpose }
  const made = await ask('POST /api/invitations', { as: teacher, body })
  expect(made.status, made.text).toBe(200)
  return made.json.slips[0] as { token: string; code: string }
}

test('a student comes in on the edge with a slip, signs in with the PIN, and gives it as a second factor', async () => {
  const edge = await workerOnFreshDatabase()
  const { token } = await slip(edge, 'replace')
  const mine = phone(edge.ask)
  const seen = await edge.ask('POST /api/invitations/look', { body: { token } })
  expect(seen.json).toMatchObject({ kind: 'student', maskedName: '学***2' })
  const entered = await mine.accept({ token })
  expect(entered.status, entered.text).toBe(200)
  expect((await mine.signIn()).json).toEqual({ personId: `p-${student}` })
  expect((await mine.ask('POST /api/sessions/step-up', { pin: studentPin })).status).toBe(200)
  expect((await mine.ask('GET /api/me')).json.number).toBe(student)
  expect((await mine.ask('GET /api/devices')).json.devices).toMatchObject([{ current: true }])
})

test('R29 thirty guesses at one instant on the edge: five are looked at', async () => {
  const edge = await workerOnFreshDatabase()
  const mine = phone(edge.ask)
  await mine.accept({ token: (await slip(edge)).token })
  const answers = await Promise.all(Array.from({ length: 30 }, () => mine.signIn(wrongPin)))
  expect(answers.every((answer) => /^pin-(wrong|locked)$/.test(code(answer) ?? ''))).toBe(true)
  const { rows } = await edge.db.client.execute({
    sql: 'select pin_failures n from device where id = ?',
    args: [mine.deviceId()],
  })
  expect(rows[0]!['n']).toBe(5)
  expect(code(await mine.signIn())).toBe('pin-locked')
})

test('R29 five codes an hour on the edge, and one answer for who is there and who is not', async () => {
  const edge = await workerOnFreshDatabase()
  await slip(edge)
  const look = (number: string) =>
    edge.ask('POST /api/invitations/look', { body: { number, code: 'ABCD-ABCD-ABCD' } })
  const [known, unknown] = [await look(student), await look('999')]
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
  for (let i = 0; i < 4; i++) expect(code(await look(student))).toBe('invitation-unknown')
  const refused = await look(student)
  expect([refused.status, code(refused)]).toEqual([429, 'too-many'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000)
})

test('R30 a copied cookie does nothing on the edge that asks for the device’s key, and ends with the session', async () => {
  const edge = await workerOnFreshDatabase()
  const mine = phone(edge.ask)
  await mine.accept({ token: (await slip(edge)).token })
  const thief = { Cookie: `${sessionCookie}=${mine.token()}` }
  const tries = {
    'POST /api/devices/link': { pin: studentPin },
    'POST /api/sessions/step-up': { pin: studentPin },
  }
  for (const [route, body] of Object.entries(tries))
    expect(code(await edge.ask(route, { body, headers: thief }))).toBe('proof-needed')
  expect((await edge.ask('GET /api/me', { headers: thief })).status).toBe(200)
  await mine.ask('POST /api/me/log-out')
  expect((await edge.ask('GET /api/me', { headers: thief })).status).toBe(401)
})

test('R30 a slip works once on the edge, the teacher is told, and its token stands in no log', async () => {
  const edge = await workerOnFreshDatabase()
  const { token, code: typed } = await slip(edge)
  expect((await phone(edge.ask).accept({ token })).status).toBe(200)
  expect(code(await phone(edge.ask).accept({ token }))).toBe('invitation-used')
  expect((await edge.ask('GET /api/notices', { as: teacher })).text).toContain('invitation-misused')
  const log = edge.logged().join('\n')
  expect(log).toContain('"event":"authn_login_success","at":')
  for (const secret of [token, typed, studentPin, tokenOf(teacher)]) expect(log).not.toContain(secret)
})

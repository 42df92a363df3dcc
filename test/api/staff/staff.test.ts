import { describe, expect, test } from 'vitest'
import { person, roleGrant } from '../../../api/people/table.ts'
import { codeAt, goodPassword, recoveryCodes, totpSecretText, withPassword } from '../../kit/credentials.ts'
import { evening, rowsOf } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'

const create = 'POST /api/people/staff'
const list = 'GET /api/people/staff'

const newcomer = {
  number: '990100',
  name: '邱知远',
  roles: [
    { role: 'teacher', className: classes[1] },
    { role: 'finance', className: null },
  ],
}

describe('somebody new among the staff', () => {
  test('has the common roles at once, the reserved ones proposed, and a link', async () => {
    const { ask, db, clock, events } = await evening()
    const { status, json } = await ask(create, { as: who.admin, body: newcomer })
    expect(status).toBe(200)
    expect(json).toEqual({
      personId: expect.any(String),
      invitation: { token: expect.stringMatching(/^[\w-]{22}$/), expiresAt: clock.now() + 72 * 3_600_000 },
      pending: [{ id: expect.any(String), role: 'finance', className: null, kind: 'grant' }],
    })
    const held = (await rowsOf(db, roleGrant)).filter((g) => g.personId === json.personId)
    expect(held).toMatchObject([{ role: 'teacher', className: classes[1] }])
    expect(await contentOf(db)).not.toContain(json.invitation.token)
    expect(await events('people.create-staff')).toHaveLength(1)
    await everyChangeIsTold(db)
  })

  test('follows the link and is in, with what was given at once', async () => {
    const { ask, app, clock } = await evening()
    const { json } = await ask(create, { as: who.admin, body: newcomer })
    const body = {
      token: json.invitation.token,
      password: goodPassword,
      totpSecret: totpSecretText,
      code: codeAt(clock.now()),
      recoveryCodes,
    }
    const done = await ask('POST /api/credentials/accept', { body })
    const headers = { Cookie: done.headers.get('set-cookie')!.split(';')[0]! }
    expect(await (await app.request('/api/me', { headers })).json()).toMatchObject({
      name: '邱知远',
      roles: ['teacher'],
    })
  })

  test('with a number that is taken is refused; a student’s number is another', async () => {
    const { ask, db } = await evening()
    const before = await rowsOf(db, person)
    const taken = await ask(create, { as: who.admin, body: { ...newcomer, number: who.teacher1 } })
    expect([taken.status, taken.json.fault.code]).toEqual([409, 'number-taken'])
    expect(await rowsOf(db, person)).toEqual(before)
    const student = { ...newcomer, number: who.studentA }
    expect((await ask(create, { as: who.admin, body: student })).status).toBe(200)
  })

  test('twice at one instant is one', async () => {
    const { ask, db } = await evening()
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => ask(create, { as: who.admin, body: newcomer })),
    )
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409])
    expect((await rowsOf(db, person)).filter((p) => p.number === newcomer.number)).toHaveLength(1)
  })

  test.each([who.studentA, who.teacher1, who.lead, who.supervisor, who.finance])(
    'is not made by %s',
    async (as) => {
      const { ask } = await evening()
      expect((await ask(create, { as, body: newcomer })).status).toBe(403)
      expect((await ask(list, { as })).status).toBe(403)
      expect((await ask(`POST /api/people/p-${who.teacher2}/invite`, { as })).status).toBe(403)
    },
  )

  test('needs a second factor of the last five minutes', async () => {
    const { ask, db } = await evening()
    await db.client.execute('update session set step_up_until = 0')
    for (const route of [create, `POST /api/people/p-${who.teacher2}/invite`])
      expect((await ask(route, { as: who.admin, body: newcomer })).json.fault.code).toBe('step-up-needed')
  })
})

describe('inviting again', () => {
  test('is for staff, and told to whom it concerns', async () => {
    const { ask } = await evening()
    expect((await ask(`POST /api/people/p-${who.studentA}/invite`, { as: who.admin })).status).toBe(404)
    expect((await ask('POST /api/people/none/invite', { as: who.admin })).status).toBe(404)
    expect((await ask(`POST /api/people/p-${who.finance}/invite`, { as: who.admin })).status).toBe(200)
    const { notices } = (await ask('GET /api/notices', { as: who.finance })).json
    expect(notices).toMatchObject([{ kind: 'invited-again' }])
  })
})

describe('the list of the staff', () => {
  test('says who can sign in, holds which roles, and what is proposed or sent out', async () => {
    const { ask, db, clock } = await evening()
    await withPassword(db, [who.teacher1])
    const { json } = await ask(create, { as: who.admin, body: newcomer })
    const { staff } = (await ask(list, { as: who.admin })).json
    expect(staff).toHaveLength(8)
    const of = (number: string) => staff.find((one: { number: string }) => one.number === number)
    expect(of('990100')).toEqual({
      personId: json.personId,
      number: '990100',
      name: '邱知远',
      hasAccount: false,
      lastUsedAt: null,
      roles: [{ id: expect.any(String), role: 'teacher', className: classes[1] }],
      pending: [
        {
          id: json.pending[0].id,
          role: 'finance',
          className: null,
          kind: 'grant',
          proposedBy: `职员${who.admin}`,
          mine: true,
        },
      ],
      openInvitation: clock.now() + 72 * 3_600_000,
    })
    expect(of(who.teacher1)).toMatchObject({ hasAccount: true, openInvitation: null, pending: [] })
    expect(of(who.teacher1).lastUsedAt).toEqual(expect.any(Number))
  })
})

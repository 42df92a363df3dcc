import { describe, expect, test } from 'vitest'
import { roleGrant } from '../../../api/people/table.ts'
import { decideRole } from '../../../api/roles/decide.ts'
import { roleProposal } from '../../../api/roles/table.ts'
import { counts } from '../../kit/counts.ts'
import { withPassword } from '../../kit/credentials.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { evening, rowsOf } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { signedIn, staff } from '../../kit/people.ts'
import { classes, who } from '../../kit/school.ts'

const admin2 = '990002'
const rolesOf = (number: string) => `POST /api/people/p-${number}/roles`

/** The school with a second admin; both can sign in. */
async function office() {
  const opened = await evening()
  const { db, ask, clock } = opened
  await db.write([...staff(db, admin2, 'admin'), signedIn(db, admin2, clock.now())])
  await withPassword(db, [who.admin, admin2])
  const change = (number: string, role: string, more: object = {}, as: string = who.admin) =>
    ask(rolesOf(number), { as, body: { role, className: null, kind: 'grant', ...more } })
  const decide = (id: string, confirm = true, as: string = admin2) =>
    ask(`POST /api/people/roles/${id}/decide`, { as, body: { confirm } })
  const held = async (number: string) =>
    (await rowsOf(db, roleGrant))
      .filter((g) => g.personId === `p-${number}` && g.revokedAt === null)
      .map((g) => g.role)
      .toSorted()
  const proposed = async (number: string, role: string, more: object = {}) =>
    (await change(number, role, more)).json.pending.id as string
  return { ...opened, change, decide, held, proposed }
}

describe('a role that one admin gives', () => {
  test.each(['teacher', 'supervisor'])('%s: at once, told to its holder and the log', async (role) => {
    const { change, held, ask, events, db } = await office()
    const number = role === 'teacher' ? who.supervisor : who.teacher1
    const done = await change(number, role)
    expect([done.status, done.json]).toEqual([200, { changed: true, pending: null }])
    expect(await held(number)).toContain(role)
    expect(await events('roles.grant')).toMatchObject([
      { actor: `p-${who.admin}`, target: `p-${number}`, after: { role, className: null } },
    ])
    await db.write([signedInAgain(db, number)])
    const { notices } = (await ask('GET /api/notices', { as: number })).json
    expect(notices).toMatchObject([{ kind: 'role-changed', params: { role, change: 'grant' } }])
    await everyChangeIsTold(db)
  })

  test('for one class reaches that class', async () => {
    const { change, db } = await office()
    await change(who.supervisor, 'teacher', { className: classes[1] })
    expect((await rowsOf(db, roleGrant)).at(-1)).toMatchObject({ role: 'teacher', className: classes[1] })
  })

  test('ends the sessions of its holder (R30)', async () => {
    const { change, ask } = await office()
    await change(who.teacher1, 'supervisor')
    expect((await ask('GET /api/me', { as: who.teacher1 })).status).toBe(401)
  })

  test.each([
    ['somebody who is not there', '990404', 'teacher', {}, 404],
    ['a student', who.studentA, 'teacher', {}, 404],
    ['who has it', who.teacher1, 'teacher', { className: classes[0] }, 409],
    ['taken from who has it not', who.teacher1, 'supervisor', { kind: 'revoke' }, 409],
    ['for a class where it has none', who.teacher1, 'supervisor', { className: classes[0] }, 422],
    ['that does not exist', who.teacher1, 'headmaster', {}, 422],
    ['himself', who.admin, 'supervisor', {}, 403],
  ])('not to %s', async (_, number, role, more, status) => {
    const { change, db } = await office()
    const before = await rowsOf(db, roleGrant)
    expect((await change(number, role, more)).status).toBe(status)
    expect(await rowsOf(db, roleGrant)).toEqual(before)
  })

  test('needs a second factor of the last five minutes', async () => {
    const { change, db, clock } = await office()
    await db.client.execute({ sql: 'update session set step_up_until = ?', args: [clock.now()] })
    expect((await change(who.teacher1, 'supervisor')).json.fault.code).toBe('step-up-needed')
  })
})

describe('taking a role away', () => {
  test('takes effect at the next request and ends every session', async () => {
    const { change, ask, held } = await office()
    expect((await ask('GET /api/payouts', { as: who.supervisor })).status).toBe(200)
    expect((await change(who.supervisor, 'supervisor', { kind: 'revoke' })).json.changed).toBe(true)
    expect((await ask('GET /api/payouts', { as: who.supervisor })).status).toBe(401)
    expect(await held(who.supervisor)).toEqual([])
  })
})

describe('roles that take two people', () => {
  test.each(['finance', 'admin', 'lead-teacher'])(
    '%s: proposed by one, confirmed by another',
    async (role) => {
      const { change, decide, held, ask, events, db } = await office()
      const { json } = await change(who.teacher1, role)
      expect(json).toMatchObject({ changed: false, pending: { role, className: null, kind: 'grant' } })
      expect(await held(who.teacher1)).toEqual(['teacher'])
      const { notices } = (await ask('GET /api/notices', { as: admin2 })).json
      expect(notices).toMatchObject([
        { kind: 'role-proposed', params: { name: `职员${who.teacher1}`, role } },
      ])
      expect((await decide(json.pending.id)).json).toEqual({ confirmed: true })
      expect(await held(who.teacher1)).toEqual([role, 'teacher'].toSorted())
      expect(await events('roles.grant')).toMatchObject([
        { actor: `p-${admin2}`, after: { role, proposal: json.pending.id, proposedBy: `p-${who.admin}` } },
      ])
      await everyChangeIsTold(db)
    },
  )

  test('nobody confirms what he proposed', async () => {
    const { proposed, decide, held } = await office()
    const id = await proposed(who.teacher1, 'finance')
    const answer = await decide(id, true, who.admin)
    expect([answer.status, answer.json.fault.code]).toEqual([403, 'one-person'])
    expect(await held(who.teacher1)).toEqual(['teacher'])
  })

  test('who proposed may take it back, the other may turn it down; then it may be proposed again', async () => {
    const { proposed, decide, held } = await office()
    for (const as of [who.admin, admin2]) {
      const id = await proposed(who.teacher1, 'finance')
      expect((await decide(id, false, as)).json).toEqual({ confirmed: false })
      expect((await decide(id)).status).toBe(409)
    }
    expect(await held(who.teacher1)).toEqual(['teacher'])
  })

  test('the same is not proposed twice', async () => {
    const { change } = await office()
    expect((await change(who.teacher1, 'finance')).status).toBe(200)
    expect((await change(who.teacher1, 'finance', {}, admin2)).status).toBe(409)
  })

  test('the operator’s command line is a second person', async () => {
    const { proposed, held, db, clock } = await office()
    const id = await proposed(who.teacher1, 'admin')
    await decideRole(operatorCtx(db, { clock, via: 'cli' }), { id, confirm: true })
    expect(await held(who.teacher1)).toEqual(['admin', 'teacher'])
  })

  test('a proposal falls with the role of who made it', async () => {
    const { proposed, decide, held, db } = await office()
    const id = await proposed(who.teacher1, 'admin')
    await db.client.execute(`update role_grant set revoked_at = 1 where person_id = 'p-${who.admin}'`)
    expect((await decide(id)).status).toBe(409)
    expect(await held(who.teacher1)).toEqual(['teacher'])
  })

  test('confirmed twice at one instant is confirmed once', async () => {
    const { proposed, decide, db, clock, held, events } = await office()
    await db.write([...staff(db, '990003', 'admin'), signedIn(db, '990003', clock.now())])
    for (let round = 0; round < counts(3, 50); round++) {
      const id = await proposed(who.teacher1, 'finance')
      const answers = await Promise.all([decide(id), decide(id, true, '990003'), decide(id)])
      expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409])
      expect(await held(who.teacher1)).toEqual(['finance', 'teacher'])
      const back = await proposed(who.teacher1, 'finance', { kind: 'revoke' })
      expect((await decide(back)).status).toBe(200)
      expect(await held(who.teacher1)).toEqual(['teacher'])
    }
    expect(await events('roles.grant')).toHaveLength(counts(3, 50))
  })
})

describe('the last admin who can sign in', () => {
  test('is not taken away', async () => {
    const { change, db } = await office()
    await db.client.execute(`delete from password where person_id = 'p-${admin2}'`)
    const answer = await change(who.admin, 'admin', { kind: 'revoke' })
    expect([answer.status, answer.json.fault.code]).toEqual([409, 'last-admin'])
    expect((await change(admin2, 'admin', { kind: 'revoke' })).status).toBe(200)
  })

  test('nor when two are to go: the second confirmation is refused', async () => {
    const { proposed, decide, held } = await office()
    const one = await proposed(admin2, 'admin', { kind: 'revoke' })
    const mine = await proposed(who.admin, 'admin', { kind: 'revoke' })
    expect((await decide(mine)).json).toEqual({ confirmed: true })
    // Who proposed it is no admin any more, and who it is about is the last one.
    expect((await decide(one)).status).toBe(409)
    expect(await held(admin2)).toEqual(['admin'])
  })

  test('nor at one instant', async () => {
    const { proposed, held, db, clock } = await office()
    const ids = [
      await proposed(admin2, 'admin', { kind: 'revoke' }),
      await proposed(who.admin, 'admin', { kind: 'revoke' }),
    ]
    const ctx = operatorCtx(db, { clock, via: 'cli' })
    await Promise.allSettled(ids.map((id) => decideRole(ctx, { id, confirm: true })))
    expect([...(await held(who.admin)), ...(await held(admin2))]).toEqual(['admin'])
    expect((await rowsOf(db, roleProposal)).filter((p) => p.confirmed)).toHaveLength(1)
  })
})

describe('is refused', () => {
  test.each([who.studentA, who.leaderA, who.teacher1, who.lead, who.supervisor, who.finance])(
    'to %s, who changes and confirms nothing',
    async (as) => {
      const { change, proposed, decide, held } = await office()
      const id = await proposed(who.teacher2, 'finance')
      expect((await change(who.teacher2, 'supervisor', {}, as)).status).toBe(403)
      expect((await decide(id, true, as)).status).toBe(403)
      expect(await held(who.teacher2)).toEqual(['teacher'])
    },
  )
})

function signedInAgain(db: Awaited<ReturnType<typeof office>>['db'], number: string) {
  return {
    sql: 'update session set ended_at = null where person_id = ?',
    args: [`p-${number}`],
  }
}

describe('links and slips of who lost a role', () => {
  test('end with it: an admin taken off keeps no link to somebody’s account', async () => {
    const { ask, proposed, decide, db, clock } = await office()
    const link = (await ask(`POST /api/people/p-${who.finance}/invite`, { as: admin2 })).json
    const other = (await ask(`POST /api/people/p-${who.teacher1}/invite`, { as: who.admin })).json
    await db.write([...staff(db, '990003', 'admin'), signedIn(db, '990003', clock.now())])
    const id = await proposed(admin2, 'admin', { kind: 'revoke' })
    expect((await decide(id, true, '990003')).status).toBe(200)
    const look = async (token: string) =>
      (await ask('POST /api/invitations/look', { body: { token } })).json.fault?.code ?? 'open'
    expect(await look(link.token)).toBe('invitation-unknown')
    expect(await look(other.token)).toBe('open')
  })

  test('end with it: nor a teacher a slip for a student', async () => {
    const { ask, change } = await office()
    const body = { personIds: [`p-${who.studentA}`], purpose: 'replace' }
    const { slips } = (await ask('POST /api/invitations', { as: who.teacher1, body })).json
    await change(who.teacher1, 'teacher', { className: classes[0], kind: 'revoke' })
    const { json } = await ask('POST /api/invitations/look', { body: { token: slips[0].token } })
    expect(json.fault?.code).toBe('invitation-unknown')
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { device } from '../../../api/devices/table.ts'
import { invitation } from '../../../api/invitations/table.ts'
import { session } from '../../../api/people/table.ts'
import { hours } from '../../kit/clock.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'
import { faultOf, schoolTemplate, slipsAt } from './slips.ts'
import type { Slip } from './slips.ts'

let template: Awaited<ReturnType<typeof schoolTemplate>>
beforeAll(async () => {
  template = await schoolTemplate()
})
const opened = () => slipsAt(template)
const route = 'POST /api/invitations'

describe('slips are made', () => {
  test('for a class, one each in the roster’s order, with a token for the QR code and a code for typing', async () => {
    const { db, ask, clock, rows } = await opened()
    const body = { className: classes[0], purpose: 'enrol' }
    const slips = (await ask(route, { as: who.teacher1, body })).json.slips as Slip[]
    expect(slips.map(({ number }) => number)).toEqual([
      who.leaderA,
      who.studentA,
      who.otherA,
      who.leaderB,
      who.studentB,
      '2019010013',
    ])
    for (const slip of slips) {
      expect(slip.token).toMatch(/^[\w-]{22}$/)
      expect(slip.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
      expect(slip.expiresAt).toBe(clock.now() + 72 * hours)
    }
    expect(new Set(slips.flatMap((s) => [s.token, s.code])).size).toBe(12)
    const kept = JSON.stringify(await rows(invitation))
    for (const { token, code } of slips) {
      expect(kept).not.toContain(token)
      expect(kept).not.toContain(code.replaceAll('-', ''))
    }
    await everyChangeIsTold(db)
  })

  test('and no secret of them stands anywhere else: neither in the log nor in the answer to a repeat', async () => {
    const { ask, db } = await opened()
    const command = {
      as: who.teacher1,
      key: 'key-0001',
      body: { personIds: [`p-${who.studentA}`], purpose: 'add' },
    }
    const { token, code } = (await ask(route, command)).json.slips[0] as Slip
    const again = await ask(route, command)
    expect(again.json.slips).toMatchObject([{ personId: `p-${who.studentA}`, token: '', code: '' }])
    const all = JSON.stringify((await db.client.execute('select bytes from audit_event')).rows)
    const answers = JSON.stringify((await db.client.execute('select response from idempotency')).rows)
    for (const text of [all, answers]) {
      expect(text).not.toContain(token)
      expect(text).not.toContain(code)
    }
  })

  test('anew, and the earlier one ends', async () => {
    const { ask, make } = await opened()
    const [first, second] = [await make(who.studentA), await make(who.studentA)]
    expect(faultOf(await ask('POST /api/invitations/look', { body: { token: first.token } }))).toBe(
      'invitation-unknown',
    )
    expect((await ask('POST /api/invitations/look', { body: { token: second.token } })).status).toBe(200)
  })

  test('for a lost phone: what was enrolled is taken away and what is open ends at that instant', async () => {
    const { ask, make, rows } = await opened()
    expect((await ask('GET /api/me', { as: who.studentA })).status).toBe(200)
    await make(who.studentA, 'replace')
    expect((await ask('GET /api/me', { as: who.studentA })).status).toBe(401)
    expect((await ask('GET /api/me', { as: who.studentB })).status).toBe(200)
    const gone = (await rows(device)).filter(({ removedAt }) => removedAt !== null)
    expect(gone.map(({ personId }) => personId)).toEqual([`p-${who.studentA}`])
    expect((await rows(session)).filter(({ endedAt }) => endedAt !== null)).toHaveLength(1)
  })

  test('not for a class that there is not, nor for somebody who is no student of it', async () => {
    const { ask, db } = await opened()
    const before = await contentOf(db)
    for (const body of [
      { className: '无此班', purpose: 'enrol' },
      { personIds: ['nobody'], purpose: 'enrol' },
    ])
      expect((await ask(route, { as: who.supervisor, body })).status).toBe(404)
    for (const body of [{ className: classes[0] }, { purpose: 'enrol' }, { personIds: [], purpose: 'enrol' }])
      expect((await ask(route, { as: who.supervisor, body })).status).toBe(422)
    expect(
      (await ask(route, { as: who.supervisor, body: { className: classes[0], purpose: 'link' } })).status,
    ).toBe(422)
    expect(await contentOf(db)).toBe(before)
  })

  test('by a teacher for the own classes alone, one foreign student among them refuses all', async () => {
    const { ask, db, events } = await opened()
    const before = await contentOf(db)
    const foreign = [
      { className: classes[1], purpose: 'enrol' },
      { personIds: [`p-${who.studentA}`, `p-${who.studentC}`], purpose: 'replace' },
    ]
    for (const body of foreign) expect((await ask(route, { as: who.teacher1, body })).status).toBe(403)
    expect((await ask(route, { as: who.studentA, body: foreign[0] })).status).toBe(403)
    expect((await ask(route, { body: foreign[0] })).status).toBe(401)
    expect(await contentOf(db)).toBe(before)
    expect(await events('authz_fail')).toHaveLength(3)
    for (const as of [who.supervisor, who.admin, who.lead])
      expect((await ask(route, { as, body: foreign[0] })).status).toBe(200)
  })
})

describe('open slips are revoked', () => {
  test('of a class, and then open nothing', async () => {
    const { ask, make, events } = await opened()
    const slip = await make(who.studentA)
    const body = { className: classes[0] }
    expect((await ask('POST /api/invitations/revoke', { as: who.teacher1, body })).json).toEqual({
      revoked: true,
    })
    expect(faultOf(await ask('POST /api/invitations/look', { body: { token: slip.token } }))).toBe(
      'invitation-unknown',
    )
    expect(await events('invitations.revoke')).toHaveLength(6)
  })

  test('not of another class', async () => {
    const { ask } = await opened()
    const body = { className: classes[1] }
    expect((await ask('POST /api/invitations/revoke', { as: who.teacher1, body })).status).toBe(403)
  })
})

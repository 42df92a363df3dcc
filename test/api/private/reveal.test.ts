import { describe, expect, test } from 'vitest'
import { person } from '../../../api/people/table.ts'
import { eq } from 'drizzle-orm'
import { minutes } from '../../kit/clock.ts'
import { studentPin, wrongPin } from '../../kit/pin.ts'
import { who } from '../../kit/school.ts'
import { agrees, me, myCard, myId, other, otherCard, owning } from './owning.ts'

const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code
const route = `POST /api/people/p-${me}/reveal`
const body = { field: 'cardNumber', purpose: 'bank-enquiry' }

describe('finance looks at one number', () => {
  test('in full, with one event that says who, whose, what and what for', async () => {
    const { ask, events, clock } = await owning()
    const answer = await ask(route, { as: who.finance, body })
    expect(answer.json).toEqual({ text: myCard })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await events('pii_read')).toMatchObject([
      {
        actor: `p-${who.finance}`,
        role: 'finance',
        target: `p-${me}`,
        at: clock.now(),
        after: { field: 'card_number', purpose: 'bank-enquiry' },
      },
    ])
  })

  test('and the answer is kept nowhere: the same command again shows nothing', async () => {
    const { ask, db, events } = await owning()
    const command = { as: who.finance, body, key: 'reveal-0001' }
    await ask(route, command)
    const again = await ask(route, command)
    expect(again.json).toEqual({ text: null })
    const { rows } = await db.client.execute('select response from idempotency')
    expect(JSON.stringify(rows)).not.toContain(myCard)
    expect(await events('pii_read')).toHaveLength(1)
  })

  test('only with a second factor of the last five minutes', async () => {
    const { ask, db, events } = await owning()
    await db.client.execute('update session set step_up_until = 0')
    const answer = await ask(route, { as: who.finance, body })
    expect([answer.status, code(answer)]).toEqual([403, 'step-up-needed'])
    expect(await events('pii_read')).toEqual([])
  })

  test.each([who.supervisor, who.lead, who.teacher1, who.admin, me])('not %s', async (as) => {
    const { ask, events } = await owning()
    expect((await ask(route, { as, body })).status).toBe(403)
    expect(await events('pii_read')).toEqual([])
  })

  test('for a purpose of the list, of somebody who has it', async () => {
    const { ask } = await owning()
    const as = who.finance
    expect((await ask(route, { as, body: { ...body, purpose: 'curious' } })).status).toBe(422)
    expect((await ask(route, { as, body: { ...body, field: 'cardSalt' } })).status).toBe(422)
    expect((await ask(route, { as, body: { ...body, field: 'phone' } })).status).toBe(404)
    expect((await ask('POST /api/people/nobody/reveal', { as, body })).status).toBe(404)
  })

  test('not once its owner has taken back the consent to its use', async () => {
    const { ask, db, events } = await owning()
    await db.write([agrees(db, me, false, 2)])
    const answer = await ask(route, { as: who.finance, body })
    expect([answer.status, code(answer)]).toEqual([409, 'consent-withdrawn'])
    expect(await events('pii_read')).toEqual([])
  })

  test('R34 twenty times in ten minutes; more are refused, and the admins hear of it once', async () => {
    const { ask, events, noticesOf, clock } = await owning()
    const look = () => ask(route, { as: who.finance, body })
    for (let i = 0; i < 20; i++) expect((await look()).status).toBe(200)
    for (let i = 0; i < 3; i++) {
      const answer = await look()
      expect([answer.status, code(answer)]).toEqual([429, 'too-many'])
      expect(answer.text).not.toContain(myCard)
    }
    expect(await events('pii_read')).toHaveLength(20)
    expect(await events('pii_refused')).toHaveLength(3)
    expect(await noticesOf(who.admin, 'reveals-many')).toMatchObject([
      { params: { name: `职员${who.finance}`, number: who.finance, most: '20' } },
    ])
    clock.pass(10 * minutes)
    expect((await look()).status).toBe(200)
  })

  test('R34 a hundred at one instant are twenty', async () => {
    const { ask, events } = await owning()
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => ask(route, { as: who.finance, body })),
    )
    expect(answers.filter((a) => a.status === 200)).toHaveLength(20)
    expect(await events('pii_read')).toHaveLength(20)
  })
})

describe('the owner looks at the own number', () => {
  const own = 'POST /api/private/reveal'
  const asked = { pin: studentPin, field: 'idNumber' }

  test('for a fresh PIN on the own device, once', async () => {
    const { ask, events } = await owning()
    const command = { as: me, body: asked, key: 'reveal-own-1' }
    const answer = await ask(own, command)
    expect(answer.json).toEqual({ text: myId })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await ask(own, command)).json).toEqual({ text: null })
    expect(await events('pii_read')).toMatchObject([
      { actor: `p-${me}`, role: 'student', after: { field: 'id_number', purpose: 'own' } },
    ])
  })

  test('R30 not with a copied cookie, a wrong PIN, or a number that is not there', async () => {
    const { ask, events } = await owning()
    expect(code(await ask(own, { as: me, body: asked, headers: { 'X-Proof': '' } }))).toBe('proof-needed')
    expect(code(await ask(own, { as: me, body: { ...asked, pin: wrongPin } }))).toBe('pin-wrong')
    expect(code(await ask(own, { as: me, body: { ...asked, field: 'phone' } }))).toBe('not-found')
    expect(await events('pii_read')).toEqual([])
  })
})

describe('who looked at my data', () => {
  test('tells the owner of every look, newest first, and nobody of anybody else’s', async () => {
    const { ask, clock } = await owning()
    const at = clock.now()
    await ask(route, { as: who.finance, body })
    clock.pass(minutes)
    await ask('POST /api/private/reveal', { as: me, body: { pin: studentPin, field: 'idNumber' } })
    const looks = (await ask('GET /api/private/looks', { as: me })).json
    expect(looks).toEqual([
      { at: at + minutes, by: '学生002', role: 'student', field: 'idNumber', purpose: 'own' },
      { at, by: `职员${who.finance}`, role: 'finance', field: 'cardNumber', purpose: 'bank-enquiry' },
    ])
    expect((await ask('GET /api/private/looks', { as: other })).json).toEqual([])
  })

  test('is found by an index, however long the log is', async () => {
    const { db } = await owning()
    const { rows } = await db.client.execute(
      "explain query plan select * from audit_event where action = 'pii_read' and target = 'p-1'",
    )
    expect(JSON.stringify(rows)).toContain('audit_event_look')
  })
})

test('a sealed number put into another row or column opens for nobody', async () => {
  const { ask, db, rowOf, events } = await owning()
  const mine = await rowOf(me)
  await db.write([
    db.query.update(person).set({ cardNumber: mine.cardNumber }).where(eq(person.number, other)),
    db.query.update(person).set({ idNumber: mine.cardNumber }).where(eq(person.number, me)),
  ])
  const as = who.finance
  for (const [id, field] of [
    [`p-${other}`, 'cardNumber'],
    [`p-${me}`, 'idNumber'],
  ]) {
    const answer = await ask(`POST /api/people/${id}/reveal`, { as, body: { ...body, field } })
    expect(answer.status).toBe(500)
    expect(answer.text).not.toMatch(new RegExp(`${myCard}|${otherCard}`))
  }
  expect(await events('pii_read')).toEqual([])
})

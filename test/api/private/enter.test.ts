import { describe, expect, test } from 'vitest'
import { studentPin, wrongPin } from '../../kit/pin.ts'
import { who } from '../../kit/school.ts'
import { idNumberOf } from '../../kit/numbers.ts'
import { agrees, me, myCard, myId, newCard, other, otherCard, otherId, owning } from './owning.ts'

const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code

describe('the own ID and card number', () => {
  test('are sealed, shown by their ends, and nowhere in plain', async () => {
    const { ask, rowOf, db } = await owning()
    expect((await ask('GET /api/private', { as: me })).json).toMatchObject({
      phoneTail: null,
      idNumberTail: myId.slice(-4),
      cardNumberTail: myCard.slice(-4),
      consent: true,
    })
    const row = await rowOf(me)
    expect(row.idNumber).toMatch(/^v1\.own\./)
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${myId}|${myCard}`))
    const { rows } = await db.client.execute('select response from idempotency')
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${myId.slice(-4)}|${myCard.slice(-4)}`))
  })

  test('are taken as people write them: in groups, full-width, with a small x', async () => {
    const { enter, rowOf } = await owning()
    const grouped = newCard.replaceAll(/(.{4})/g, '$1 ')
    const wide = [...grouped]
      .map((c) => (/\d/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
      .join('')
    expect((await enter({ cardNumber: wide })).json).toEqual({ changed: ['cardNumber'], payslips: 1 })
    expect((await rowOf(me)).cardNumberTail).toBe(newCard.slice(-4))
    const x = Array.from({ length: 100 }, (_, i) => idNumberOf(100 + i)).find((id) => id.endsWith('X'))!
    expect((await enter({ idNumber: x.toLowerCase() })).status).toBe(200)
    expect((await rowOf(me)).idNumberTail).toBe(x.slice(-4))
  })

  test('entered again as they are change nothing', async () => {
    const { enter, slipsOf, events } = await owning()
    const before = (await events('private.enter')).length
    expect((await enter({ idNumber: myId, cardNumber: myCard })).json).toEqual({ changed: [], payslips: 0 })
    expect((await enter({})).json).toEqual({ changed: [], payslips: 0 })
    expect(await events('private.enter')).toHaveLength(before)
    expect(await slipsOf(me)).toHaveLength(1)
  })

  test.each([
    ['a card that fails Luhn', { cardNumber: '6200002049710000011' }, 'cardNumber'],
    ['a card that is too short', { cardNumber: '620000204971' }, 'cardNumber'],
    ['an ID with a wrong check character', { idNumber: '990000200201010010' }, 'idNumber'],
    ['an ID with a birthday that never was', { idNumber: '990000200213010018' }, 'idNumber'],
    ['letters', { cardNumber: 'not a card' }, 'cardNumber'],
  ])('R24 %s is refused', async (_, body, field) => {
    const { enter, rowOf } = await owning()
    const before = await rowOf(me)
    const answer = await enter(body)
    expect([answer.status, code(answer), answer.json.fault.params.field]).toEqual([
      422,
      'number-invalid',
      field,
    ])
    expect(answer.text).not.toContain(Object.values(body)[0])
    expect(await rowOf(me)).toEqual(before)
  })

  test.each([
    ['card', { cardNumber: otherCard }],
    ['ID', { idNumber: otherId }],
  ])("another person's %s is refused, without saying whose", async (_, body) => {
    const { enter, rowOf } = await owning()
    const before = await rowOf(me)
    const answer = await enter(body)
    expect([answer.status, code(answer)]).toEqual([409, 'number-of-another'])
    expect(answer.text).not.toMatch(new RegExp(`${other}|学生`))
    expect(await rowOf(me)).toEqual(before)
  })

  test('two who enter the same new card at one instant: one has it', async () => {
    const { enter, rowOf } = await owning()
    const answers = await Promise.all([enter({ cardNumber: newCard }), enter({ cardNumber: newCard }, other)])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    const tails = [(await rowOf(me)).cardNumberTail, (await rowOf(other)).cardNumberTail]
    expect(tails.filter((tail) => tail === newCard.slice(-4))).toHaveLength(1)
  })

  test('are not kept of somebody who does not agree, or agrees no longer', async () => {
    const { enter, ask, db, rowOf } = await owning()
    await db.write([agrees(db, me, false, 2)])
    const before = await rowOf(me)
    expect(code(await enter({ cardNumber: newCard }))).toBe('consent-needed')
    expect(await rowOf(me)).toEqual(before)
    expect((await ask('GET /api/private', { as: me })).json.consent).toBe(false)
    expect(code(await enter({ cardNumber: newCard }, who.leaderA))).toBe('consent-needed')
    await db.write([agrees(db, who.leaderA)])
    expect((await enter({ cardNumber: newCard }, who.leaderA)).status).toBe(200)
  })

  test('are changed for the right PIN only', async () => {
    const { enter, rowOf } = await owning()
    const before = await rowOf(me)
    const answer = await enter({ cardNumber: newCard }, me, wrongPin)
    expect([answer.status, code(answer)]).toEqual([403, 'pin-wrong'])
    expect(await rowOf(me)).toEqual(before)
  })

  test('are changed on the own device only: a copied cookie is not enough', async () => {
    const { ask, rowOf } = await owning()
    const before = await rowOf(me)
    const body = { pin: studentPin, cardNumber: newCard }
    const answer = await ask('POST /api/private', { as: me, body, headers: { 'X-Proof': '' } })
    expect([answer.status, code(answer)]).toEqual([403, 'proof-needed'])
    expect(await rowOf(me)).toEqual(before)
  })

  test('are tried at most ten times an hour, so that nobody finds out who has which', async () => {
    const { enter } = await owning()
    // The first of them was entering the own.
    for (let i = 0; i < 8; i++) await enter({ idNumber: otherId })
    expect(code(await enter({ idNumber: otherId }))).toBe('number-of-another')
    expect(code(await enter({ idNumber: otherId }))).toBe('too-many')
  })

  test('are no business of staff', async () => {
    const { ask } = await owning()
    for (const as of [who.teacher1, who.supervisor, who.finance, who.admin])
      for (const [route, body] of [
        ['GET /api/private', undefined],
        ['GET /api/private/looks', undefined],
        ['POST /api/private', { pin: studentPin }],
        ['POST /api/private/reveal', { pin: studentPin, field: 'phone' }],
      ] as const)
        expect((await ask(route, { as, body })).status, route).toBe(403)
  })
})

test('a changed card is told to its owner, with the device that did it and for how long others warn', async () => {
  const { enter, noticesOf, clock, events } = await owning()
  const before = (await noticesOf(me, 'card-changed')).length
  await enter({ cardNumber: newCard })
  const told = await noticesOf(me, 'card-changed')
  expect(told).toHaveLength(before + 1)
  expect(told.at(-1)!.params).toEqual({ deviceId: `d-${me}`, until: String(clock.now() + 24 * 3600_000) })
  expect((await events('private.enter')).at(-1)).toMatchObject({
    actor: `p-${me}`,
    target: `p-${me}`,
    after: { changed: ['cardNumber'] },
  })
})

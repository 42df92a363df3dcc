import { describe, expect, test } from 'vitest'
import { consent } from '../../../api/consents/table.ts'
import { undertaking } from '../../../api/undertakings/table.ts'
import { consentTexts } from '../../../shared/consents/texts.ts'
import { undertaking as text } from '../../../shared/undertakings/undertaking.ts'
import { minutes } from '../../kit/clock.ts'
import { evening } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { who } from '../../kit/school.ts'
import { faultOf } from '../invitations/slips.ts'

describe('a consent', () => {
  const version = consentTexts['card-id'].version
  const give = (granted: boolean, change: object = {}) => ({ kind: 'card-id', version, granted, ...change })

  test('is given and taken back; what was said stays readable', async () => {
    const { ask, clock, rows, events } = await evening()
    const as = who.studentA
    const first = await ask('POST /api/consents', { as, body: give(true) })
    expect(first.json).toEqual({ ...give(true), at: clock.now() })
    clock.pass(minutes)
    await ask('POST /api/consents', { as, body: give(false) })
    const { inForce, history, versions } = (await ask('GET /api/consents', { as })).json
    expect(inForce).toEqual({ basic: null, 'card-id': { ...give(false), at: clock.now() } })
    expect(history).toMatchObject([give(false), give(true)])
    expect(versions).toContainEqual({ kind: 'card-id', version })
    expect(await rows(consent)).toHaveLength(2)
    expect(await events('consents.give')).toHaveLength(2)
    expect((await ask('GET /api/consents', { as: who.studentB })).json.history).toEqual([])
  })

  test('is given to the text as it reads now; a no needs no reading', async () => {
    const { ask } = await evening()
    const as = who.studentA
    expect(faultOf(await ask('POST /api/consents', { as, body: give(true, { version: 'old' }) }))).toBe(
      'content-changed',
    )
    expect((await ask('POST /api/consents', { as, body: give(false, { version: 'old' }) })).status).toBe(200)
    expect((await ask('POST /api/consents', { as, body: give(true, { kind: 'other' }) })).status).toBe(422)
    expect((await ask('POST /api/consents', { as: who.teacher1, body: give(true) })).status).toBe(403)
    expect((await ask('POST /api/consents', { body: give(true) })).status).toBe(401)
  })

  test('is never edited or deleted, not even by hand', async () => {
    const { ask, db } = await evening()
    await ask('POST /api/consents', { as: who.studentA, body: give(true) })
    await expect(db.client.execute('update consent set granted = 0')).rejects.toThrow('append-only')
    await expect(db.client.execute('delete from consent')).rejects.toThrow('append-only')
  })
})

describe('the undertaking', () => {
  const name = `学生${who.studentA.slice(-3)}`
  const sign = { version: text.version, typedName: ` ${name} ` }
  const route = 'POST /api/undertakings'

  test('is signed once, by the own name and the device’s signature, which is kept', async () => {
    const { ask, clock, db, rows } = await evening()
    const as = who.studentA
    expect((await ask('GET /api/undertakings/own', { as })).json).toEqual({
      version: text.version,
      signedAt: null,
    })
    expect((await ask(route, { as, body: sign })).json).toEqual({
      version: text.version,
      signedAt: clock.now(),
    })
    expect((await ask('GET /api/undertakings/own', { as })).json.signedAt).toBe(clock.now())
    const [kept] = await rows(undertaking)
    expect(kept).toMatchObject({ personId: `p-${as}`, typedName: name, deviceId: `d-${as}` })
    expect(kept!.proof).toMatch(/^[\w-]+\.[\w-]{86}$/)
    expect(faultOf(await ask(route, { as, body: sign }))).toBe('signed-already')
    await everyChangeIsTold(db)
  })

  test('is signed once at one instant, too', async () => {
    const { ask, rows } = await evening()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ask(route, { as: who.studentA, body: sign })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await rows(undertaking)).toHaveLength(1)
  })

  test('is not signed by another name, for another text, without the device, or by the staff', async () => {
    const { ask, rows } = await evening()
    const as = who.studentA
    expect(faultOf(await ask(route, { as, body: { ...sign, typedName: '学生003' } }))).toBe('name-differs')
    expect(faultOf(await ask(route, { as, body: { ...sign, version: 'old' } }))).toBe('content-changed')
    expect(faultOf(await ask(route, { as, body: sign, headers: { 'X-Proof': '' } }))).toBe('proof-needed')
    expect((await ask(route, { as: who.teacher1, body: sign })).status).toBe(403)
    expect(await rows(undertaking)).toEqual([])
  })
})

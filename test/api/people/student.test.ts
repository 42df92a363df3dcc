import { beforeAll, describe, expect, test } from 'vitest'
import { classes, lateShiftDate, who } from '../../kit/school.ts'
import { schoolTemplate, slipsAt } from '../invitations/slips.ts'

let template: Awaited<ReturnType<typeof schoolTemplate>>
beforeAll(async () => {
  template = await schoolTemplate()
})
const opened = () => slipsAt(template)
const see = (number: string) => `GET /api/people/p-${number}/student`
const remove = (number: string, device: string) => `POST /api/people/p-${number}/devices/${device}/remove`

describe('one student', () => {
  test('with every place and the day from which it holds, and the devices, without their keys', async () => {
    const { ask, enrolled } = await opened()
    const added = await enrolled(who.studentA, 'add')
    const body = { leader: true, from: lateShiftDate }
    expect(
      (await ask(`POST /api/people/p-${who.studentA}/leader`, { as: who.supervisor, body })).status,
    ).toBe(200)
    const { json, text } = await ask(see(who.studentA), { as: who.teacher1 })
    const place = { className: classes[0], group: 'A组' }
    expect(json.places).toEqual([
      { from: '', ...place, leader: false },
      { from: lateShiftDate, ...place, leader: true },
    ])
    expect(json.devices).toMatchObject([
      { id: added.deviceId(), addedBy: 'slip' },
      { id: `d-${who.studentA}` },
    ])
    expect(text).not.toMatch(/token|hash|public_?key/i)
  })

  test('loses one device: its sessions end, the other stays, and the log says who took it', async () => {
    const { ask, enrolled, events } = await opened()
    const added = await enrolled(who.studentA, 'add')
    const done = await ask(remove(who.studentA, added.deviceId()), { as: who.teacher1 })
    expect(done.json, done.text).toEqual({ removed: true })
    expect((await added.ask('GET /api/me')).status).toBe(401)
    expect((await ask('GET /api/me', { as: who.studentA })).status).toBe(200)
    expect(await events('devices.remove')).toMatchObject([
      { actor: `p-${who.teacher1}`, target: `p-${who.studentA}`, after: { device: added.deviceId() } },
    ])
    expect((await ask(remove(who.studentA, added.deviceId()), { as: who.teacher1 })).status).toBe(404)
    const { notices } = (await ask('GET /api/notices', { as: who.studentA })).json
    const params = { label: expect.any(String), by: `职员${who.teacher1}` }
    const removals = notices.filter(({ kind }: { kind: string }) => kind === 'device-removed')
    expect(removals).toMatchObject([{ about: added.deviceId(), params }])
  })

  test('keeps a device that is another’s', async () => {
    const { ask } = await opened()
    const answer = await ask(remove(who.studentA, `d-${who.otherA}`), { as: who.teacher1 })
    expect([answer.status, answer.json.fault.code]).toEqual([404, 'not-found'])
    expect((await ask('GET /api/me', { as: who.otherA })).status).toBe(200)
    expect((await ask('GET /api/notices', { as: who.otherA })).text).not.toContain('device-removed')
  })

  test.each([who.teacher2, who.leaderA, who.otherA, who.finance])('is none of %s’s business', async (as) => {
    const { ask } = await opened()
    expect((await ask(see(who.studentA), { as })).status).toBe(403)
    expect((await ask(remove(who.studentA, `d-${who.studentA}`), { as })).status).toBe(403)
  })
})

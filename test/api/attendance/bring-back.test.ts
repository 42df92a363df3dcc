import { describe, expect, test } from 'vitest'
import { punch } from '../../../api/attendance/table.ts'
import { evening, rowsOf } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'

const minute = 60_000
const back = 'POST /api/attendance/bring-back'

/** A student who has checked in, on a server that then forgets it, as a restored one has. */
async function forgotten() {
  const own = await evening()
  own.clock.pass(6 * minute)
  const { json } = await own.ask('POST /api/attendance/check-in', { as: who.studentA })
  const [row] = await rowsOf(own.db, punch)
  await own.db.client.execute('delete from punch')
  const bring = (seals: string[], as: string = who.studentA) => own.ask(back, { as, body: { seals } })
  return { ...own, row, seal: json.seal as string, bring }
}

describe('a receipt that the server sealed', () => {
  test('brings its check-in back as it was, once, in one event', async () => {
    const { db, row, seal, bring, clock, events } = await forgotten()
    clock.pass(60 * minute)
    const [first, second] = [await bring([seal, seal]), await bring([seal])]
    expect([first.json, second.json]).toEqual([{ back: 1 }, { back: 0 }])
    expect(await rowsOf(db, punch)).toEqual([row])
    const told = await events('attendance.check-in')
    expect(told.map(({ target }) => target)).toEqual([row!.id, row!.id])
  })

  test('sent twice at one instant brings back one', async () => {
    const { db, seal, bring } = await forgotten()
    const both = await Promise.all([bring([seal]), bring([seal])])
    expect(both.map(({ json }) => json.back).sort()).toEqual([0, 1])
    expect(await rowsOf(db, punch)).toHaveLength(1)
  })

  test('gives way to a check-in that was made again meanwhile', async () => {
    const { db, ask, seal, bring } = await forgotten()
    await ask('POST /api/attendance/check-in', { as: who.studentA })
    expect((await bring([seal])).json).toEqual({ back: 0 })
    expect(await rowsOf(db, punch)).toHaveLength(1)
  })
})

describe('nothing comes back', () => {
  test('of another student, of a changed seal, or of an old one', async () => {
    const { db, seal, bring, clock } = await forgotten()
    const [body = '', mac = ''] = seal.split('.')
    const text = Buffer.from(body, 'base64url').toString()
    const earlier = Buffer.from(
      text.replace(/"in",(\d+)/, (_, at) => `"in",${Number(at) - minute}`),
    ).toString('base64url')
    expect(earlier).not.toBe(body)
    const forged = [
      `${earlier}.${mac}`,
      body,
      `${body}.`,
      `.${mac}`,
      'x.y',
      `${body}.${mac.replace(/^./, (c) => (c === '0' ? '1' : '0'))}`,
    ]
    expect((await bring(forged)).json).toEqual({ back: 0 })
    expect((await bring([seal], who.otherA)).json).toEqual({ back: 0 })
    clock.pass(97 * 60 * minute)
    expect((await bring([seal])).json).toEqual({ back: 0 })
    expect(await rowsOf(db, punch)).toEqual([])
  })

  test('for staff or strangers', async () => {
    const { seal, bring, ask } = await forgotten()
    expect((await bring([seal], who.teacher1)).status).toBe(403)
    expect((await ask(back, { body: { seals: [seal] } })).status).toBe(401)
  })
})

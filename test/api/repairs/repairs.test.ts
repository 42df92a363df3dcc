import { expect, test } from 'vitest'
import { repair } from '../../../api/repairs/table.ts'
import { shanghai } from '../../kit/evening.ts'
import { online } from '../../kit/facts.ts'
import { code, p, ruled } from '../../kit/ruled.ts'
import { lateShiftDate, who } from '../../kit/school.ts'

const me = who.studentA
const span = `from=${lateShiftDate}&to=${lateShiftDate}`
const remark = { remark: '换了机器' }

test('a fault is reported in one command and listed beside the day’s minutes for everybody concerned', async () => {
  const own = await ruled()
  const { json } = await own.post(me, 'repairs', { kind: 'blue-screen', seat: 'B12' })
  expect(json.date).toBe(lateShiftDate)
  const seen = async (as: string) => (await own.get(as, `repairs?${span}`)).repairs
  expect(await seen(who.teacher1)).toMatchObject([{ kind: 'blue-screen', seat: 'B12', minutes: null }])
  await own.db.write([online(own.db, me, lateShiftDate, 300), online(own.db, me, lateShiftDate, 12)])
  for (const as of [who.teacher1, who.supervisor])
    expect(await seen(as)).toMatchObject([{ student: { number: me }, minutes: 312, closed: null }])
  expect((await own.get(me, 'repairs/own')).repairs).toMatchObject([{ id: json.id, minutes: 312 }])
  expect(await seen(who.teacher2)).toEqual([])
  expect(await own.events('repairs.report')).toMatchObject([{ actor: p(me), target: json.id }])
})

test('after midnight it belongs to the shift that still runs', async () => {
  const own = await ruled()
  await own.db.client.execute("update plan_entry set cell = '通宵'")
  own.clock.set(shanghai('25:30'))
  expect((await own.post(me, 'repairs', { kind: 'network' })).json.date).toBe(lateShiftDate)
  own.clock.set(shanghai('28:30'))
  expect((await own.post(me, 'repairs', { kind: 'network' })).json.date).toBe('2020-11-13')
})

test('the supervisor closes it once with a remark, and the student is told', async () => {
  const own = await ruled()
  const { id } = (await own.post(me, 'repairs', { kind: 'no-power' })).json
  expect(await own.needs(who.supervisor)).toEqual(['repair-to-close'])
  expect(code(await own.post(who.supervisor, `repairs/${id}/close`))).toEqual([422, 'bad-input'])
  const answers = await Promise.all(
    [who.supervisor, who.supervisor2].map((as) => own.post(as, `repairs/${id}/close`, remark)),
  )
  expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
  expect(await own.needs(who.supervisor)).toEqual([])
  expect(await own.notices(me)).toEqual(['repair-closed'])
  expect((await own.get(me, 'repairs/own')).repairs[0].closed).toMatchObject({ remark: '换了机器' })
})

test('only students report, only the company closes', async () => {
  const own = await ruled()
  for (const as of [who.teacher1, who.supervisor, who.finance, who.admin])
    expect(code(await own.post(as, 'repairs', { kind: 'other' }))).toEqual([403, 'forbidden'])
  expect(await own.rows(repair)).toEqual([])
  const { id } = (await own.post(me, 'repairs', { kind: 'other' })).json
  for (const as of [me, who.leaderA, who.teacher1])
    expect(code(await own.post(as, `repairs/${id}/close`, remark))).toEqual([403, 'forbidden'])
  expect(code(await own.post(who.supervisor, 'repairs/none/close', remark))).toEqual([404, 'not-found'])
  expect(code(await own.post(me, 'repairs', { kind: 'fire' }))).toEqual([422, 'bad-input'])
})

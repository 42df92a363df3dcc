import { expect, test } from 'vitest'
import { evening, type Evening } from '../../kit/evening.ts'
import { attended, attendedAll, violated } from '../../kit/facts.ts'
import { classes, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'

const route = 'GET /api/allowance/projection'
const seen = async ({ ask }: Pick<Evening, 'ask'>, as: string = who.studentA) =>
  (await ask(route, { as })).json

test('every shift of the plan from today on is added to what is earned, to the end of the season', async () => {
  const own = await evening()
  const { db } = own
  await db.write([
    ...attendedAll(db, who.studentA, '2020-11-09', '2020-11-11'),
    plan(db, '2020-11-11', classes[0], '早'),
    plan(db, '2020-11-13', classes[0], '早'),
    plan(db, '2020-11-14', classes[0], ''),
    plan(db, '2020-11-15', classes[0], '待定'),
    plan(db, '2020-11-16', classes[1], '早'),
  ])
  expect(await seen(own)).toMatchObject({
    period: { from: '2020-09-12', to: '2020-11-22' },
    ahead: 2,
    undecided: 1,
    net: '400.00',
    track: null,
  })
  expect((await own.ask('GET /api/allowance/running', { as: who.studentA })).json.sums.net).toBe('240.00')
})

test('a leave that was granted, a rest of one’s own and an absence that was confirmed are not worked', async () => {
  const own = await evening()
  const { db, ask } = own
  const dates = ['2020-11-13', '2020-11-14', '2020-11-15']
  await db.write([
    ...dates.map((date) => plan(db, date, classes[0], '早')),
    plan(db, '2020-11-14', classes[0], '', `p-${who.studentA}`),
    attended(db, who.studentA, '2020-11-12', { shift: '晚', state: 'absent' }),
  ])
  expect(await seen(own)).toMatchObject({ ahead: 2, net: '160.00' })
  const body = { from: '2020-11-15', to: '2020-11-15', reason: '看病' }
  const { id } = (await ask('POST /api/leaves', { as: who.studentA, body })).json
  expect(await seen(own)).toMatchObject({ ahead: 2 })
  await ask(`POST /api/leaves/${id}/decide`, { as: who.teacher1, body: { grant: true } })
  expect(await seen(own)).toMatchObject({ ahead: 1, net: '80.00' })
  expect(await seen(own, who.otherA)).toMatchObject({ ahead: 4, net: '320.00' })
})

test('deductions that stand are in it, under the same cap', async () => {
  const own = await evening()
  await own.db.write([violated(own.db, who.studentA, '2020-11-11', { deduction: '100' })])
  expect(await seen(own)).toMatchObject({ ahead: 1, net: '0.00' })
  await own.db.write([plan(own.db, '2020-11-13', classes[0], '早')])
  expect(await seen(own)).toMatchObject({ ahead: 2, net: '60.00' })
})

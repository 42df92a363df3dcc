import { expect, test } from 'vitest'
import { recording, told } from '../../kit/channel.ts'
import { hours } from '../../kit/clock.ts'
import { shanghai } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { who } from '../../kit/school.ts'

/** Two messages that nobody could deliver for half a day. */
async function twoDead() {
  const chat = recording()
  const own = await told(shanghai('08:00'), chat, who.teacher1, who.teacher2)
  chat.answers = () => ({ ok: false, error: 'no way' })
  for (const number of [who.teacher1, who.teacher2]) await own.tell(number, 'leave-decided', 'a')
  await own.deliver()
  own.clock.pass(13 * hours)
  await own.deliver()
  const see = async () => (await own.ask('GET /api/deliveries', { as: who.admin })).json
  return { ...own, chat, see, own }
}

test('what could not be delivered waits for the admin, who is told once a day', async () => {
  const { see, ask, db } = await twoDead()
  expect(await see()).toMatchObject({
    channels: [{ channel: 'chat', waiting: 0, sent: 0 }],
    dead: [
      {
        channel: 'chat',
        kind: 'leave-decided',
        error: 'no way',
        attempts: 2,
        to: expect.stringContaining('T00'),
      },
      { channel: 'chat', kind: 'leave-decided' },
    ],
  })
  const { notices } = (await ask('GET /api/notices', { as: who.admin })).json
  expect(notices).toMatchObject([{ kind: 'deliveries-dead' }])
  // The people themselves have it in the app all the same.
  const theirs = (await ask('GET /api/notices', { as: who.teacher1 })).json.notices
  expect(theirs).toMatchObject([{ kind: 'leave-decided', seenAt: null }])
  await everyChangeIsTold(db)
})

test('the admin has it tried once more, or dropped; nobody else may', async () => {
  const { see, ask, chat, own, events } = await twoDead()
  const [one, two] = (await see()).dead.map(({ id }: { id: string }) => id)
  for (const as of [who.supervisor, who.teacher1, who.studentA]) {
    expect((await ask('GET /api/deliveries', { as })).status).toBe(403)
    expect((await ask('POST /api/deliveries/retry', { as, body: { ids: [one] } })).status).toBe(403)
  }
  chat.answers = () => ({ ok: true })
  const retried = await ask('POST /api/deliveries/retry', { as: who.admin, body: { ids: [one] } })
  expect(retried.json).toMatchObject({ decided: 1 })
  await own.deliver()
  expect(chat.sent).toHaveLength(1)
  expect(
    (await ask('POST /api/deliveries/drop', { as: who.admin, body: { ids: [one, two] } })).json,
  ).toMatchObject({
    decided: 1,
  })
  expect(await see()).toMatchObject({ dead: [], channels: [{ sent: 1 }] })
  expect((await ask('POST /api/deliveries/drop', { as: who.admin, body: { ids: [two] } })).status).toBe(404)
  expect(await events('deliveries.retry')).toHaveLength(1)
})

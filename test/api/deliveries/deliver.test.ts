import { describe, expect, test } from 'vitest'
import type { NoticeKind } from '../../../shared/notices/kinds.ts'
import { delivery } from '../../../api/deliveries/table.ts'
import { recording, told } from '../../kit/channel.ts'
import { hours, minutes } from '../../kit/clock.ts'
import { shanghai } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'

const noon = shanghai('12:00')
const abouts = (channel: ReturnType<typeof recording>) => channel.sent.map(({ about }) => about)
const down = { ok: false, error: 'no way' } as const

describe('a notice', () => {
  test('is delivered once to whom the channel reaches, however often and wherever the job runs', async () => {
    const chat = recording()
    const own = await told(noon, chat, who.leaderA)
    await own.tell(who.leaderA, 'leave-decided', 'a')
    await own.tell(who.leaderB, 'leave-decided', 'b')
    await Promise.all([own.deliver(), own.deliver(), own.deliver()])
    await own.deliver()
    expect(chat.sent).toMatchObject([
      {
        about: 'a',
        kind: 'leave-decided',
        personId: `p-${who.leaderA}`,
        address: `at-${who.leaderA}`,
        locale: 'zh-CN',
      },
    ])
    expect(await own.rows(delivery)).toMatchObject([
      { state: 'sent', message: 'm', sentAt: noon, attempts: 1 },
    ])
  })

  test('goes by every channel that carries its kind', async () => {
    const [chat, other] = [recording(), recording('other', { kinds: ['card-changed'] })]
    const own = await told(noon, chat, who.studentA)
    other.reaches.set(who.studentA, 0)
    await own.tell(who.studentA, 'card-changed', 'a')
    await own.tell(who.studentA, 'leave-decided', 'b')
    await own.deliver(chat, other)
    expect([abouts(chat), abouts(other)]).toEqual([['a', 'b'], ['a']])
  })

  test('that was seen in the app meanwhile, or is older than the binding or half a day, is not sent', async () => {
    const chat = recording()
    const own = await told(noon, chat, who.leaderA)
    await own.tell(who.leaderA, 'leave-decided', 'old')
    own.clock.pass(13 * hours)
    chat.reaches.set(who.leaderB, own.clock.now() + 1)
    await own.tell(who.leaderB, 'card-changed', 'before')
    await own.tell(who.leaderA, 'card-changed', 'seen')
    chat.answers = () => down
    await own.deliver()
    chat.answers = () => ({ ok: true })
    const ids = [`card-changed:seen:p-${who.leaderA}`]
    expect((await own.ask('POST /api/notices/seen', { as: who.leaderA, body: { ids } })).status).toBe(200)
    own.clock.pass(hours)
    await own.deliver()
    expect(chat.sent).toEqual([])
    expect(await own.rows(delivery)).toMatchObject([{ noticeId: ids[0], state: 'dropped' }])
  })

  test('of a night that a newer one has overtaken on the way is not sent any more', async () => {
    const chat = recording()
    const own = await told(shanghai('22:45'), chat, who.teacher1)
    chat.answers = () => down
    const night = { date: '2020-11-12', shift: '晚' }
    const overtake = async (kind: NoticeKind, about: string, params = night) => {
      await own.tell(who.teacher1, kind, about, params)
      await own.deliver()
      own.clock.pass(15 * minutes)
    }
    await overtake('return-alert', 'other shift', { ...night, shift: '通' })
    for (const about of ['0', '1', '2']) await overtake('return-alert', about)
    await overtake('return-summary', 'v1')
    await overtake('return-summary', 'v2')
    chat.answers = () => ({ ok: true })
    own.clock.pass(hours)
    await own.deliver()
    expect(abouts(chat)).toEqual(['other shift', 'v2'])
  })

  test('waits for the morning, unless it is urgent', async () => {
    const chat = recording()
    const own = await told(shanghai('22:30'), chat, who.teacher1)
    await own.tell(who.teacher1, 'leave-decided', 'morning')
    await own.tell(who.teacher1, 'return-alert', 'night')
    await own.deliver()
    expect(abouts(chat)).toEqual(['night'])
    own.clock.set(shanghai('30:59'))
    await own.deliver()
    expect(abouts(chat)).toEqual(['night'])
    own.clock.set(shanghai('31:00'))
    await own.deliver()
    expect(abouts(chat)).toEqual(['night', 'morning'])
  })
})

describe('a channel that fails', () => {
  test('is asked again after ten seconds, then twice as long each time; after half a day the message is dead', async () => {
    const chat = recording()
    const tries: number[] = []
    const own = await told(noon, chat, who.teacher1)
    chat.answers = () => (tries.push(own.clock.now()), down)
    await own.tell(who.teacher1, 'return-alert', 'a')
    const row = async () => (await own.rows(delivery))[0]
    for (let one = await row(); one?.state !== 'dead'; one = await row()) {
      own.clock.set((one?.dueAt ?? noon + 1) - 1)
      await own.deliver()
      own.clock.pass(1)
      await own.deliver()
    }
    const waits = tries.slice(1).map((at, n) => (at - tries[n]!) / 1000)
    expect(waits.slice(0, 10)).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600])
    expect(waits.slice(10).every((wait) => wait === 3600)).toBe(true)
    expect(tries.at(-1)! - noon).toBeGreaterThanOrEqual(12 * hours)
    expect(await row()).toMatchObject({ state: 'dead', lastError: 'no way', attempts: tries.length })
  })

  test('and is there again has what waited at once, with the first message that gets through', async () => {
    const chat = recording()
    const own = await told(noon, chat, who.teacher1)
    chat.answers = () => down
    await own.tell(who.teacher1, 'leave-decided', 'a')
    for (let n = 0; n < 8; n += 1) {
      await own.deliver()
      own.clock.set((await own.rows(delivery))[0]!.dueAt)
    }
    await own.deliver()
    own.clock.pass(minutes)
    chat.answers = () => ({ ok: true })
    await own.tell(who.teacher1, 'leave-decided', 'b')
    await own.deliver()
    expect(abouts(chat)).toEqual(['b'])
    await own.deliver()
    expect(abouts(chat)).toEqual(['b', 'a'])
  })

  test('says itself when, keeps the order, and holds up no other address', async () => {
    const chat = recording('chat', { pauseMs: 1100 })
    const own = await told(noon, chat, who.teacher1, who.teacher2)
    let full = true
    chat.answers = ({ address }) =>
      full && address === `at-${who.teacher1}` ? { ...down, againInMs: 35_000 } : { ok: true }
    for (const about of ['a', 'b', 'c']) await own.tell(who.teacher1, 'leave-decided', about)
    for (const about of ['d', 'e']) await own.tell(who.teacher2, 'leave-decided', about)
    await own.deliver()
    expect(abouts(chat)).toEqual(['d', 'e'])
    expect(own.pauses).toEqual([1100])
    full = false
    own.clock.pass(34_000)
    await own.deliver()
    expect(abouts(chat)).toEqual(['d', 'e'])
    own.clock.pass(1_000)
    await own.deliver()
    expect(abouts(chat)).toEqual(['d', 'e', 'a', 'b', 'c'])
  })

  test('for good ends what waits for that address, and says so once', async () => {
    const ended: string[] = []
    const chat = recording('chat', {
      gone: (_, { address, personId }) => {
        ended.push(address)
        chat.reaches.delete(personId.slice(2))
        return []
      },
    })
    const own = await told(noon, chat, who.teacher1)
    chat.answers = () => ({ ok: false, error: 'blocked', gone: true })
    for (const about of ['a', 'b']) await own.tell(who.teacher1, 'leave-decided', about)
    await own.deliver()
    own.clock.pass(minutes)
    await own.deliver()
    expect(ended).toEqual([`at-${who.teacher1}`])
    const states = (await own.rows(delivery)).map(({ state, lastError }) => [state, lastError])
    expect(states.toSorted()).toEqual([
      ['dead', 'blocked'],
      ['dropped', null],
    ])
  })

  test('in the middle of a message leaves it to another machine: told twice at most, never lost', async () => {
    const chat = recording()
    const own = await told(noon, chat, who.teacher1)
    await own.tell(who.teacher1, 'leave-decided', 'a')
    const asked = Promise.withResolvers<void>()
    chat.answers = () => new Promise<never>(() => asked.resolve())
    void own.deliver()
    await asked.promise
    chat.answers = () => ({ ok: true })
    own.clock.pass(2 * minutes - 1)
    await own.deliver()
    expect(abouts(chat)).toEqual([])
    own.clock.pass(1)
    await own.deliver()
    expect(abouts(chat)).toEqual(['a'])
  })
})

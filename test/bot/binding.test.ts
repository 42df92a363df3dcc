import { expect, test } from 'vitest'
import { chatBinding, chatLink } from '../../api/chat/table.ts'
import { chatEvening, userOf } from '../kit/chat.ts'
import type { ChatEvening } from '../kit/chat.ts'
import { minutes } from '../kit/clock.ts'
import { contentOf } from '../kit/template.ts'
import { who } from '../kit/school.ts'

const link = async ({ ask }: ChatEvening, as: string) => {
  const { status, json, text } = await ask('POST /api/chat/link', { as })
  expect(status, text).toBe(200)
  return json.url.split('?start=')[1] as string
}
const see = async ({ ask }: ChatEvening, as: string) => (await ask('GET /api/chat', { as })).json
const confirm = ({ ask }: ChatEvening, as: string, id: string, mine = true) =>
  ask('POST /api/chat/confirm', { as, body: { id, mine } })

test('a link, the chat, and the word in the app: only then the chat speaks for somebody', async () => {
  const own = await chatEvening()
  const user = userOf(own.api, own.handle, { name: '小雨 ☂' })
  expect(await see(own, who.leaderA)).toMatchObject({ bot: 'daogang_bot', waiting: null, bound: null })
  expect(await user.says('/点名')).toContain('还没有绑定账号')
  const token = await link(own, who.leaderA)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await contentOf(own.db)).not.toContain(token)
  const said = await user.says(`/start ${token}`)
  const { waiting } = await see(own, who.leaderA)
  expect(waiting).toMatchObject({ name: '小雨 ☂', number: expect.stringMatching(/^\d\d$/) })
  expect(said).toBe(`收到：学***1 · A组。还没有生效。\n请回到网页，核对数字 ${waiting.number}，点「是我」。`)
  expect(await user.says('/点名')).toContain('还没有绑定账号')
  expect((await confirm(own, who.leaderA, waiting.id)).json).toMatchObject({ bound: true })
  expect(await see(own, who.leaderA)).toMatchObject({ waiting: null, bound: { name: '小雨 ☂' } })
  const { notices } = (await own.ask('GET /api/notices', { as: who.leaderA })).json
  expect(notices).toMatchObject([{ kind: 'chat-bound' }])
  expect(await user.says('/点名')).toContain('晚班点名')
  expect(await user.says('/解绑')).toContain('已解绑')
  expect(await user.says('/点名')).toContain('还没有绑定账号')
  expect((await own.events('chat.bind')).map(({ actor }) => actor)).toEqual([`p-${who.leaderA}`])
  expect((await own.events('chat.unbind')).length).toBe(1)
})

test('a link that has run out, was used by another account, or replaced, binds nobody', async () => {
  const own = await chatEvening()
  const [user, thief] = [userOf(own.api, own.handle), userOf(own.api, own.handle, { name: '别人' })]
  const old = await link(own, who.leaderA)
  own.clock.pass(11 * minutes)
  expect(await user.says(`/start ${old}`)).toContain('已用过或已过期')
  const replaced = await link(own, who.leaderA)
  const token = await link(own, who.leaderA)
  expect(await user.says(`/start ${replaced}`)).toContain('已用过或已过期')
  await user.says(`/start ${token}`)
  expect(await thief.says(`/start ${token}`)).toContain('已用过或已过期')
  expect(await user.says(`/start ${token}`)).toContain('收到')
  expect(await user.says('/start nonsense')).toContain('已用过或已过期')
  expect((await own.rows(chatBinding)).map(({ name, state }) => [name, state])).toEqual([['阿明', 'pending']])
  own.clock.pass(11 * minutes)
  const [late] = await own.rows(chatBinding)
  expect((await confirm(own, who.leaderA, late!.id)).json.fault.code).toBe('chat-link-over')
})

test('whoever finds somebody else’s link waits for a word that does not come', async () => {
  const own = await chatEvening()
  const thief = userOf(own.api, own.handle, { name: '别人' })
  await thief.says(`/start ${await link(own, who.leaderA)}`)
  const { waiting } = await see(own, who.leaderA)
  expect(waiting.name).toBe('别人')
  expect((await confirm(own, who.studentA, waiting.id)).json.fault.code).toBe('chat-link-over')
  await confirm(own, who.leaderA, waiting.id, false)
  expect(await thief.says('/点名')).toContain('还没有绑定账号')
  expect(await see(own, who.leaderA)).toMatchObject({ waiting: null, bound: null })
})

test('one account for one person, one person on one account', async () => {
  const own = await chatEvening()
  const [first, second] = [
    userOf(own.api, own.handle, { name: '一' }),
    userOf(own.api, own.handle, { name: '二' }),
  ]
  const bind = async (as: string, user: typeof first) => {
    const said = await user.says(`/start ${await link(own, as)}`)
    const { waiting } = await see(own, as)
    if (waiting) await confirm(own, as, waiting.id)
    return said
  }
  await bind(who.leaderA, first)
  await bind(who.leaderA, second)
  expect(await first.says('/help')).toContain('还没有绑定账号')
  expect(await second.says('/点名')).toContain('A组')
  expect(await bind(who.leaderB, second)).toContain('已绑定另一个人')
  expect(await see(own, who.leaderB)).toMatchObject({ bound: null })
})

test('a link takes a second factor of the last minutes; without a bot there is none to make', async () => {
  const own = await chatEvening()
  await own.db.client.execute(`update session set step_up_until = 0 where person_id = 'p-${who.leaderA}'`)
  const refused = await own.ask('POST /api/chat/link', { as: who.leaderA })
  expect([refused.status, refused.json.fault.code]).toEqual([403, 'step-up-needed'])
  await own.db.client.execute("delete from server_state where name = 'chat-bot'")
  const none = await own.ask('POST /api/chat/link', { as: who.teacher1 })
  expect([none.status, none.json.fault.code]).toEqual([409, 'chat-none'])
  expect(await own.rows(chatLink)).toEqual([])
})

test('a role that is taken, a new PIN by a slip and an erasure end what the chat may say', async () => {
  const own = await chatEvening()
  const teacher = await own.people(who.teacher1)
  const body = { role: 'teacher', className: '19电商1班', kind: 'revoke' }
  const taken = await own.ask(`POST /api/people/p-${who.teacher1}/roles`, { as: who.admin, body })
  expect(taken.status, taken.text).toBe(200)
  expect(await teacher.says('/待办')).toContain('还没有绑定账号')
  await own.people(who.studentA)
  const gone = await own.ask(`POST /api/people/p-${who.studentA}/erase`, {
    as: who.admin,
    body: { reason: '本人要求' },
  })
  expect(gone.status, gone.text).toBe(200)
  expect((await own.rows(chatBinding)).map(({ personId }) => personId)).toEqual([`p-${who.teacher1}`])
})

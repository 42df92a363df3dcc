import { expect, test } from 'vitest'
import { punch } from '../../api/attendance/table.ts'
import { award } from '../../api/awards/table.ts'
import { chatEvening } from '../kit/chat.ts'
import { shanghai } from '../kit/evening.ts'
import { lateShiftDate, who } from '../kit/school.ts'

test('a student checks in and out by a message', async () => {
  const { people, clock, rows } = await chatEvening()
  const student = await people(who.studentA)
  expect(await student.says('/签到')).toMatch(/^已签到 16:20 · 回执 \S+\n等待组长确认/)
  expect(await student.says('/checkin')).toMatch(/^你已在 16:20 签到/)
  expect(await student.says('/签到 一二三')).toContain('例如：/签到 123456')
  clock.set(shanghai('22:01'))
  expect(await student.says('/签退')).toMatch(/^已签退 22:01 · 回执/)
  expect((await rows(punch)).map(({ kind, deviceId }) => [kind, deviceId])).toEqual([
    ['in', `b-${who.studentA}`],
    ['out', `b-${who.studentA}`],
  ])
})

test('a refusal says what to do next, in the language of the chat', async () => {
  const { people } = await chatEvening(shanghai('14:00'))
  expect(await (await people(who.studentA)).says('/签到')).toContain('签到尚未开放，16:00 开始')
  expect(await (await people(who.studentB, 'en')).says('/checkin')).toContain('opens at 16:00')
})

test('own money and own records, and nobody else’s', async () => {
  const { people, ask } = await chatEvening()
  const student = await people(who.studentA)
  expect(await student.says('/补贴')).toMatch(
    /实发约 ¥0\.00\n已计 0 天\n每一元的来历：https:\/\/school\.example\/allowance$/,
  )
  expect(await student.says('/违纪')).toBe('没有违纪记录。')
  const kind = '玩手机'
  const body = { personId: `p-${who.studentA}`, date: lateShiftDate, kind }
  expect((await ask('POST /api/violations', { as: who.teacher1, body })).status).toBe(200)
  expect(await student.says('/violations')).toContain(`11月12日 ${kind} · 生效`)
  expect(await student.says('/签名')).toBe('没有等你签名的补贴单。')
  const teacher = await people(who.teacher1)
  expect(await teacher.says('/补贴')).toContain('你没有权限')
})

test('a leader reviews an award by a press, without its amount', async () => {
  const { people, ask, rows, api } = await chatEvening()
  const leader = await people(who.leaderA)
  const body = { personId: `p-${who.studentA}`, date: lateShiftDate, name: '销售冠军', amount: '321.45' }
  const decided = await ask('POST /api/awards', { as: who.supervisor, body })
  expect(decided.status, decided.text).toBe(200)
  expect(await leader.says('/待办')).toContain('等你处理 1 件：\n待复核的奖励 1')
  expect(leader.last(-2)).toBe('奖励待复核 · 11月12日 · 学***2（A组）\n销售冠军')
  await leader.presses('不通过', -2)
  expect(leader.labels(-2)).toEqual(['当天没有参与', '不是这名同学', '重复登记', '返回', '在网页打开'])
  await leader.presses('返回', -2)
  expect(await leader.presses('通过', -2)).toBe('已通过')
  expect(leader.last(-2)).toContain('已通过 16:20')
  expect(await rows(award)).toHaveLength(1)
  expect(await leader.says('/needs')).toBe('没有等你处理的事。')
  expect(api.outgoing()).not.toContain('321.45')
})

test('help, the other language, and what nobody understands', async () => {
  const { people } = await chatEvening()
  const student = await people(who.studentA)
  expect(await student.says('/帮助')).toContain('/签到 123456')
  expect(await student.says('你好')).toBe('没有看懂。发送 /帮助 查看可以做什么。')
  expect(await student.says('/english')).toContain('All right, English from now on.')
  expect(await student.says('hello')).toContain('Send /help')
})

import { expect, test } from 'vitest'
import { attendance } from '../../api/attendance/table.ts'
import { telegram } from '../../bot/channels/telegram.ts'
import { operatorCtx } from '../kit/ctx.ts'
import { minutes } from '../kit/clock.ts'
import { chatEvening, origin } from '../kit/chat.ts'
import { shanghai } from '../kit/evening.ts'
import { lateShiftDate, who } from '../kit/school.ts'

const atRollCall = shanghai('16:35')
const head = '晚班点名 · 11月12日 16:30 · A组（2 人）'

/** One of the two of group A has checked in, and it is time to call the roll. */
async function called(locale: 'zh-CN' | 'en' = 'zh-CN') {
  const own = await chatEvening(shanghai('16:25'))
  await own.ask('POST /api/attendance/check-in', { as: who.studentA, body: {} })
  own.clock.set(atRollCall)
  const leader = await own.people(who.leaderA, locale)
  const decide = (as: string, student: string, state: string, version = 0) =>
    own.ask('POST /api/attendance/roll-call', {
      as,
      body: { date: lateShiftDate, shift: '晚', decisions: [{ personId: `p-${student}`, state, version }] },
    })
  const refresh = () => telegram(own.bot.api, origin).refresh!(operatorCtx(own.db, { clock: own.clock }))
  return { ...own, leader, decide, refresh }
}

test('a leader confirms all in one press, and takes it back', async () => {
  const { leader, rows } = await called()
  expect(await leader.says('/点名')).toBe(`${head}\n已签到 1 · 未签到 1\n1 学***3 未签到`)
  expect(leader.labels()).toEqual(['全部确认', '逐个处理', '在网页打开'])
  expect(await leader.presses('全部确认')).toBe('已确认 2 人')
  expect(leader.last()).toBe(`${head}\n已确认 16:35 · 出勤 1 · 缺勤 1 · 可在 10 分钟内撤销`)
  expect(leader.messages()).toHaveLength(1)
  expect(await leader.presses('撤销')).toBe('已撤销 2 人，可以重新确认。')
  expect(leader.labels()).toContain('全部确认')
  expect((await rows(attendance)).map(({ confirmed }) => confirmed)).toEqual([true, true, false, false])
})

test('one by one: a state for each, sent together', async () => {
  const { leader, rows } = await called()
  await leader.says('/rollcall')
  await leader.presses('逐个处理')
  expect(leader.labels().join(' ')).toBe(
    '1 ● 出勤 迟到 缺勤 请假 2 出勤 迟到 ● 缺勤 请假 提交 返回 在网页打开',
  )
  await leader.handle(leader.pressOf('请假', -1))
  expect(leader.last()).toContain('1 学***2 请假')
  await leader.presses('1 出勤')
  await leader.presses('2 出勤')
  expect(await leader.presses('提交')).toBe('已确认 2 人')
  expect(leader.last()).toContain(
    '已确认 16:35 · 出勤 2 · 可在 10 分钟内撤销\n与签到不一致，待老师处理：学***3',
  )
  expect((await rows(attendance)).map(({ state }) => state)).toEqual(['present', 'present'])
})

test('what has changed since the card was shown is not confirmed blindly', async () => {
  const { leader, ask, rows } = await called()
  await leader.says('/点名')
  await ask('POST /api/attendance/check-in', { as: who.otherA, body: {} })
  expect(await leader.presses('全部确认')).toContain('名单刚刚有变化')
  expect(leader.toast().show_alert).toBe(true)
  expect(await rows(attendance)).toEqual([])
  expect(leader.last()).toContain('已签到 2 · 未签到 0')
  await leader.presses('全部确认')
  expect(leader.last()).toContain('迟到 1')
})

test('what was decided in the app is edited into the card, and the time to undo runs out', async () => {
  const { leader, decide, refresh, clock, api } = await called()
  await leader.says('/点名')
  await decide(who.teacher1, who.studentA, 'present')
  await refresh()
  expect(leader.last()).toContain('已确认 16:35 · 出勤 1')
  expect(leader.labels()).toContain('全部确认')
  await leader.presses('全部确认')
  const before = api.sent('editMessageText').length
  await refresh()
  expect(api.sent('editMessageText').length).toBe(before)
  clock.pass(11 * minutes)
  await refresh()
  expect(leader.last()).not.toContain('撤销')
  expect(leader.labels()).toEqual(['在网页打开'])
  expect(leader.messages()).toHaveLength(1)
})

test('who was first is told, without a whole name', async () => {
  const { leader, decide, rows } = await called()
  await leader.says('/点名')
  const press = leader.pressOf('全部确认')
  await decide(who.teacher1, who.studentA, 'absent')
  await decide(who.teacher1, who.otherA, 'absent')
  await leader.handle(press)
  expect(leader.toast().text).toContain('名单刚刚有变化')
  expect(leader.last()).toContain('已确认 16:35 · 缺勤 2')
  expect(await rows(attendance)).toHaveLength(2)
})

test('in English', async () => {
  const { leader } = await called('en')
  expect(await leader.says('/rollcall')).toBe(
    '晚班 roll call · 12 Nov 16:30 · A组 (2)\nChecked in 1 · not yet 1\n1 学***3 not checked in',
  )
  expect(await leader.presses('Confirm all')).toBe('2 confirmed')
  expect(leader.labels()).toEqual(['Undo', 'Open the web app'])
})

test('who leads no group has nothing to call', async () => {
  const { people, api } = await called()
  const student = await people(who.studentB)
  expect(await student.says('/点名')).toContain('你没有权限')
  expect(api.outgoing()).not.toMatch(/学生\d/)
})

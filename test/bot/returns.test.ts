import { expect, test } from 'vitest'
import { tick } from '../../api/jobs/tick.ts'
import { returnAck, returnWord } from '../../api/returns/table.ts'
import { telegram } from '../../bot/channels/telegram.ts'
import { gateDigits, night, p } from '../api/returns/night.ts'
import { chatEvening, origin } from '../kit/chat.ts'
import { minutes } from '../kit/clock.ts'
import { shanghai } from '../kit/evening.ts'
import { who } from '../kit/school.ts'

/** The late shift ends at 22:00; who walks when, and with whom, is known. */
async function nightfall(at = shanghai('22:01')) {
  const own = await chatEvening(at)
  const channel = { ...telegram(own.bot.api, origin), pauseMs: 0 }
  const run = async () => {
    own.api.skip(60_000)
    await tick(own.opened, [channel])
    // What the jobs have said leaves a minute later.
    own.clock.pass(minutes)
    await tick(own.opened, [channel])
  }
  const post = (as: string, path: string, body: object) =>
    own.ask(`POST /api/returns/${path}`, { as, body: { ...night, ...body } })
  const walk = (...numbers: string[]) =>
    post(who.teacher1, 'batches', {
      id: 'batch-one',
      version: 0,
      leaves: '22:05',
      teacherId: p(who.teacher1),
      companyId: p(who.supervisor),
      personIds: numbers.map(p),
    })
  return { ...own, run, post, walk }
}

test('when the shift is over the leader is asked for each batch, and says all are back in one press', async () => {
  const { people, run, walk, rows } = await nightfall()
  const leader = await people(who.leaderA)
  await walk(who.studentA, who.otherA)
  await run()
  expect(leader.last(leader.on('晚班归寝'))).toBe(
    '晚班归寝 · 11月12日 · A组 · 第 1 批 22:05 出发 · 带队 职老师 / 职主管\n已到寝 0 / 2\n未到 2：1 学***2  2 学***3',
  )
  expect(leader.labels(leader.on('晚班归寝'))).toEqual(['全部到寝', '逐个确认', '有人未到', '在网页打开'])
  expect(await leader.presses('全部到寝', leader.on('晚班归寝'))).toBe('已确认到寝 2 人')
  expect(leader.last(leader.on('晚班归寝'))).toContain('已到寝 2 / 2\n全部有着落。')
  expect(leader.messages().filter(({ text }) => text.startsWith('晚班归寝'))).toHaveLength(1)
  expect(await leader.presses('撤销', leader.on('晚班归寝'))).toBe('已撤销 2 人，可以重新确认。')
  expect((await rows(returnWord)).map(({ kind }) => kind)).toEqual(['returned', 'returned', 'none', 'none'])
  await run()
  expect(leader.messages().filter(({ text }) => text.startsWith('晚班归寝'))).toHaveLength(1)
})

test('one by one at the gate, and those who are missing', async () => {
  const { people, run, rows } = await nightfall()
  const leader = await people(who.leaderA)
  await run()
  expect(leader.last(leader.on('晚班归寝'))).toContain('晚班归寝 · 11月12日 · A组\n')
  await leader.presses('逐个确认', leader.on('晚班归寝'))
  expect(await leader.presses('1 学***2', leader.on('晚班归寝'))).toBe('已确认到寝 1 人')
  await leader.presses('返回', leader.on('晚班归寝'))
  await leader.presses('有人未到', leader.on('晚班归寝'))
  await leader.presses('1 学***3', leader.on('晚班归寝'))
  expect(leader.labels(leader.on('晚班归寝'))).toContain('提交：0 人到寝，1 人未到')
  expect(await leader.presses('提交：0 人到寝，1 人未到', leader.on('晚班归寝'))).toContain('没有人到寝')
  expect((await rows(returnWord)).map(({ personId }) => personId)).toEqual([p(who.studentA)])
})

test('the teacher has one summary that follows the night, and says that it is read', async () => {
  const { people, run, clock, post, rows } = await nightfall()
  await post(who.leaderA, 'arrive', { people: [{ personId: p(who.studentA) }] })
  clock.set(shanghai('22:46'))
  const teacher = await people(who.teacher1)
  await run()
  const summary = () => teacher.messages().filter(({ text }) => text.startsWith('归寝汇总'))
  expect(summary()).toHaveLength(1)
  expect(summary()[0]!.text).toContain(
    '归寝汇总 v1 · 11月12日晚班 · 19电商1班\n应到 6 · 已归 1 · 免归 0 · 未归 5',
  )
  expect(summary()[0]!.text).toContain('未归：学***3（A组）没有签到记录')
  const alerts = teacher.messages().filter(({ text }) => text.includes('没有着落'))
  expect(alerts).toHaveLength(1)
  const press = (label: string) => {
    const said = summary()[0]!
    return teacher.press(
      said.markup!.inline_keyboard.flat().find((b) => b.text === label)!.callback_data!,
      said.id,
    )
  }
  const stale = press('已知悉')
  await post(who.leaderA, 'arrive', { people: [{ personId: p(who.otherA) }] })
  clock.pass(20 * minutes)
  await run()
  expect(summary()).toHaveLength(1)
  expect(summary()[0]!.text).toContain('归寝汇总 v2')
  await teacher.handle(stale)
  expect(teacher.toast().text).toContain('汇总已更新到第 2 版')
  await teacher.handle(press('已知悉'))
  expect(summary()[0]!.text).toContain('已知悉 23:08')
  expect(await rows(returnAck)).toHaveLength(1)
})

test('a student comes home by the gate’s digits', async () => {
  const { people, clock, walk, api } = await nightfall()
  await walk(who.studentA)
  const student = await people(who.studentA)
  expect(await student.says('/归寝')).toBe(
    '晚班归寝 · 11月12日 · 22:00 下班\n第 1 批 22:05 出发 · 带队 职老师 / 职主管\n到寝室门口后，发送 /归寝 加门口屏幕上的六位数字。',
  )
  expect(await student.says('/归寝 12')).toContain('例如：/归寝 123456')
  expect(await student.says('/return 000000')).toContain('验证码不对或已过期')
  expect(await student.says(`/归寝 ${gateDigits(clock.now())}`)).toBe('已到寝 22:01。')
  expect(await student.says('/归寝')).toContain('已到寝 22:01。')
  expect(api.outgoing()).not.toMatch(/学生\d|职员/)
})

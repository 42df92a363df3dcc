/** 12 November 2020, from ten minutes before the late shift to eight in the morning, by people who are as people are. */
import { gateKey } from '../../api/returns/gate.ts'
import { roomCode, stepAt } from '../../shared/attendance/room-code.ts'
import { maskedName } from '../../shared/returns/return.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { minutes } from '../kit/clock.ts'
import { testKeys } from '../kit/keys.ts'
import { robotAddress, robotSecrets } from '../kit/robots.ts'
import type { Vendor } from '../../shared/robots/address.ts'
import type { User } from '../kit/chat.ts'
import type { Place } from './people.ts'
import { stage } from './stage.ts'
import type { Stage } from './stage.ts'

const date = '2020-11-12'
const [first, second] = ['19电商2班', '19电商4班'] as const
const at = (time: string) => instantOf(workDateOf(date), time, 'Asia/Shanghai')
const night = { date, shift: '晚' }

let users: { teacher: User; leader: User }

export async function playEvening() {
  const own = await stage()
  const { say, until, step, lines } = own
  await step()
  lines.length = 0
  await until(at('16:21'))
  await setUpRobots(own)
  await rollCall(own)
  await until(at('21:55'), 120 * minutes)
  await wayHome(own)
  await morning(own)
  return { ...own, transcript: `${lines.join('\n').trimEnd()}\n` }

  async function setUpRobots({ ask, people }: Stage) {
    const robots: [Vendor, string | null, string][] = [
      ['dingtalk', first, '2班实训群'],
      ['feishu', second, '4班实训群'],
      ['wecom', null, '实训总群'],
    ]
    for (const [vendor, className, name] of robots)
      await must(
        ask('POST /api/robots', {
          as: people.staffOf('admin').number,
          body: {
            id: `robot-${vendor}`,
            name,
            className,
            address: robotAddress(vendor),
            secret: robotSecrets[vendor],
          },
        }),
      )
    const [teacher, leader] = [people.staffOf('teacher', first), keen(own)]
    users = {
      teacher: await own.bind(teacher, `辅导员 ${maskedName(teacher.name)}`),
      leader: await own.bind(leader, `组长 ${people.called(leader.id)}`),
    }
    say(
      '管理员设置了三个群机器人：钉钉（19电商2班）、飞书（19电商4班）、企业微信（全部班级）；辅导员和一名组长绑定了聊天',
    )
  }
}

const of = ({ people }: Stage, ...classes: string[]) =>
  people.places.filter((p) => classes.includes(p.className))

async function must<T extends { status: number; text: string }>(answer: Promise<T>): Promise<T> {
  const said = await answer
  if (said.status !== 200) throw new Error(`${said.status} ${said.text}`)
  return said
}

/** Students come; leaders confirm with one tap, and one of them never looks at the phone. */
async function rollCall(own: Stage) {
  const { ask, until, say } = own
  const students = of(own, first, second)
  const late = students.filter((_, n) => n % 25 === 7)
  const away = students.filter((_, n) => n % 25 === 11)
  const punch = (one: Place, kind: 'in' | 'out') =>
    ask(`POST /api/attendance/check-${kind}`, { as: one.number, body: {} })
  let came = 0
  for (const one of students)
    if (!late.includes(one) && !away.includes(one)) came += Number((await punch(one, 'in')).status === 200)
  say(`${came} 名学生签到`)
  await until(at('16:35'))
  await until(at('16:36'))
  for (const one of late) await punch(one, 'in')
  say(`${late.length} 名学生迟到`)
  await until(at('16:41'))
  say(`${own.people.called(keen(own).id)} 在聊天里点“全部确认”：${await users.leader.presses('全部确认')}`)
  for (const leader of students.filter((p) => p.leader && p !== silentLeader(own) && p !== keen(own))) {
    const { people } = (await must(ask(`GET /api/attendance/roll-call`, { as: leader.number }))).json
    const decisions = (people as Called[])
      .filter((p) => !p.isMe && !p.confirmed && p.group === leader.group)
      .map((p) => ({ personId: p.personId, state: p.proposed, version: p.version }))
    await must(ask('POST /api/attendance/roll-call', { as: leader.number, body: { ...night, decisions } }))
    const count = (state: string) => decisions.filter((d) => d.state === state).length
    if (leader.group === '4-1组')
      say(
        `${own.people.called(leader.id)}：全部确认 · 出勤 ${count('present')} · 迟到 ${count('late')} · 缺勤 ${count('absent')} · 可在 10 分钟内撤销`,
      )
  }
  say(`${own.people.called(silentLeader(own).id)} 没有看手机，一直没有点名`)
  await until(at('16:46'))
}

/** The button stands on whichever message has it. */
async function pressed(user: User, label: string): Promise<string> {
  const n = user.messages().findLastIndex((_, i) => user.labels(i).includes(label))
  return user.presses(label, n)
}

interface Called {
  personId: string
  isMe: boolean
  confirmed: boolean
  group: string
  proposed: string
  version: number
}

/** Who answers in the chat. */
const keen = (own: Stage) => of(own, first).find((p) => p.leader && p.group === '2-1组')!
const silentLeader = (own: Stage) => of(own, first).find((p) => p.leader && p.group === '2-3组')!

/** Batches, the gate, a leader who never answers, and a channel that is down from ten until half past seven. */
async function wayHome(own: Stage) {
  const { ask, until, say, people, clock, services } = own
  const teacher = people.staffOf('teacher', first)
  const post = (as: string, path: string, body: object) =>
    must(ask(`POST /api/returns/${path}`, { as, body: { ...night, ...body } }))
  const silent = silentLeader(own)
  const company = people.staffOf('supervisor')
  const query = String(new URLSearchParams(night))
  const { people: seen } = (
    await must(ask(`GET /api/returns?${query}`, { as: people.staffOf('lead-teacher').number }))
  ).json
  const expected = new Set((seen as { personId: string }[]).map(({ personId }) => personId))
  const home = (...classes: string[]) => of(own, ...classes).filter(({ id }) => expected.has(id))
  const walking = home(first)
  await post(teacher.number, 'batches', {
    id: 'batch-of-the-evening',
    version: 0,
    leaves: '22:05',
    teacherId: teacher.id,
    companyId: company.id,
    personIds: walking.map(({ id }) => id),
  })
  say(
    `辅导员 ${maskedName(teacher.name)}：第 1 批 22:05 出发 · 带队 ${maskedName(teacher.name)} / ${maskedName(company.name)} · ${walking.length} 人`,
  )
  await until(at('22:01'))
  for (const one of of(own, first, second))
    await ask('POST /api/attendance/check-out', { as: one.number, body: {} })
  services.down.add('wecom')
  say('企业微信的服务断了')
  await until(at('22:15'))
  const mine = home(first).filter((p) => p.group === silent.group)
  const gate = (one: Place) =>
    post(one.number, 'arrived', { code: roomCode(gateKey({ keys: testKeys }).key, stepAt(clock.now())) })
  for (const leader of home(first, second).filter((p) => p.leader && p !== silent && p !== keen(own))) {
    const group = home(leader.className).filter((p) => p.group === leader.group && p !== leader)
    await post(leader.number, 'arrive', { people: group.map(({ id }) => ({ personId: id })) })
    await gate(leader)
  }
  await gate(keen(own))
  say(`${people.called(keen(own).id)} 在聊天里点“全部到寝”：${await users.leader.presses('全部到寝')}`)
  for (const one of mine.slice(0, 4)) await gate(one)
  say(`其他小组长逐个点到；${silent.group}无人点名，${mine.slice(0, 4).length} 人输入了寝室门口的验证码`)
  await until(at('23:20'))
  for (const one of mine.slice(4, -2)) await gate(one)
  say(`${silent.group}又有 ${mine.slice(4, -2).length} 人输入了门口验证码`)
  await until(at('23:40'))
  const [fetched, last] = mine.slice(-2) as [Place, Place]
  await post(teacher.number, 'account', {
    personId: fetched.id,
    kind: 'excused',
    excuse: 'family',
    reason: '家长接走',
    version: 0,
  })
  say(`辅导员 ${maskedName(teacher.name)} 打电话后登记：${maskedName(fetched.name)} 家长接走`)
  await until(at('24:10'))
  await post(teacher.number, 'arrive', { people: [{ personId: last.id }] })
  say(`辅导员 ${maskedName(teacher.name)} 在楼下等到了 ${maskedName(last.name)}`)
  await until(at('24:16'))
  say(`辅导员 ${maskedName(teacher.name)} 在聊天里点“已知悉”：${await pressed(users.teacher, '已知悉')}`)
  await post(teacher.number, 'close', {})
  say(`辅导员 ${maskedName(teacher.name)} 结束归寝`)
  await until(at('24:30'))
  await until(at('30:55'), 120 * minutes)
}

/** What waited for the morning comes; the silent leader's group is called by the teacher; the report follows. */
async function morning(own: Stage) {
  const { ask, until, say, people, services } = own
  const teacher = people.staffOf('teacher', first)
  await until(at('31:05'))
  await until(at('31:30'))
  services.down.clear()
  say('企业微信的服务恢复了')
  await until(at('31:46'))
  const silent = silentLeader(own)
  const query = String(new URLSearchParams(night))
  const called = (await must(ask(`GET /api/attendance/roll-call?${query}`, { as: teacher.number }))).json
    .people as Called[]
  const decisions = called
    .filter((p) => !p.confirmed && p.group === silent.group)
    .map((p) => ({
      personId: p.personId,
      state: p.proposed,
      version: p.version,
      reason: '组长未点名，按签到补录',
    }))
  await must(ask('POST /api/attendance/roll-call', { as: teacher.number, body: { ...night, decisions } }))
  say(
    `辅导员 ${maskedName(teacher.name)} 补了${silent.group}的点名：${decisions.length} 人，原因“组长未点名，按签到补录”`,
  )
  await until(at('32:05'))
}

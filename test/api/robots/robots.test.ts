import { describe, expect, test } from 'vitest'
import { tick } from '../../../api/jobs/tick.ts'
import { delivery } from '../../../api/deliveries/table.ts'
import { robots } from '../../../api/robots/channel.ts'
import { robot } from '../../../api/robots/table.ts'
import { vendors } from '../../../shared/robots/address.ts'
import type { Vendor } from '../../../shared/robots/address.ts'
import { clockAt, minutes } from '../../kit/clock.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import { robotAddress, robotSecrets, robotServices, robotTokens } from '../../kit/robots.ts'
import { classes, who } from '../../kit/school.ts'

async function groupsOf(at: number) {
  const clock = clockAt(at)
  const services = await robotServices(clock)
  const own = await evening(at, { post: services.post })
  const add = (vendor: Vendor, className: string | null, more: object = {}) =>
    own.ask('POST /api/robots', {
      as: who.admin,
      body: {
        id: `robot-${vendor}-${className === null ? 'all' : 'class'}`,
        name: '群',
        className,
        address: robotAddress(vendor),
        secret: robotSecrets[vendor],
        ...more,
      },
    })
  const channel = robots(services.post)
  const run = async (to?: number) => {
    if (to) own.clock.set(to)
    clock.set(own.clock.now())
    await tick(operatorCtx(own.db, { clock: own.clock }), [{ ...channel, pauseMs: 0 }])
  }
  return { ...own, services, add, run }
}

test('a robot of each vendor, signed as it asks, says counts and a link, and nobody', async () => {
  const { ask, add, run, services } = await groupsOf(shanghai('16:20'))
  await add('dingtalk', classes[0])
  await add('feishu', null)
  await add('wecom', classes[1])
  for (const as of [who.studentA, who.otherA, who.studentC])
    await ask('POST /api/attendance/check-in', { as, body: { claimedAt: 1 } })
  await run(shanghai('16:35'))
  await run(shanghai('16:36'))
  await run()
  expect(services.refused).toEqual([])
  const said = Object.fromEntries(services.groups.map(({ vendor, text }) => [vendor, text.split('\n')]))
  expect(services.groups).toHaveLength(3)
  expect(said['dingtalk']!.slice(0, 2)).toEqual([
    '晚班点名 · 11月12日 16:30',
    `${classes[0]}：应到 6 · 已签到 2 · 未签到 4`,
  ])
  expect(said['feishu']![1]).toBe('全部班级：应到 12 · 已签到 3 · 未签到 9')
  expect(said['wecom']![1]).toBe(`${classes[1]}：应到 6 · 已签到 1 · 未签到 5`)
  for (const lines of Object.values(said)) expect(lines[2]).toMatch(/^https?:\/\/[^/]+\/roll-call$/)

  services.groups.length = 0
  await run(shanghai('22:45'))
  await run(shanghai('22:46'))
  const night = services.groups.map(({ vendor, text }) => `${vendor} ${text}`).toSorted()
  expect(night).toHaveLength(6)
  expect(night.filter((text) => text.startsWith('feishu'))).toEqual([
    expect.stringContaining('全部班级：还有 12 人未到'),
    expect.stringContaining('归寝汇总 v1 · 11月12日\n全部班级：应到 12 · 已归 0 · 免归 0 · 未归 12'),
  ])
  // The next quarter of an hour has another alert, and the summary as it was is no news.
  services.groups.length = 0
  await run(shanghai('23:00'))
  await run(shanghai('23:01'))
  expect(services.groups).toHaveLength(3)
  expect([...night, ...services.groups.map(({ text }) => text)].join()).not.toMatch(/学生|学＊|\d{6,}/)
})

describe('a robot whose service', () => {
  test('is down is tried again; what it says late is said once', async () => {
    const { add, run, services, clock } = await groupsOf(shanghai('16:20'))
    await add('wecom', null)
    services.down.add('wecom')
    await run(shanghai('16:36'))
    await run(shanghai('16:37'))
    expect(services.groups).toEqual([])
    services.down.clear()
    clock.pass(minutes)
    await run()
    await run()
    expect(services.groups).toHaveLength(1)
  })

  test('sends one elsewhere is not followed there', async () => {
    const { add, ask, services } = await groupsOf(shanghai('12:00'))
    await add('feishu', null)
    services.moved.add('feishu')
    const tried = await ask('POST /api/robots/robot-feishu-all/try', { as: who.admin })
    expect(tried.json).toEqual({ ok: false, error: 'feishu answers 307' })
    expect(services.groups).toEqual([])
  })

  test('has had twenty messages in a minute is left alone as long as it asks for', async () => {
    const { add, run, services, rows, db, clock } = await groupsOf(shanghai('12:00'))
    await add('dingtalk', null)
    const { notify } = await import('../../../api/notices/notify.ts')
    await db.write(
      Array.from({ length: 25 }, (_, n) =>
        notify({ db, clock }, { personId: 'group:*', kind: 'return-alert', about: `a${n}`, params: {} }),
      ),
    )
    await run()
    expect(services.groups).toHaveLength(20)
    expect(services.refused).toMatchObject([{ errcode: 130101 }])
    clock.pass(9 * minutes)
    await run()
    expect(services.groups).toHaveLength(20)
    clock.pass(2 * minutes)
    await run()
    expect(services.groups).toHaveLength(25)
    expect((await rows(delivery)).every(({ state }) => state === 'sent')).toBe(true)
  })
})

describe('an admin', () => {
  test.each(vendors)(
    'sets up a robot of %s, tries it, and takes it away again; its secret stays hidden',
    async (vendor) => {
      const { ask, add, services, run, rows, events } = await groupsOf(shanghai('12:00'))
      expect((await add(vendor, classes[0])).status).toBe(200)
      const id = `robot-${vendor}-class`
      const tried = await ask(`POST /api/robots/${id}/try`, { as: who.admin })
      expect(tried.json).toEqual({ ok: true, error: '' })
      expect(services.groups).toMatchObject([{ vendor, text: expect.stringContaining(classes[0]) }])
      const listed = await ask('GET /api/robots', { as: who.admin })
      expect(listed.json.robots).toMatchObject([{ id, vendor, className: classes[0], name: '群' }])
      const kept = JSON.stringify([await rows(robot), await events('robots.add'), listed.text])
      expect(kept).not.toContain(robotTokens[vendor])
      if (robotSecrets[vendor]) expect(kept).not.toContain(robotSecrets[vendor])
      expect((await ask(`POST /api/robots/${id}/remove`, { as: who.admin })).status).toBe(200)
      expect((await ask(`POST /api/robots/${id}/remove`, { as: who.admin })).status).toBe(404)
      expect((await ask(`POST /api/robots/${id}/try`, { as: who.admin })).status).toBe(404)
      await run(shanghai('16:36'))
      await run(shanghai('16:37'))
      expect(services.groups).toHaveLength(1)
      expect(await rows(robot)).toMatchObject([{ token: '', secret: '' }])
    },
  )

  test('hears what is wrong with it', async () => {
    const { ask, add, services } = await groupsOf(shanghai('12:00'))
    await add('feishu', null, { secret: 'another' })
    const tried = await ask('POST /api/robots/robot-feishu-all/try', { as: who.admin })
    expect(tried.json).toMatchObject({ ok: false, error: expect.stringContaining('19021') })
    expect(services.groups).toEqual([])
    services.down.add('feishu')
    const down = await ask('POST /api/robots/robot-feishu-all/try', { as: who.admin })
    expect(down.json).toEqual({ ok: false, error: 'feishu answers 502' })
    for (let n = 0; n < 3; n++) await ask('POST /api/robots/robot-feishu-all/try', { as: who.admin })
    expect((await ask('POST /api/robots/robot-feishu-all/try', { as: who.admin })).status).toBe(429)
  })

  test.each([
    'https://evil.example/robot/send?access_token=' + '0'.repeat(64),
    'http://oapi.dingtalk.com/robot/send?access_token=' + '0'.repeat(64),
    'https://oapi.dingtalk.com@evil.example/robot/send?access_token=' + '0'.repeat(64),
    'https://oapi.dingtalk.com/robot/send?access_token=0/../../x&y=' + '0'.repeat(20),
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=short',
    'https://open.feishu.cn:8443/open-apis/bot/v2/hook/' + 'f'.repeat(30),
    '',
  ])('can name no other address: %s', async (address) => {
    const { add } = await groupsOf(shanghai('12:00'))
    expect((await add('dingtalk', null, { address })).status).toBe(422)
  })

  test('alone may: others are refused', async () => {
    const { ask, add } = await groupsOf(shanghai('12:00'))
    await add('dingtalk', null)
    for (const as of [who.supervisor, who.teacher1, who.leaderA, who.finance]) {
      expect((await ask('GET /api/robots', { as })).status).toBe(403)
      expect((await ask('POST /api/robots/robot-dingtalk-all/remove', { as })).status).toBe(403)
    }
  })
})

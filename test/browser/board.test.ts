import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { membership } from '../../api/people/table.ts'
import { reply } from '../../api/replies/table.ts'
import { swap } from '../../api/swaps/table.ts'
import type { Database } from '../../api/kernel/db.ts'
import { clockMinutes, formatClockTime } from '../../shared/time/clock-time.ts'
import { wallClock } from '../../shared/time/instant.ts'
import { addDays, workDateOf } from '../../shared/time/work-date.ts'
import { days } from '../kit/clock.ts'
import { signedIn, student } from '../kit/people.ts'
import { classes, openSchool, seasonId, who } from '../kit/school.ts'
import { plan } from '../kit/season.ts'
import { ask, button, choose, shows, tap, tell, text, until } from './app.ts'
import { configured } from './configured.ts'
import { loaded } from './parts.ts'
import { kept } from './school.ts'

const wall = wallClock(Date.now(), 'Asia/Shanghai')
// A shift of eight hours that began half an hour ago, or at midnight where that was yesterday.
const begins = Math.max(0, clockMinutes(wall.time) - 30)
const cell = `${formatClockTime(begins)}-${formatClockTime(begins + 480)}`
const dated = (days: number): string => addDays(wall.date, days)
const [yesterday, today, tomorrow] = [dated(-1), dated(0), dated(1)]
const more = ['2019010101', '2019010102', '2019010103']

/** Group A with three more; 学生003 moved from A to B today; a swap for tomorrow to which both have agreed. */
async function fill(db: Database) {
  const { query } = db
  await openSchool(db, Date.now())
  await db.write([
    ...more.flatMap((number) => [
      ...student(db, number, { seasonId, className: classes[0], group: 'A组' }),
      signedIn(db, number, Date.now() - days),
    ]),
    ...[yesterday, today, tomorrow].map((date) => plan(db, date, classes[0], cell)),
    plan(db, tomorrow, classes[0], '', `p-${who.studentB}`),
    query.insert(membership).values({
      seasonId,
      personId: `p-${who.otherA}`,
      fromDate: today,
      className: classes[0],
      groupName: 'B组',
      leader: false,
    }),
    query.insert(swap).values({
      id: 'swap',
      seasonId,
      className: classes[0],
      personId: `p-${who.studentA}`,
      otherId: `p-${who.studentB}`,
      exchanges: [{ date: workDateOf(tomorrow), mine: cell, theirs: '' }],
      reason: '家里有事',
      askedAt: Date.now(),
    }),
    query.insert(reply).values({
      id: 'agreed',
      requestId: 'swap',
      kind: 'agree',
      final: false,
      byId: `p-${who.studentB}`,
      at: Date.now(),
      reason: '',
    }),
  ])
}

const { as, wrong } = configured(fill)
let [leader, teacher, lead, supervisor, own]: Page[] = []

const row = (page: Page, name: string) => page.locator('.called', { hasText: name })
const card = (page: Page, kind: string, name: string) =>
  page.locator('.need').filter({ hasText: kind }).filter({ hasText: name })
const rollCallOf = async (page: Page, date = today) =>
  (await ask(page, `/api/attendance/roll-call?date=${date}&shift=${encodeURIComponent(cell)}`)).json
    .people as {
    name: string
    state: string | null
    confirmed: boolean
    version: number
    personId: string
  }[]
const confirmed = async (page: Page) =>
  Object.fromEntries(
    (await rollCallOf(page)).filter((one) => one.confirmed).map((one) => [one.name, one.state]),
  )

/** Where the links of the bar lead that are in sight. */
const shown = (page: Page) =>
  page
    .locator('nav.tabs a')
    .filter({ visible: true })
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')))

async function pick(page: Page, name: string, state: string) {
  await row(page, name).getByRole('button').click()
  await choose(page, state)
}

describe('the roll call of a leader', () => {
  test('shows who came, exceptions on top, and the leader’s own line without a choice', async () => {
    own = await as(who.studentA)
    await own.goto('/me')
    for (const page of [own, await as(more[0]!)]) {
      if (page !== own) await page.goto('/me')
      expect(await tell(page, '/api/attendance/check-in', { claimedAt: Date.now() })).toBe(200)
    }
    leader = await as(who.leaderA)
    await leader.goto('/roll-call')
    await shows(leader, '先看这些')
    // This school shows no codes: nobody stands out for having none.
    await row(leader, '学生002').waitFor()
    expect(await leader.getByText('未证明到场').count()).toBe(0)
    expect(await row(leader, '学生001').getByRole('button').count()).toBe(0)
    await row(leader, '学生001').getByText('自己由其他组长或老师确认').waitFor()
  })

  test('R17 lists a student who changed groups by the place on the date', async () => {
    expect(await row(leader!, '学生003').count()).toBe(0)
    await leader!.getByLabel('班次', { exact: true }).selectOption(`${yesterday} ${cell}`)
    await row(leader!, '学生003').waitFor()
    await tap(leader!, '回到现在的班次')
    await until(async () => expect(await row(leader!, '学生003').count()).toBe(0))
    const other = await as(who.leaderB)
    await other.goto('/roll-call')
    await row(other, '学生003').waitFor()
    await other.context().close()
  })

  test('R16 decided without a network waits in sight by ids alone; who was decided meanwhile loses nobody else', async () => {
    teacher = await as(who.teacher1)
    await teacher.goto('/')
    await teacher.waitForURL('**/board')
    await pick(leader!, '学生102', '请假')
    await row(leader!, '学生102').getByText('已改，未确认').waitFor()
    // What comes a moment after the first screen is there before the network goes.
    await loaded(leader!, 'background')
    await leader!.context().setOffline(true)
    await tap(leader!, /^全部确认 · .*请假 1/)
    await shows(leader!, '没有连上，已存在本机')
    await row(leader!, '学生102').getByText('待上传').waitFor()
    const stored = await kept(leader!)
    expect(stored).toContain('p-2019010102')
    // The own name may be there, of nobody else.
    expect(stored.replaceAll('学生001', '')).not.toContain('学生')
    await teacher.goto('/roll-call')
    await pick(teacher, '学生101', '早退')
    const decision = { personId: `p-${more[0]}`, state: 'left-early', version: 0 }
    expect(
      await tell(teacher, '/api/attendance/roll-call', { date: today, shift: cell, decisions: [decision] }),
    ).toBe(200)
    await leader!.context().setOffline(false)
    await shows(leader!, '职员T001已先把学生101确认为「早退」。')
    await shows(leader!, '这一班已全部确认')
    expect(await confirmed(leader!)).toMatchObject({
      学生002: 'late',
      学生101: 'left-early',
      学生102: 'leave',
      学生103: 'absent',
    })
    await row(leader!, '学生101').getByText('职员T001').waitFor()
  })

  test('is taken back while ten minutes run down, all but what somebody else said', async () => {
    await shows(leader!, '你刚确认了 4 人')
    await shows(leader!, /^还可撤销 (9:|10:00)/)
    await tap(leader!, /^撤销/)
    await until(async () => expect(await confirmed(leader!)).toEqual({ 学生101: 'left-early' }))
    // The list on the screen knows it too: of somebody who is confirmed the sheet asks more.
    await button(leader!, /^全部确认/).waitFor()
    await pick(leader!, '学生002', '缺勤')
    await tap(leader!, /^全部确认/)
    await shows(leader!, '这一班已全部确认')
    await row(leader!, '学生002').getByText('与签到不符，由老师处理').waitFor()
  })

  test('R16 of two who change one student the later one is told who was first, and how it stands', async () => {
    const [{ personId, version } = { personId: '', version: 0 }] = (await rollCallOf(leader!)).filter(
      (one) => one.name === '学生103',
    )
    await row(leader!, '学生103').getByRole('button').click()
    const decision = { personId, state: 'late', version, reason: '九点到的' }
    expect(
      await tell(teacher!, '/api/attendance/roll-call', { date: today, shift: cell, decisions: [decision] }),
    ).toBe(200)
    await choose(leader!, '早退')
    await leader!.getByRole('dialog').getByText('职员T001已先确认为「迟到」').waitFor()
    await leader!.keyboard.press('Escape')
    await shows(leader!, '职员T001已先把学生103确认为「迟到」。')
    await expect.poll(async () => (await confirmed(leader!))['学生103']).toBe('late')
  })

  test('what another confirmed is changed with a reason only', async () => {
    await teacher!.goto('/roll-call')
    await row(teacher!, '学生102').getByRole('button').click()
    await choose(teacher!, '出勤')
    await choose(teacher!, '提交修改')
    await teacher!.getByRole('dialog').getByRole('alert').waitFor()
    await teacher!.getByRole('dialog').getByLabel('原因').fill('提前打过招呼')
    await choose(teacher!, '提交修改')
    await until(async () => expect((await confirmed(teacher!))['学生102']).toBe('present'))
  })
})

describe('a day without phones', () => {
  test('the list prints on A4, a page a group', async () => {
    await teacher!.goto('/roll-call')
    await teacher!.getByRole('link', { name: /打印点名单/ }).click()
    await shows(teacher!, /^点名单 · 19电商1班 · A组/)
    const raw = (await teacher!.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(raw.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
    expect(raw).toMatch(/\/MediaBox\s*\[0 0 59\d(?:\.\d+)? 84\d(?:\.\d+)?\]/)
    await teacher!.emulateMedia({ media: 'print' })
    expect(await teacher!.getByRole('link', { name: /看板/ }).count()).toBe(0)
    await teacher!.emulateMedia({ media: 'screen' })
  })

  test('is entered later with a reason, each as marked', async () => {
    await teacher!.goto('/roll-call')
    await tap(teacher!, /录入纸质点名/)
    const sheet = teacher!.getByRole('dialog')
    await sheet.getByRole('button', { name: '开始录入' }).click()
    await sheet.getByText('请写明为什么用纸质点名').waitFor()
    await sheet.getByLabel('点名的日期').fill(yesterday)
    await sheet.getByLabel('原因').fill('停电')
    await sheet.getByRole('button', { name: '开始录入' }).click()
    await shows(teacher!, /正在录入纸质点名：停电/)
    await pick(teacher!, '学生002', '缺勤')
    await tap(teacher!, /^全部确认 · 出勤 8 · 缺勤 1/)
    await shows(teacher!, '这一班已全部确认')
    const { json } = await ask(teacher!, `/api/attendance/students/p-${who.studentA}/day?date=${yesterday}`)
    expect(json.history.at(-1)).toMatchObject({ state: 'absent', origin: 'paper', reason: '停电' })
  })
})

describe('what waits for somebody', () => {
  test('a correction: the leader comes to it from the roll call and supports it', async () => {
    const asked = { date: yesterday, shift: cell, state: 'present', reason: '我在，在后排' }
    expect(await tell(own!, '/api/corrections', asked)).toBe(200)
    await leader!.goto('/roll-call')
    await leader!.getByRole('link', { name: /有 1 件等你看/ }).click()
    const one = card(leader!, '补卡', '学生002')
    await one.getByText('我在，在后排').waitFor()
    await one.getByRole('button', { name: '支持', exact: true }).click()
    await shows(leader!, '学生002 的补卡：已转告老师，你支持')
    await shows(leader!, '没有要你处理的事')
  })

  test('R16 two decide a correction: one does, the other is told who was first', async () => {
    lead = await as(who.lead)
    for (const page of [lead, teacher!]) {
      await page.goto('/needs')
      await card(page, '补卡', '学生002').getByText('学生001 已支持').waitFor()
    }
    await card(teacher!, '补卡', '学生002').getByRole('button', { name: '批准', exact: true }).click()
    await shows(teacher!, '学生002 的补卡：已批准')
    await card(lead, '补卡', '学生002').getByRole('button', { name: '不批准' }).click()
    await card(lead, '补卡', '学生002').getByText('不批准要写明原因').waitFor()
    await card(lead, '补卡', '学生002').getByLabel('原因').fill('没看见')
    await card(lead, '补卡', '学生002').getByRole('button', { name: '不批准' }).click()
    await shows(lead, /学生002 的补卡：职员T001 .+ 已先处理（已批准）/)
    await until(async () => expect(await card(lead!, '补卡', '学生002').count()).toBe(0))
  })

  test('a dispute is settled on its card, on grounds', async () => {
    await teacher!.goto('/needs')
    const one = card(teacher!, '点名分歧', '学生002')
    await one.getByText(/缺勤 · 学生001/).waitFor()
    await one.getByRole('button', { name: '确定' }).click()
    await one.getByText('处理分歧要写明依据').waitFor()
    await one.getByLabel('写明依据').fill('监控里看到在岗')
    await one.getByRole('button', { name: '确定' }).click()
    await shows(teacher!, '学生002 的点名分歧：处理为「出勤」')
    await expect.poll(async () => (await confirmed(teacher!))['学生002']).toBe('present')
  })

  test('a leave is decided with the shifts that it empties, a swap by the supervisor', async () => {
    expect(await tell(own!, '/api/leaves', { from: tomorrow, to: tomorrow, reason: '看牙' })).toBe(200)
    await teacher!.goto('/needs')
    const leave = card(teacher!, '请假', '看牙')
    await leave.getByRole('button', { name: '批准', exact: true }).click()
    await shows(teacher!, '学生002 的请假：已批准')
    supervisor = await as(who.supervisor, { width: 1280, height: 800 })
    await supervisor.goto('/needs')
    await card(supervisor, '换班', '学生012').getByRole('button', { name: '批准', exact: true }).click()
    await shows(supervisor, '学生002 的换班：已批准')
    const { json } = await ask(supervisor, '/api/attendance/needs')
    expect(json.needs.filter(({ kind }: { kind: string }) => kind === 'swap')).toEqual([])
  })
})

describe('the board', () => {
  test('counts by class and group, names exceptions, and shows each fact of a student’s day with who made it', async () => {
    await teacher!.goto('/board')
    const counts = teacher!.getByRole('region', { name: '这一天的人数' })
    await counts.getByText('应到').waitFor()
    expect((await counts.innerText()).replace(/\s+/g, ' ')).toBe(
      '9 应到 2 已签到 5 已确认 3 异常 ● 出勤 2 ◐ 迟到 1 ◑ 早退 1 ○ 缺勤 1',
    )
    const group = teacher!.locator('.board-groups details', { hasText: 'A组' })
    await group.locator('summary').click()
    await group.getByRole('link', { name: /学生002/ }).click()
    await shows(teacher!, /的全部事实$/)
    const day = await teacher!.locator('.student-day').innerText()
    expect(day).toMatch(
      /签到 ·[\s\S]*缺勤 ·[\s\S]*学生001（组长）[\s\S]*出勤 ·[\s\S]*职员T001（老师）.*处理分歧.*监控里看到在岗/,
    )
    const dayBefore = Number(yesterday.slice(8))
    if (yesterday.slice(0, 7) !== today.slice(0, 7)) await tap(teacher!, '上个月')
    await teacher!
      .locator('.student-month')
      .getByRole('button', { name: new RegExp(`月${dayBefore}日 .+：出勤`) })
      .click()
    await expect
      .poll(() => teacher!.locator('.student-day').innerText())
      .toMatch(/纸质点名补录.*停电[\s\S]*申请补卡[\s\S]*学生001[\s\S]*补卡：批准/)
    // Opened by its address alone, the page begins with today.
    await teacher!.goto(new URL(teacher!.url()).pathname)
    await shows(
      teacher!,
      new RegExp(`^${Number(today.slice(5, 7))}月${Number(today.slice(8))}日 .*的全部事实$`),
    )
  })

  test('on another date shows that date, and the way back', async () => {
    await teacher!.goto('/board')
    await tap(teacher!, '前一天')
    await expect
      .poll(async () => (await text(teacher!)).replace(/\s+/g, ' '))
      .toMatch(/9 应到 0 已签到 9 已确认/)
    await tap(teacher!, '回到今天')
    await until(async () => expect((await text(teacher!)).replace(/\s+/g, ' ')).toMatch(/9 应到 2 已签到/))
  })

  test('a phone’s bar has five places and the rest under 更多; a desk has all in the bar', async () => {
    await expect.poll(() => shown(teacher!)).toEqual(['/board', '/roll-call', '/needs', '/more', '/me'])
    await teacher!.getByRole('link', { name: '更多' }).click()
    await teacher!.getByRole('link', { name: /人员/ }).click()
    await teacher!.waitForURL('**/people')
    await until(async () => expect(await shown(supervisor!)).toContain('/payouts'))
    expect(await shown(supervisor!)).not.toContain('/more')
    expect(await button(supervisor!, '批准').count()).toBe(0)
  })

  test('none of it left a complaint', () => expect(wrong()).toEqual([]))
})

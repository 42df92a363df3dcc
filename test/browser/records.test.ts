import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/work-date.ts'
import { attended, awarded, erred, online, violated } from '../kit/facts.ts'
import { requestHeaders } from '../kit/request-headers.ts'
import { classes, lateShiftDate, openSchool, who } from '../kit/school.ts'
import { plan } from '../kit/season.ts'
import { ask, shows, tap, text, until } from './app.ts'
import { configured } from './configured.ts'
import { hindrances } from './visited.ts'

const me = who.studentA
/** A day that is still to come by the real clock, on which a classmate works another shift. */
const soon = addDays(workDateAt(Date.now(), 'Asia/Shanghai'), 3)

const { as, url, wrong } = configured(async (db) => {
  await openSchool(db, Date.now())
  await db.write([
    attended(db, me, '2020-11-09'),
    attended(db, me, '2020-11-10'),
    online(db, me, '2020-11-10', 545),
    violated(db, me, '2020-11-10', { deduction: '10', note: '巡场发现' }),
    erred(db, me, '2020-11-11', { level: '1' }),
    awarded(db, me, '2020-11-09', '66.60'),
    attended(db, me, lateShiftDate, { shift: '晚', state: 'late', version: 1, decidedBy: 'p-T001' }),
    attended(db, me, lateShiftDate, { shift: '晚', state: 'absent', version: 0 }),
    plan(db, soon, classes[0], '早'),
    plan(db, soon, classes[0], '晚', `p-${who.otherA}`),
  ])
})

/** What somebody of the staff decides. */
async function decide(number: string, path: string, body: object) {
  const headers = requestHeaders('POST', number)
  const answer = await fetch(`${url()}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(answer.status, await answer.text()).toBe(200)
}

let page: Page
beforeAll(async () => {
  page = await as(me)
})

const net = async () => (await ask(page, '/api/allowance/running')).json.sums.net
const own = async (of: Page = page) => (await ask(of, '/api/attendance/requests')).json.requests
const sheet = (of: Page = page) => of.getByRole('dialog')
async function send(reason: string, of: Page = page) {
  await sheet(of)
    .getByLabel(/原因|为什么/)
    .fill(reason)
  await sheet(of).getByRole('button', { name: '提交' }).click()
  await sheet(of).waitFor({ state: 'detached' })
}

describe('the calendar', () => {
  test('is a table that says each day in words, and the arrows and Enter open one', async () => {
    await page.goto('/records?month=2020-11')
    await page.getByRole('table', { name: '2020年11月' }).waitFor()
    await page.getByRole('link', { name: '11月10日 周二 · 出勤 · 早班' }).waitFor()
    await page.getByRole('link', { name: `11月12日 周四 · 迟到 · 晚班` }).waitFor()
    await page.getByRole('list', { name: '图例' }).getByText('迟到').waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await page.locator('table a[tabindex="0"]').focus()
    await page.keyboard.press('PageUp')
    await page.getByRole('table', { name: '2020年10月' }).waitFor()
    await until(async () => expect(await focused()).toMatch(/^10月1日/))
    await page.keyboard.press('PageDown')
    await page.getByRole('table', { name: '2020年11月' }).waitFor()
    await until(async () => expect(await focused()).toMatch(/^11月1日/))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await until(async () => expect(await focused()).toMatch(/^11月10日/))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/records/2020-11-10')
    await shows(page, '在线 545 分钟')
  })
})

describe('a day', () => {
  test('says what it lost and why; an appeal takes the deduction out of force until two have decided', async () => {
    await shows(page, '这一天少了 10.00 元，因为违纪「玩手机」已生效')
    const [before] = [Number(await net())]
    expect(await hindrances(page)).toEqual([])
    await tap(page, '申诉')
    await sheet().waitFor()
    expect(await hindrances(page)).toEqual([])
    await sheet().getByRole('button', { name: '提交' }).click()
    await sheet().getByText('请写明原因').waitFor()
    await send('当时在回客户消息')
    await shows(page, '申诉中，暂不扣')
    await shows(page, '违纪「玩手机」申诉中，现在不扣')
    expect(Number(await net())).toBe(before + 10)
    const { id } = (await ask(page, '/api/violations/own')).json.violations[0]
    await decide(who.teacher1, `violations/${id}/decide`, { uphold: false, reason: '看了监控' })
    await decide(who.supervisor, `violations/${id}/decide`, { uphold: false, reason: '同意撤销' })
    await page.reload()
    await shows(page, '已撤销，不扣')
    for (const said of ['当时在回客户消息', '看了监控', '同意撤销']) await shows(page, said)
    expect(await page.getByRole('button', { name: '申诉' }).count()).toBe(0)
  })

  test('shows an error with both shares, and a doubt changes no amount', async () => {
    await page.goto('/records/2020-11-11')
    await shows(page, '企业承担 60.00 元，你承担 40.00 元')
    const before = await net()
    await tap(page, '存疑')
    await send('客户自己填错了地址')
    await shows(page, '已存疑，等学校复查')
    expect(await net()).toBe(before)
  })

  test('keeps what was said before and changed later', async () => {
    await page.goto(`/records/${lateShiftDate}`)
    await page.getByText('全部经过').click()
    const past = page.getByRole('listitem').filter({ hasText: '后来已更改' })
    await expect.poll(() => past.innerText()).toContain('晚班记为缺勤')
    await shows(page, '晚班记为迟到')
  })

  test('leads into the line of the allowance, and the line back to the day', async () => {
    await page.goto('/records/2020-11-09')
    await page.getByRole('link', { name: '在补贴明细中查看' }).click()
    await page.waitForURL('**/allowance?line=day-pay*')
    await until(async () => expect(await page.locator('details[open] > summary:focus').count()).toBe(1))
    await page.locator('details[open]').getByText('11月9日').click()
    await page.getByRole('link', { name: '打开这一天' }).click()
    await page.waitForURL('**/records/2020-11-09')
    await shows(page, '销售冠军')
  })
})

describe('what is asked for', () => {
  test('a correction, and it is withdrawn', async () => {
    await page.goto(`/records/${lateShiftDate}`)
    await tap(page, '补卡')
    await sheet().getByText('出勤', { exact: true }).click()
    await send('手机没电，准时到的')
    await shows(page, /补卡 · 11月12日 晚 · 改为出勤/)
    await shows(page, '处理中')
    await tap(page, '撤回申请')
    await shows(page, '已撤回')
    await expect
      .poll(async () => (await own())[0])
      .toMatchObject({ kind: 'correction', requestState: 'withdrawn' })
  })

  test('a leave, which the teacher grants, and the calendar shows it', async () => {
    await page.goto('/records/requests')
    await tap(page, '请假')
    for (const label of ['从', '到']) await sheet().getByLabel(label, { exact: true }).fill('2020-11-20')
    await send('看病')
    await shows(page, '请假 · 11月20日')
    await decide(who.teacher1, `leaves/${(await own())[0].id}/decide`, { grant: true })
    await page.reload()
    await shows(page, '已批准')
    await page.goto('/records?month=2020-11')
    await page.getByRole('link', { name: /^11月20日 周五 · 请假/ }).waitFor()
  })

  test('a swap with a classmate, who agrees, and the supervisor confirms', async () => {
    const other = await as(who.otherA)
    await page.goto(`/records/${soon}`)
    await tap(page, '换班')
    await sheet().getByLabel('同学的学号').fill('2019010021')
    await sheet().getByLabel('原因').fill('家里有事')
    await sheet().getByRole('button', { name: '提交' }).click()
    await sheet().getByText('只能与同班同学换班').waitFor()
    await sheet().getByLabel('同学的学号').fill(who.otherA)
    await send('家里有事')
    await shows(page, /早 换 晚/)
    await shows(page, '等对方答复')
    await other.goto('/records')
    await other.getByRole('link', { name: /1 个换班等你答复/ }).click()
    await shows(other, /晚 换 早/)
    await shows(other, '等你答复')
    expect(await hindrances(other)).toEqual([])
    await tap(other, '同意换班')
    await shows(other, '对方已同意，等甲方确认')
    await decide(who.supervisor, `swaps/${(await own())[0].id}/confirm`, { grant: true })
    await page.reload()
    await shows(page, '已批准')
    await shows(page, '晚班')
    await other.context().close()
  })

  test('an equipment fault, in two taps from the first screen', async () => {
    await page.goto('/')
    await page.getByRole('button', { name: /电脑出故障了/ }).click()
    await sheet().getByRole('button', { name: '蓝屏' }).click()
    await sheet().getByText('已报修').waitFor()
    await page.keyboard.press('Escape')
    const [{ date, kind }] = (await ask(page, '/api/repairs/own')).json.repairs
    expect(kind).toBe('blue-screen')
    await page.goto(`/records/${date}`)
    await shows(page, '蓝屏')
    await page.goto('/records/repairs')
    await shows(page, '待处理')
    await expect.poll(() => text(page)).toContain('蓝屏')
  })
})

test('none of it left a complaint', () => {
  expect(wrong()).toEqual([])
})

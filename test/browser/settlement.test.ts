import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../api/kernel/db.ts'
import { notify } from '../../api/notices/notify.ts'
import { room } from '../../api/rooms/table.ts'
import { classes, openSchool, seasonId, who } from '../kit/school.ts'
import { p } from '../api/attendance/says.ts'
import { choose, shows, tap, text, until } from './app.ts'
import { configured } from './configured.ts'
import { hindrances } from './visited.ts'

/** The small school with a room of computers and a hall; its season ended long ago. */
async function fill(db: Database) {
  await openSchool(db, Date.now())
  const of = (name: string, machines: number, className: string) =>
    db.query.insert(room).values({ id: name, seasonId, name, seats: 60, machines, classes: [className] })
  await db.write([of('201', 52, classes[0]), of('礼堂', 0, classes[1])])
  const told = { kind: 'deposit-overdue' as const, about: 'then', params: { date: '2020-08-31' } }
  await db.write([notify({ db, clock: { now: Date.now } }, { personId: p(who.finance), ...told })])
}

const { as, wrong } = configured(fill)
const desk = { width: 1280, height: 800 }
let [company, school, finance]: Page[] = []

const field = (page: Page, label: string) => page.getByRole('dialog').getByLabel(label)

describe('company and school settle the season', () => {
  test('finance is told of a term that is over, in the reader’s language, and taken to where it is met', async () => {
    const own = await as(who.finance)
    await own.goto('/notices')
    await shows(own, '场地押金的期限 8月31日 已过，还没有登记到账')
    await own.evaluate(() => localStorage.setItem('daogang.locale', 'en'))
    await own.reload()
    await own.getByText('The deposit for the rooms was due on 31 Aug and is not on record').click()
    await own.waitForURL('**/settlement')
  })

  test('finance records the deposit, with the day on which it came', async () => {
    finance = await as(who.finance)
    await finance.goto('/payouts')
    await shows(finance, '押金期限')
    await shows(finance, /已逾期 \d+ 天/)
    await finance.goto('/settlement')
    await shows(finance, '甲方应付学校')
    await tap(finance, '登记收到押金')
    await expect.poll(() => field(finance!, '金额').inputValue()).toBe('10000.00')
    await field(finance, '日期').fill('2020-08-28')
    await field(finance, '金额').fill('9000')
    await choose(finance, '登记')
    await shows(finance, '8月28日 已收到')
    await shows(finance, '学校应退甲方')
    await expect.poll(() => text(finance!)).toContain('¥8,024.00')
  })

  test('one side says how it ended, and both agree to what they have seen', async () => {
    ;[company, school] = [await as(who.supervisor, desk), await as(who.lead)]
    await company.goto('/settlement')
    await tap(company, '认定有无违约违规')
    await company.getByRole('dialog').getByText('无违约违规', { exact: true }).click()
    await field(company, '理由').fill('双方核对无异议')
    await choose(company, '认定')
    await shows(company, '甲方认定无违约违规：双方核对无异议')
    await tap(company, '以甲方同意')
    await shows(company, /职员S001 \S+月/)
    await school.goto('/settlement')
    await tap(school, '以学校同意')
    await shows(school, /职员T003 \S+月/)
    expect(await school.getByRole('button', { name: '以学校同意' }).count()).toBe(0)
  })

  test('a new word on how it ended takes both away', async () => {
    await tap(school!, '重新认定')
    await school!.getByRole('dialog').getByText('有违约或违规', { exact: true }).click()
    await field(school!, '理由').fill('提前撤场')
    await choose(school!, '认定')
    await shows(school!, '学校认定有违约或违规：提前撤场')
    await tap(school!, '以学校同意')
    await company!.reload()
    await tap(company!, '以甲方同意')
    await shows(company!, /职员S001 \S+月/)
  })

  test('finance takes the sheet along and records the payment; then nothing is left to do', async () => {
    await finance!.reload()
    const download = finance!.waitForEvent('download')
    await tap(finance!, '下载 .xlsx')
    expect((await download).suggestedFilename()).toBe('2020 年双十一实训场地结算单.xlsx')
    await finance!.locator('.step-row').getByText('登记付款').waitFor()
    await tap(finance!, '登记付款')
    await field(finance!, '日期').fill('2020-12-18')
    await field(finance!, '备注').fill('银行转账')
    await choose(finance!, '登记')
    await shows(finance!, '12月18日 已结清')
    await until(async () => expect(await text(finance!)).toContain('12月18日 付款 银行转账'))
    for (const name of ['登记付款', '登记收到押金', '重新认定'])
      expect(await finance!.getByRole('button', { name }).count()).toBe(0)
  })

  test('a phone of 360 px with letters of 200 % shows all of it, and nothing stands in a reader’s way', async () => {
    await school!.evaluate(() => localStorage.setItem('daogang.size', '200'))
    await school!.goto('/settlement')
    await shows(school!, '场地费')
    const wide = await school!.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    expect(await hindrances(school!)).toEqual([])
    expect(await hindrances(company!)).toEqual([])
    expect(wrong()).toEqual([])
  })
})

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../../api/files/workbook.ts'
import { openSchool, who } from '../kit/school.ts'
import { workbookOf } from '../kit/workbooks.ts'
import type { CellOf } from '../kit/workbooks.ts'
import { ask, button, shows, tap } from './app.ts'
import { configured } from './configured.ts'

const { as, wrong } = configured((db) => openSchool(db, Date.now()))
const folder = mkdtempSync(join(tmpdir(), 'daogang-'))
let page: Page

const minutes = async () =>
  (await ask(page, '/api/online/discrepancies?from=2020-11-11&to=2020-11-11')).json.discrepancies.length
/** 在线时长 beside a plan, as two sheets. */
function book(...rows: CellOf[][]) {
  const path = join(folder, '双十一.xlsx')
  const online = { name: '在线时长', rows: [['学号', '日期', '在线分钟'], ...rows] }
  writeFileSync(path, workbookOf([online, { name: '说明', rows: [['怎样填']] }]))
  return path
}
const give = (path: string, nth = 0) => page.locator('.drop input[type=file]').nth(nth).setInputFiles(path)
const confirm = () => button(page, '确认导入')

describe('a workbook of the season', () => {
  test('with a formula and a number that lost digits is refused by sheet, row and column', async () => {
    page = await as(who.supervisor, { width: 1280, height: 800 })
    await page.goto('/more')
    await page
      .locator('main')
      .getByRole('link', { name: /^导入数据/ })
      .click()
    const wrongCard = { n: '6200002049719300001' }
    await give(book([who.studentA, '2020-11-11', { f: '1+1', v: '490' }], [wrongCard, '2020-11-11', '490']))
    const problems = page.locator('.problems tbody tr')
    await problems.nth(1).waitFor()
    const said = (await problems.allInnerTexts()).map((text) => text.split('\t').map((cell) => cell.trim()))
    expect(said).toEqual([
      ['2', '在线分钟', expect.stringContaining('公式'), '双十一.xlsx/在线时长'],
      ['3', '学号', expect.stringContaining('设为“文本”格式'), '双十一.xlsx/在线时长'],
    ])
    // Nothing of it stands, so there is nothing to confirm.
    expect(await confirm().count()).toBe(0)
    await shows(page, '没有用到：双十一.xlsx/说明')
  })

  test('that is right changes nothing before it is confirmed, is listed, and can be taken back', async () => {
    await give(book([who.studentA, '2020-11-11', { n: '490' }], [who.otherA, '2020-11-11', '480']))
    await page.getByRole('row', { name: '在线时长 2 0 0 0' }).waitFor()
    await page.locator('.differences summary', { hasText: '在线时长：看有哪些不同' }).click()
    await page.getByRole('row', { name: `${who.studentA} 学生002 2020-11-11 490` }).waitFor()
    expect(await minutes()).toBe(0)
    await confirm().click()
    await shows(page, '已导入 双十一.xlsx：新增 2，改变 0，撤回 0')
    await expect.poll(() => minutes()).toBe(2)
    const past = page.locator('.past').first()
    await past.locator('summary').click()
    await past.getByText('双十一.xlsx').waitFor()
    await past.getByRole('button', { name: '撤销这次导入' }).click()
    await page.locator('.past', { hasText: '撤销：双十一.xlsx' }).waitFor()
    await page.locator('.past', { hasText: '已撤销' }).waitFor()
    expect(await minutes()).toBe(0)
  })
})

test('a folder is taken as it lies there, chosen or dropped, without what is none of its tables', async () => {
  const season = mkdtempSync(join(tmpdir(), 'daogang-'))
  writeFileSync(join(season, 'online.csv'), `学号,日期,在线分钟\n${who.studentA},2020-11-11,500\n`)
  writeFileSync(join(season, '积分.csv'), `学号,日期,积分,事由\n${who.studentA},2020-11-11,5,\n`)
  writeFileSync(join(season, 'notes.txt'), 'x')
  await page.reload()
  await give(season, 1)
  await page.getByRole('row', { name: '积分 1 0 0 0' }).waitFor()
  expect(
    await page
      .locator('.import-desk > p.small')
      .allInnerTexts()
      .then((all) => all.sort()),
  ).toEqual(['online.csv', '积分.csv'])
  await page.reload()
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['学号,日期,积分,事由\n'], '积分.csv'))
    return data
  })
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped })
  await page.getByRole('row', { name: '积分 0 0 0 0' }).waitFor()
})

test('what is on its way says how much of it has gone', async () => {
  const season = mkdtempSync(join(tmpdir(), 'daogang-'))
  writeFileSync(join(season, 'online.csv'), `学号,日期,在线分钟\n${who.studentA},2020-11-11,505\n`)
  writeFileSync(join(season, '附件.csv'), 'x'.repeat(1_500_000))
  const line = await page.context().newCDPSession(page)
  const slow = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 500_000 }
  await line.send('Network.emulateNetworkConditions', slow)
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    new MutationObserver(() => {
      const bar = document.querySelector('.import-desk [role=progressbar]')
      if (bar) seen.push(bar.getAttribute('aria-valuenow')!)
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  await give(season, 1)
  await page.getByRole('row', { name: '在线时长 1 0 0 0' }).waitFor()
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen.map(Number))
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen.filter((percent) => percent > 0 && percent < 100).length).toBeGreaterThan(3)
  expect(seen.at(-1)).toBe(100)
  expect(await page.locator('.import-desk [role=progressbar]').count()).toBe(0)
  await line.detach()
})

const saved = async (name: string | RegExp) => {
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, name)])
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) }
}

test('templates hold every table, in the text format, with the classes in the plan', async () => {
  const { name, bytes } = await saved(/^下载 Excel 模板/)
  expect(name).toBe('导入模板.xlsx')
  const opened = await openWorkbook(name, bytes)
  if ('reason' in opened) throw new Error(opened.reason.code)
  expect(opened.names).toHaveLength(13)
  const plan = await opened.sheet('排班', name)
  expect(plan).toMatchObject({ header: { cells: ['日期', '星期', '19电商1班', '19电商2班'] }, rows: [] })
  const csv = await saved(/^下载 CSV/)
  expect([
    csv.name,
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv.bytes).replace('\r\n', ''),
  ]).toEqual(['名册.csv', '\ufeff学号,姓名,班级,小组,岗位,手机号,身份证号,银行卡号,宿舍,入营,离营'])
})

test('the files of the next season are made where its rules are, and do not go in without a roster', async () => {
  await page.goto('/rules')
  await page.getByRole('link', { name: /^准备下一期/ }).click()
  await shows(page, '顺延 52 周，每一天仍是同样的星期')
  await expect.poll(() => page.getByLabel('19电商1班 下一期叫').inputValue()).toBe('20电商1班')
  await page.getByLabel('第一天').fill('2021-09-14')
  await shows(page, '顺延 367 天，星期会变')
  await tap(page, '做出下一期的文件')
  const settings = await saved('下载 season.json')
  expect(JSON.parse(new TextDecoder().decode(settings.bytes))).toMatchObject({ id: '2021-double11' })
  const book = await saved('下载 2021-double11.xlsx')
  const opened = await openWorkbook(book.name, book.bytes)
  expect(opened).toMatchObject({ names: ['名册', '排班', '教室'] })
  await page.getByRole('link', { name: /^去导入/ }).click()
  writeFileSync(join(folder, 'season.json'), settings.bytes)
  await give(join(folder, 'season.json'))
  await shows(page, '新的实训期要和它的名册一起导入')
})

test('nobody else finds it', async () => {
  const teacher = await as(who.teacher1)
  await teacher.goto('/more')
  await shows(teacher, '教室')
  expect(await teacher.getByText('导入数据').count()).toBe(0)
  expect(wrong()).toEqual([])
})

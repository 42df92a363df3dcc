import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { root } from '../kit/root.ts'
import { lateShiftDate, openSchool, who } from '../kit/school.ts'
import { ask, button, shows, tap, tell } from './app.ts'
import { configured } from './configured.ts'

const { as, wrong } = configured((db) => openSchool(db, Date.now()))
const desk = { width: 1280, height: 800 }
const folder = mkdtempSync(join(tmpdir(), 'daogang-'))
const day = lateShiftDate
const name = '学生002'
let [teacher, supervisor, student, leader]: Page[] = []

/** The lists begin two weeks ago by the real clock; the season lies further back. */
async function list(page: Page, noun: string) {
  await page.goto(`/${noun}`)
  await page.getByLabel('从', { exact: true }).fill(day)
  await page.getByLabel('到', { exact: true }).fill(day)
}
const row = (page: Page, words: string) => page.locator('.facts tbody tr', { hasText: words })
const tag = (page: Page, of: string, word: string) =>
  row(page, of).locator('.tag').getByText(word, { exact: true })
const say = (page: Page, act: RegExp) => tap(page, act)

async function about(page: Page, noun: string, number: string = who.studentA) {
  await page.goto(`/${noun}/new`)
  await page.getByLabel('姓名或学号').fill(number)
  await page.locator('.picker li button').first().click()
  await page.getByLabel('日期', { exact: true }).fill(day)
}
const save = (page: Page) => page.getByRole('button', { name: '记录', exact: true }).click()

async function answer(page: Page, act: string, reason: string, label = '原因') {
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(label).fill(reason)
  await sheet.getByRole('button', { name: act, exact: true }).click()
  await sheet.waitFor({ state: 'detached' })
}
const violations = async (page: Page) =>
  (await ask(page, `/api/violations?from=${day}&to=${day}`)).json.violations
const errors = async (page: Page) => (await ask(page, `/api/quality?from=${day}&to=${day}`)).json.errors

describe('a violation', () => {
  test('is recorded by a teacher with the kind’s deduction', async () => {
    teacher = await as(who.teacher1, desk)
    await about(teacher, 'violations')
    await teacher.getByLabel('类别').selectOption('玩手机')
    await teacher.getByLabel('说明').fill('上班看视频')
    await save(teacher)
    await shows(teacher, `已记录：${name}，玩手机 · 生效`)
    await list(teacher, 'violations')
    await shows(teacher, '上班看视频')
    await expect.poll(() => row(teacher!, name).innerText()).toContain('¥20.00')
  })

  test('that is appealed is decided by two, and says who is missing', async () => {
    student = await as(who.studentA)
    await student.goto('/')
    const [{ id }] = await violations(teacher!)
    expect(await tell(student, `/api/violations/${id}/appeal`, { reason: '我在查订单' })).toBe(200)
    await list(teacher!, 'violations')
    await row(teacher!, '学校：还未表态').getByText('甲方：还未表态').waitFor()
    await say(teacher!, /^同意申诉/)
    await tap(teacher!, /^同意申诉$/)
    await shows(teacher!, '请写明原因')
    await answer(teacher!, '同意申诉', '确实在查订单')
    await shows(teacher!, `学校：撤销扣款（职员${who.teacher1}）`)
    supervisor = await as(who.supervisor, desk)
    await list(supervisor, 'violations')
    await row(supervisor, '甲方：还未表态').waitFor()
    await say(supervisor, /^同意申诉/)
    await answer(supervisor, '同意申诉', '看了录屏')
    await row(supervisor, '已撤销').waitFor()
    expect(await violations(supervisor)).toMatchObject([{ state: 'withdrawn' }])
  })

  test('is proposed by a leader on the way from the roll call, and put in force at another amount', async () => {
    leader = await as(who.leaderA)
    await leader.goto('/roll-call')
    await leader.getByRole('link', { name: '提出或记录违纪' }).click()
    await shows(leader, /组长提出的违纪/)
    await leader.getByLabel('姓名或学号').fill('003')
    await leader.locator('.picker li button').first().click()
    await leader.getByLabel('日期', { exact: true }).fill(day)
    await save(leader)
    await shows(leader, /待确认$/)
    await list(teacher!, 'violations')
    await say(teacher!, /^生效：学生003/)
    const sheet = teacher!.getByRole('dialog')
    await sheet.getByLabel('扣款（元）').fill('二十')
    await sheet.getByRole('button', { name: '生效' }).click()
    await shows(teacher!, /请填金额/)
    await sheet.getByLabel('扣款（元）').fill('12.50')
    await sheet.getByRole('button', { name: '生效' }).click()
    await tag(teacher!, '学生003', '生效').waitFor()
    await expect.poll(() => row(teacher!, '学生003').innerText()).toContain('¥12.50')
  })
})

describe('a quality error', () => {
  test('is entered with its shares, and one-sided until the school has verified it', async () => {
    await about(supervisor!, 'quality')
    await supervisor!.getByText('二级差错').click()
    await shows(supervisor!, /甲方 250 元，学生 50 元/)
    await save(supervisor!)
    await shows(supervisor!, `已记录：${name}，二级差错`)
    await list(teacher!, 'quality')
    await row(teacher!, '只有一方核实').waitFor()
    await expect.poll(() => row(teacher!, name).innerText()).toMatch(/¥50\.00[\s\S]*¥250\.00/)
    expect(
      await tell(student!, `/api/quality/${(await errors(teacher!))[0].id}/doubt`, { reason: '不是我' }),
    ).toBe(200)
    await list(teacher!, 'quality')
    await row(teacher!, '学生存疑').waitFor()
    await say(teacher!, /^核实/)
    await answer(teacher!, '核实', '', '说明（可不填）')
    await row(teacher!, '已计入扣款').getByText('存疑已答复').waitFor()
  })
})

describe('an award', () => {
  test('is decided by the company, reviewed by the leader, and not by the teacher', async () => {
    await about(supervisor!, 'awards')
    await supervisor!.getByLabel('奖项').fill('响应冠军')
    await supervisor!.getByLabel('金额（元）').fill('66.6')
    await save(supervisor!)
    await shows(supervisor!, `已记录：${name}，响应冠军`)
    await list(teacher!, 'awards')
    await row(teacher!, '待复核').waitFor()
    expect(await button(teacher!, /^复核通过/).count()).toBe(0)
    const [{ id }] = (await ask(teacher!, `/api/awards?from=${day}&to=${day}`)).json.awards
    expect(await tell(leader!, `/api/awards/${id}/review`, { pass: true })).toBe(200)
    await list(supervisor!, 'awards')
    await tag(supervisor!, '¥66.60', '复核通过').waitFor()
  })
})

describe('an assessment', () => {
  test('is recorded, counted, and the last attempt withdrawn with a reason', async () => {
    await about(teacher!, 'assessments')
    await teacher!.getByText('未通过', { exact: true }).click()
    await teacher!.getByLabel(/^打字速度/).fill('48')
    await save(teacher!)
    await shows(teacher!, `已记录：${name}，第 1 次 未通过`)
    await teacher!.goto('/assessments')
    await row(teacher!, name).getByText('打字低于 60 字/分').waitFor()
    await say(teacher!, /^撤销最近一次/)
    await answer(teacher!, '撤销最近一次', '登记错了人')
    await row(teacher!, name).getByText('0 / 3 次').waitFor()
  })
})

const file = (called: string, rows: string) => {
  const path = join(folder, called)
  writeFileSync(path, `学号,日期,在线分钟\r\n${rows}`)
  return path
}
const give = (page: Page, path: string) => page.locator('input[type=file]').setInputFiles(path)
const confirm = (page: Page) => button(page, '确认导入')

describe('a report of time online', () => {
  test('with a bad row is refused with its line until somebody says to skip it', async () => {
    await supervisor!.goto('/online')
    await give(
      supervisor!,
      file('甲方报表.csv', `${who.studentA},${day},500\r\n${who.otherA},${day},1441\r\n`),
    )
    const problem = supervisor!.locator('.problems tbody tr')
    await problem.waitFor()
    expect((await problem.innerText()).split('\t').map((cell) => cell.trim())).toEqual([
      '3',
      '在线分钟',
      expect.stringContaining('1440'),
      '甲方报表.csv',
    ])
    await expect.poll(() => confirm(supervisor!).isDisabled()).toBe(true)
    await supervisor!.getByLabel(/^跳过读不出的 1 行/).check()
    await expect.poll(() => confirm(supervisor!).isDisabled()).toBe(false)
  })

  test('that is right changes nothing before it is confirmed, and nothing when it comes again', async () => {
    const good = file('改好的.csv', `${who.studentA},${day},500\r\n${who.otherA},${day},480\r\n`)
    await give(supervisor!, good)
    await supervisor!.getByRole('row', { name: '在线时长 2 0 0 0' }).waitFor()
    const minutes = `/api/online/discrepancies?from=${day}&to=${day}`
    expect((await ask(supervisor!, minutes)).json.discrepancies).toEqual([])
    const sent = supervisor!.waitForRequest((request) => request.url().endsWith('/api/online/import'))
    await confirm(supervisor!).click()
    expect((await sent).postDataJSON().filesHash).toMatch(/^[0-9a-f]{64}$/)
    await shows(supervisor!, '已导入 改好的.csv：新增 2，改变 0，撤回 0')
    await give(supervisor!, good)
    await shows(supervisor!, '与现有的完全相同，没有要改变的')
    expect(await confirm(supervisor!).count()).toBe(0)
    const again = (await sent).postDataJSON()
    expect(await tell(supervisor!, '/api/online/import', again)).toBe(200)
    await list(supervisor!, 'online')
    await row(supervisor!, '没有考勤记录').first().waitFor()
    await expect.poll(() => row(supervisor!, '有在线时长，没有确认的考勤').count()).toBe(2)
    await expect.poll(() => row(supervisor!, name).innerText()).toContain('500 分钟')
  })

  test('that is no table is not even sent', async () => {
    await supervisor!.goto('/online')
    const dropped = await supervisor!.evaluateHandle(() => {
      const data = new DataTransfer()
      data.items.add(new File(['x'], '报表.pdf'))
      return data
    })
    await supervisor!.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped })
    await shows(supervisor!, /只接受 \.xlsx \.csv 文件/)
  })
})

describe('a fault', () => {
  test('is closed by the supervisor with what was done', async () => {
    expect(await tell(student!, '/api/repairs', { kind: 'blue-screen', seat: '3-07' })).toBe(200)
    await supervisor!.goto('/repairs')
    await row(supervisor!, '蓝屏').getByText('座位 3-07').waitFor()
    await say(supervisor!, /^处理完毕/)
    await answer(supervisor!, '处理完毕', '换了内存', '怎样处理的')
    await row(supervisor!, '已处理').waitFor()
  })
})

test.each(['/violations', '/online', '/quality/new'])(
  '%s costs at most 40 kB of program beside the first screen’s',
  async (path) => {
    await supervisor!.goto(path, { waitUntil: 'networkidle' })
    const loaded = await supervisor!.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
    )
    const own = [...new Set(loaded)].filter((file) => file.endsWith('.js') && !file.includes('/main-'))
    const weights = own.map((file) => brotliCompressSync(readFileSync(join(root, 'dist/web', file))).length)
    const weight = weights.reduce((sum, one) => sum + one, 0)
    console.log(`${path}: ${(weight / 1000).toFixed(1)} kB of 40`)
    expect(weight).toBeLessThanOrEqual(40_000)
  },
)

test('no list makes a phone of 320 pixels scroll sideways, with letters of twice the size', async () => {
  const phone = await as(who.supervisor, { width: 320, height: 640 })
  await phone.addInitScript(() => localStorage.setItem('daogang.size', '200'))
  for (const noun of ['violations', 'quality', 'assessments', 'online']) {
    if (noun === 'assessments') await phone.goto('/assessments')
    else await list(phone, noun)
    await phone.locator('.facts tbody tr').first().waitFor()
    const over = await phone
      .locator('main :not(thead *)')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().right > 320).map((one) => one.outerHTML),
      )
    expect(over, noun).toEqual([])
  }
})

test('nothing complained on any of these pages', () => {
  expect(wrong()).toEqual([])
})

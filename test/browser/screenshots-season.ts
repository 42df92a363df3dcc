/** Pictures of a season's days: records, board, needs, the lists that change money, rooms. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { enterAs, openPhone } from '../kit/browser.ts'

type Shoot = (name: string, of: Page) => Promise<void>
const date = '2020-11-11'

/** Asks or tells the API with the session of this page. */
const api = (page: Page, path: string, body?: object) =>
  page.evaluate(
    async ([url, json]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
      const answer = await fetch(url!, json ? { method: 'POST', headers, body: json } : {})
      if (!answer.ok) throw new Error(`${url} ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    [path, body && JSON.stringify(body)] as const,
  )

/** Letters or language as this page has chosen them, from its next opening on. */
const looks = (page: Page, key: 'size' | 'locale', value: string) =>
  page.evaluate(([k, v]) => localStorage.setItem(`daogang.${k}`, v), [key, value] as const)

/** The last shift of the student's November before this date that is not confirmed as one who was there. */
async function missed(page: Page) {
  for (let day = 11; day > 0; day--) {
    const on = `2020-11-${String(day).padStart(2, '0')}`
    const { shifts } = await api(page, `/api/attendance/day?date=${on}`)
    const found = shifts.find(({ state }: { state: string | null }) => state !== 'present')
    if (found) return { date: on, shift: found.code as string }
  }
  throw new Error('the student was there every day')
}

export async function season(browser: Browser, url: string, shoot: Shoot) {
  const open = async (width = 360, height = 740) => (await openPhone(browser, url, { width, height })).page
  async function at(page: Page, path: string, name: string) {
    await page.goto(path)
    await page.locator('main :is(h1, h2, .room-digits)').first().waitFor()
    await page.waitForTimeout(1_200)
    await shoot(name, page)
  }

  const [student, leader, teacher, supervisor, desk] = await Promise.all([
    open(),
    open(),
    open(),
    open(),
    open(1280, 800),
  ])
  await enterAs(student, 'student')
  await enterAs(leader, 'leader')
  await enterAs(teacher, 'teacher')
  await enterAs(supervisor, 'supervisor')
  await enterAs(desk, 'supervisor')
  const { personId, number } = await api(student, '/api/me')
  const { shift } = await api(student, '/api/attendance/today')

  // What waits for somebody: a correction, a leave, a violation that a leader proposes.
  await api(student, '/api/corrections', {
    ...(await missed(student)),
    state: 'present',
    reason: '手机没电，准时到的，坐在后排',
  })
  await api(student, '/api/leaves', { from: '2020-11-16', to: '2020-11-16', reason: '上午去医院看牙' })
  await api(leader, '/api/violations', { personId, date, kind: '玩手机', note: '上班看视频' })

  async function ofStudent(of: string) {
    await at(student, '/records', `f01-records${of}`)
    await at(student, `/records/${date}`, `f02-records-day${of}`)
    await student.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await shoot(`f02-records-day-end${of}`, student)
    for (const list of ['requests', 'violations', 'errors', 'awards', 'repairs'])
      await at(student, `/records/${list}`, `f03-${list}${of}`)
    await at(student, '/', `f04-room-code${of}`)
  }
  async function ofStaff(of: string) {
    await at(leader, '/roll-call', `f10-leader-roll-call${of}`)
    await leader.locator('button.row').scrollIntoViewIfNeeded()
    await shoot(`f11-roll-call-tools${of}`, leader)
    await at(leader, '/violations/new', `f12-leader-violation${of}`)
    await at(teacher, '/board', `f20-board${of}`)
    await at(teacher, `/board/students/${personId}`, `f21-student${of}`)
    await at(teacher, '/needs', `f22-needs${of}`)
    await teacher.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await shoot(`f23-needs-end${of}`, teacher)
    await at(teacher, '/more', `f24-more${of}`)
    for (const noun of ['violations', 'quality', 'awards', 'assessments', 'online', 'repairs'])
      await at(supervisor, `/${noun}`, `f30-${noun}${of}`)
    await at(supervisor, '/violations/new', `f31-violations-new${of}`)
  }

  await ofStudent('')
  // A scanner opens the code; it is noted, and the button waits.
  const room = encodeURIComponent(shift.room)
  const { codes } = await api(desk, `/api/rooms/${room}/codes`)
  await student.goto('about:blank')
  await at(student, `/c#${room}.${codes[0].code}`, 'f05-code-scanned')
  await ofStaff('')

  await desk.goto('/roll-call')
  await at(desk, '/roll-call/print', 'f13-roll-call-print')
  for (const path of ['board', 'needs', 'violations', 'violations/new', 'quality', 'awards', 'assessments'])
    await at(desk, `/${path}`, `f40-desk-${path.replace('/', '-')}`)
  const report = join(mkdtempSync(join(tmpdir(), 'daogang-')), '甲方报表.csv')
  writeFileSync(report, `学号,日期,在线分钟\r\n${number},${date},455\r\n${number},2020-11-10,1441\r\n`)
  for (const [page, name] of [
    [desk, 'f41-desk-online-preview'],
    [supervisor, 'f41-online-preview'],
  ] as const) {
    await page.goto('/online')
    await page.locator('input[type=file]').setInputFiles(report)
    await page.locator('.problems tbody tr').waitFor()
    await page.locator('.problems').scrollIntoViewIfNeeded()
    await shoot(name, page)
  }
  await at(desk, '/repairs', 'f40-desk-repairs')
  await at(desk, '/rooms', 'f42-desk-rooms')
  await at(desk, `/rooms/${room}`, 'f43-desk-room')
  await at(supervisor, `/rooms/${room}`, 'f43-room')

  for (const page of [student, leader, teacher, supervisor]) await looks(page, 'size', '200')
  await ofStudent('-200')
  await ofStaff('-200')
  for (const page of [student, leader, teacher, supervisor]) {
    await looks(page, 'size', '100')
    await looks(page, 'locale', 'en')
  }
  await ofStudent('-en')
  await ofStaff('-en')
  await looks(desk, 'locale', 'en')
  const desks = ['board', 'roll-call', 'needs', 'violations', 'violations/new', 'quality', 'assessments']
  for (const path of [...desks, 'online', 'payouts', 'rooms'])
    await at(desk, `/${path}`, `f50-desk-${path.replace('/', '-')}-en`)
}

import { describe, expect, test } from 'vitest'
import { enterAs } from '../kit/browser.ts'
import { ask, demo, shownReceipt, shows, tap, text, today, until } from './app.ts'

const { phone, wrong, url } = demo()

describe('a room code', () => {
  test('hangs in the room, is scanned with any scanner, and proves the check-in', async () => {
    const screen = await phone({ width: 1280, height: 800 })
    await enterAs(screen, 'supervisor')
    const student = await phone()
    await enterAs(student, 'student')
    const { room } = (await today(student)).shift
    await screen.goto('/rooms')
    await screen.getByRole('link', { name: room }).click()
    await screen.locator('.room-digits').waitFor()
    const digits = async () => (await screen.locator('.room-digits').innerText()).replace(/\D/g, '')
    const { codes } = (await ask(screen, `/api/rooms/${encodeURIComponent(room)}/codes`)).json
    expect(codes.map((one: { code: string }) => one.code)).toContain(await digits())
    expect(codes).toHaveLength(21)

    // What a scanner opens: the code leaves the address bar at once, and no server has seen it.
    const asked: string[] = []
    student.on('request', (request) => asked.push(request.url()))
    const shown = await digits()
    await student.goto('about:blank')
    await student.goto(`/c#${encodeURIComponent(room)}.${shown}`)
    await student.getByRole('button', { name: /^签到/ }).waitFor()
    expect(student.url()).toBe(`${url()}/`)
    expect(asked.filter((address) => address.includes(shown) && !address.includes('#'))).toEqual([])
    await shows(student, /已记下 16:2\d 的教室码/)
    await tap(student, /^签到/)
    await shownReceipt(student)
    await shows(student, '已证实')
    await expect.poll(async () => (await today(student)).checkIn.proof).toBe('proven')
  })

  test('that is missing or wrong refuses nothing; the right one may be added', async () => {
    const student = await phone()
    await enterAs(student, 'leader')
    await student.goto('/')
    await student.getByLabel('教室码（六位）').fill('000000')
    await tap(student, /^签到/)
    await shownReceipt(student)
    await shows(student, '未证实')
    await shows(student, '这个码不对')
    const { room } = (await today(student)).shift
    const screen = await phone()
    await enterAs(screen, 'supervisor')
    await screen.goto(`/rooms/${encodeURIComponent(room)}`)
    await screen.getByText(/秒后换新码/).waitFor()
    const digits = (await screen.locator('.room-digits').innerText()).replace(/\D/g, '')
    await student.getByLabel('教室码（六位）').fill(digits)
    await shows(student, '已证实')
    await until(async () => expect(await text(student)).not.toContain('未证实'))
  })

  test('is shown through an outage shorter than ten minutes, and then it is said that there is none', async () => {
    const screen = await phone()
    await screen.clock.install()
    await enterAs(screen, 'supervisor')
    await screen.goto('/rooms')
    await screen.locator('.rows a').first().click()
    await screen.locator('.room-digits').waitFor()
    const before = await screen.locator('.room-digits').innerText()
    await screen.route('**/api/rooms/**', (route) => route.abort())
    await screen.clock.runFor(5 * 60_000)
    await shows(screen, '码还能用到')
    const later = await screen.locator('.room-digits').innerText()
    expect(later).toMatch(/^\d{3} \d{3}$/)
    expect(later).not.toBe(before)
    await screen.clock.runFor(6 * 60_000)
    await shows(screen, '没有可用的教室码了')
    expect(await screen.locator('.room-digits').count()).toBe(0)
    await screen.unroute('**/api/rooms/**')
  })

  test('given twice, the app offers to go on the home screen; inside a chat it says where that works', async () => {
    const chat =
      'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/107.0 Mobile MicroMessenger/8.0.40'
    for (const [userAgent, words] of [
      [undefined, '放到桌面'],
      [chat, '用浏览器打开'],
    ] as const) {
      const student = await phone(userAgent ? { userAgent } : {})
      await enterAs(student, 'student')
      await student.goto('/me')
      await shows(student, '退出登录')
      expect(await text(student)).not.toMatch(/放到桌面|用浏览器打开/)
      await student.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const opening = indexedDB.open('daogang')
            opening.addEventListener('success', () => {
              const writing = opening.result.transaction('acked', 'readwrite')
              for (const key of ['first', 'second'])
                writing.objectStore('acked').put({ key, ackAt: Date.now(), url: '/api/attendance/check-in' })
              writing.addEventListener('complete', () => resolve())
            })
          }),
      )
      await student.reload()
      await shows(student, words)
    }
  })

  test('leaves no complaint on the console', () => {
    expect(wrong()).toEqual([])
  })
})

/**
 * Pictures of the demo's screens, at 360 by 740, light and dark, into var/screenshots: to look at, not to
 * compare; and after them those of the README and of the manifest. A word on the command line takes only the pictures whose name has it.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { demoPin } from '../../shared/demo/pin.ts'
import { enterAs, openBrowser, openPhone, startServer } from '../kit/browser.ts'
import { draw } from './drawing.ts'
import { office } from './screenshots-office.ts'
import { season } from './screenshots-season.ts'

const folder = join(import.meta.dirname, '../../var/screenshots')
mkdirSync(folder, { recursive: true })
const only = process.argv[2] ?? ''

const server = await startServer()
const browser = await openBrowser({ prefer: 'system' })
const { page } = await openPhone(browser, server.url)

async function shoot(name: string, of: Page = page) {
  if (!name.includes(only)) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await of.emulateMedia({ colorScheme })
    await of.waitForTimeout(250)
    await of.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
  console.log(name)
}

async function visit(path: string, name: string) {
  await page.goto(path)
  await page.waitForTimeout(1_700)
  await shoot(name)
}

async function moveTo(key: string) {
  await page.goto('/demo')
  await page.locator(`[data-jump="${key}"]`).click()
  await page.waitForTimeout(800)
}

/** The card that offers to be woken is there where the app's worker is. */
async function pushCard() {
  const { page: woken, context } = await openPhone(browser, server.url, { worker: true })
  await enterAs(woken, 'student')
  await woken.goto('/me')
  await woken.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await woken.reload()
  await woken.locator('.push').scrollIntoViewIfNeeded()
  await shoot('09-me-push', woken)
  await context.close()
}

const disc = () => page.locator('.disc .face')

async function day() {
  await visit('/demo', '01-demo')
  await enterAs(page, 'student')
  await visit('/', '02-today-open')
  await page.context().setOffline(true)
  await disc().click()
  await page.waitForTimeout(600)
  await shoot('03-today-waiting')
  await page.context().setOffline(false)
  await page.locator('.disc.came').waitFor()
  await shoot('04-today-came')
  await visit('/allowance', '05-allowance')
  await page.locator('.rows > .unfold > summary').nth(1).click()
  await page.locator('.days .unfold summary').first().click()
  await page.evaluate(() => scrollTo(0, 520))
  await shoot('06-allowance-line')
  await visit('/records', '07-records')
  await visit('/records/2020-11-11', '07-records-day')
  await page.locator('.asks > button').first().click()
  await page.waitForTimeout(400)
  await shoot('07-records-sheet')
  await visit('/records/requests', '07-records-requests')
  await visit('/me', '08-me')
  await page.evaluate(() => scrollTo(0, 600))
  await shoot('09-me-display')
  await visit('/notices', '10-notices')
  await pushCard()

  await enterAs(page, 'leader')
  await visit('/roll-call', '11-roll-call-early')
  await moveTo('shift-start')
  await visit('/roll-call', '12-roll-call')
  await page.locator('.called .pick').first().click()
  await page.waitForTimeout(300)
  await shoot('13-roll-call-state')
  await page.locator('dialog .states button').nth(4).click()
  await page.locator('.confirm-bar .button').click()
  await page.locator('.confirm-bar .done').waitFor()
  await shoot('14-roll-call-done')
  await page.locator('.called .pick').first().click()
  await page.waitForTimeout(300)
  await shoot('15-roll-call-reason')

  await enterAs(page, 'student')
  await visit('/', '16-today-confirmed')
  await page.locator('.demo .clock').click()
  await page.waitForTimeout(500)
  await shoot('17-demo-clock')
  await moveTo('shift-end')
  await visit('/', '18-today-out')
  await disc().click()
  await page.locator('.disc.gone').waitFor()
  await shoot('19-today-gone')

  await page.locator('.row.urgent').first().click()
  await page.locator('form').waitFor()
  await shoot('20-payslip')
  await page.locator('.exact summary').click()
  await page.locator('.exact').scrollIntoViewIfNeeded()
  await shoot('21-payslip-bytes')
  await page.getByRole('button', { name: '手写签名' }).click()
  await draw(page)
  await page.locator('form button[type=submit]').scrollIntoViewIfNeeded()
  await shoot('22-payslip-sign')
  await page.locator('form button[type=submit]').click()
  await page.getByRole('dialog').getByLabel('PIN').fill(demoPin)
  await shoot('22-payslip-pin')
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await page.locator('.receipt').waitFor()
  await page.waitForTimeout(500)
  await shoot('23-receipt')
  const { id } = await page.evaluate(async () => (await (await fetch('/api/payslips')).json()).payslips[0])
  // As the button saves it: whether it still stands is the server's to say.
  const receipt = await page.evaluate(async (slip) => {
    const { voided: _voided, ...signed } = await (await fetch(`/api/payslips/${slip}/receipt`)).json()
    return JSON.stringify(signed)
  }, id as string)
  await visit('/verify', '34-verify')
  await page.locator('textarea').fill(receipt)
  await page.locator('form button').click()
  await page.waitForTimeout(800)
  await shoot('35-verify-valid')
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await shoot('36-verify-valid-end')

  await enterAs(page, 'teacher')
  await visit('/roll-call', '24-teacher-roll-call')
  await enterAs(page, 'supervisor')
  await visit('/payouts', '25-payouts')
  await page.locator('.run-card').first().click()
  await page.locator('.slips').waitFor()
  await shoot('26-payout-published')
  await page.locator('.slips').scrollIntoViewIfNeeded()
  await page.evaluate(() => scrollBy(0, 500))
  await shoot('27-payout-slips')
  await page.goto('/payouts')
  await page.locator('.prepare button').click()
  await page.locator('.slips').waitFor()
  await shoot('28-payout-draft')
  await page.locator('.step').first().scrollIntoViewIfNeeded()
  await page.evaluate(() => scrollBy(0, 300))
  await shoot('29-payout-steps')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(() => scrollTo(0, 0))
  await shoot('30-desk-payout')
  await visit('/roll-call', '31-desk-roll-call')
  await page.setViewportSize({ width: 360, height: 740 })
  await visit('/nowhere', '32-not-found')
  await visit('/sign-in', '33-sign-in')
}

async function visitAs(of: Page, path: string, name: string) {
  await of.goto(path)
  await of.waitForTimeout(1_200)
  await shoot(name, of)
}
async function down(of: Page, name: string) {
  await of.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await of.waitForTimeout(200)
  await shoot(name, of)
}
async function provePin(of: Page) {
  await of.getByRole('dialog').locator('input[type=password]').fill('740286')
  await of.getByRole('dialog').locator('button.button').click()
  await of.waitForTimeout(1_000)
}

/** Getting in and the own account: a student of the demo with a slip that the demo's teacher makes. */
async function entry() {
  const { page: me } = await openPhone(browser, server.url)
  const teacher = await openPhone(browser, server.url)
  await enterAs(teacher.page, 'teacher')
  const slipFor = (personId: string, purpose: string) =>
    teacher.page.evaluate(
      async ([id, what]) => {
        const answer = await fetch('/api/invitations', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
          body: JSON.stringify({ personIds: [id], purpose: what }),
        })
        return (await answer.json()).slips[0] as { token: string; number: string; code: string }
      },
      [personId, purpose] as const,
    )
  await enterAs(me, 'student')
  const { personId } = await me.evaluate(async () => (await fetch('/api/me')).json())
  await visitAs(me, '/sign-in', '40-sign-in-pin')
  await me.locator('input[type=password]').fill('112358')
  await me.locator('form button').first().click()
  await me.locator('.failure').waitFor()
  await shoot('41-sign-in-wrong', me)
  await visitAs(me, '/me', '42-me')
  await down(me, '43-me-account')
  await visitAs(me, '/me/devices', '44-devices')
  await me.locator('section > .button').first().click()
  await me.waitForTimeout(400)
  await shoot('45-device-pin', me)
  await provePin(me)
  await shoot('46-device-qr', me)
  await visitAs(me, '/me/consents', '47-consents')
  await me.locator('.unfold summary').first().click()
  await shoot('48-consent-text', me)
  await visitAs(me, '/me/numbers', '49-numbers')
  await visitAs(me, '/me/looks', '50-looks')
  await visitAs(me, '/me/undertaking', '51-undertaking')
  await down(me, '52-undertaking-sign')
  await visitAs(me, '/me/pin', '53-pin')

  const weChat = await openPhone(browser, server.url, {
    userAgent: 'Mozilla/5.0 (Linux; Android 10) Chrome/86.0 Mobile MicroMessenger/8.0.15',
  })
  const { page: fresh } = weChat
  await visitAs(fresh, '/sign-in', '60-sign-in-new')
  await visitAs(fresh, '/i', '61-slip-typed')
  const { token, number } = await slipFor(personId, 'replace')
  await fresh.locator('input').first().fill(number)
  await fresh.locator('input').nth(1).fill('7K3M-X9PA-22')
  await fresh.locator('form button').click()
  await fresh.waitForTimeout(600)
  await shoot('62-slip-wrong', fresh)
  await fresh.goto('/')
  await visitAs(fresh, `/i#${token}`, '63-slip-who')
  await fresh.locator('.button').first().click()
  await fresh.waitForTimeout(500)
  await shoot('64-slip-consents', fresh)
  await down(fresh, '65-slip-consents-end')
  await fresh.getByText('同意', { exact: true }).first().click()
  await fresh.getByText('不同意', { exact: true }).last().click()
  await down(fresh, '66-slip-consent-refused')
  await fresh.locator('form > .button').click()
  await fresh.waitForTimeout(500)
  await fresh.locator('input').first().fill('123456')
  await shoot('67-slip-pin-weak', fresh)
  for (const n of [0, 1]) await fresh.locator('input').nth(n).fill('740286')
  await fresh.locator('form .button').click()
  await fresh.waitForTimeout(1_500)
  await shoot('68-slip-done-wechat', fresh)

  await fresh.evaluate(() => localStorage.setItem('daogang.size', '200'))
  await visitAs(fresh, '/sign-in', '70-sign-in-200')
  await visitAs(fresh, '/me/devices', '71-devices-200')
  await visitAs(fresh, '/me/numbers', '72-numbers-200')
  await visitAs(fresh, '/i', '73-slip-200')
}

try {
  // The season's come first, since the day moves the clock; the pictures of a part need one another.
  if (!/^\d/.test(only)) await season(browser, server.url, shoot)
  if (!/^[4-9f]/.test(only)) await day()
  if (!/^[0-389f]/.test(only)) await entry()
  if (!/^[0-7f]/.test(only)) await office(browser, server.url, folder, shoot)
} catch (error) {
  const open = browser.contexts().flatMap((context) => context.pages())
  for (const [n, one] of open.entries()) await one.screenshot({ path: join(folder, `failed-${n}.png`) })
  console.error(error)
  process.exitCode = 1
} finally {
  await browser.close()
  await server.stop()
}

if (!only) {
  await import('./pictures.ts')
  await import('./previews.ts')
}

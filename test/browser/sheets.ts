/** Every sheet of the app: what shows it, on which page of whom, and how it is opened there. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { consentTexts } from '../../shared/consents/texts.ts'
import { demoPin } from '../../shared/demo/pin.ts'
import { moveClock, tell } from './app.ts'
import { provePin } from './school.ts'
import type { VisitingRole } from './visited.ts'

interface Opened {
  /** The component that shows it. */
  of: string
  at: string
  /** What is tapped, one after the other. */
  by: string[]
  before?: (page: Page) => Promise<unknown>
  after?: (page: Page) => Promise<void>
}

const day = '/records/2020-11-11'
const ask = (nth: number, of = 'records/AskSheet') => ({ of, at: day, by: [`.asks > button >> nth=${nth}`] })
const own = (by: string) => ({ of: 'credentials/CredentialSheets', at: '/me/credentials', by: [by] })
const person = '.people tbody th button >> nth=0'

export const sheetsOf: Partial<Record<VisitingRole, Opened[]>> = {
  student: [
    {
      of: 'objections/AskObjection',
      at: '/allowance',
      by: ['a[href^="/payslips/"] >> nth=0', '.slip-row summary >> nth=0', '.line-doubt button >> nth=0'],
    },
    { of: 'demo/ClockSheet', at: '/', by: ['.demo .clock'] },
    { of: 'attendance/ScanSheet', at: '/', by: ['.scan'] },
    ask(0),
    ask(1),
    ask(2),
    ask(3, 'repairs/RepairSheet'),
    {
      of: 'records/RetractSheet',
      at: '/records/violations',
      by: ['main .card .button'],
      before: appealed,
    },
    {
      of: 'consents/WithdrawSheet',
      at: '/me/consents',
      by: ['text=撤回同意 >> nth=0'],
      before: agree,
    },
    { of: 'private/NumberSheet', at: '/me/numbers', by: ['.number .button >> nth=-1'] },
    { of: 'devices/PinSheet', at: '/me/numbers', by: ['.number .button >> nth=0'] },
    { of: 'devices/RemoveSheet', at: '/me/devices', by: ['.device-row button >> nth=0'] },
    {
      of: 'devices/AddDevice',
      at: '/me/devices',
      by: ['section > .button >> nth=0'],
      after: async (page) => {
        await provePin(page, '显示二维码', demoPin)
        await page.locator('dialog .qr').waitFor()
      },
    },
  ],
  leader: [
    { of: 'attendance/StateSheet', at: '/roll-call', by: ['.called .pick >> nth=0'] },
    { of: 'attendance/PaperSheet', at: '/roll-call', by: ['button.row'] },
  ],
  teacher: [
    {
      of: 'returns/BatchSheet',
      // The night before is over; tonight's begins when the shift does end.
      before: (page) => moveClock(page, 'shift-end'),
      at: '/returns',
      by: ['main .button:has-text("编一批")'],
    },
    {
      of: 'returns/AccountSheet',
      at: '/returns',
      by: ['.missing summary >> nth=0', '.missing .pair .button >> nth=1'],
    },
  ],
  supervisor: [
    { of: 'rulings/ActSheet', at: '/violations', by: ['.facts .todo button >> nth=0'] },
    {
      of: 'discrepancies/DecideSheet',
      at: '/payouts',
      by: ['.run-card >> nth=0', '#to-check > .card .unfold summary', '.batch .back >> nth=0'],
    },
    {
      of: 'attestations/RecordSheet',
      at: '/payouts',
      by: ['.run-card >> nth=0', 'main a[href*=signatures]', '.sign-card .button >> nth=0'],
    },
    { of: 'shifts/ToolsSheet', at: '/plan', by: ['.plan > .below'] },
    {
      of: 'shifts/PublishSheet',
      at: '/plan',
      by: ['.plan > .below', '.sheet .chips .button >> nth=0', '.sheet .button.primary'],
    },
    {
      of: 'settlement/JudgeSheet',
      at: '/settlement',
      by: ['.settlement .stack > .button'],
      before: seasonOver,
    },
    { of: 'closings/ReasonSheet', at: '/payouts', by: ['.run-card >> nth=0', '.closing-card .button'] },
    { of: 'people/MoveSheet', at: '/people', by: [person, '.record .button >> nth=0'] },
    { of: 'attendance/EnterSheet', at: '/roll-call', by: ['button.row:has-text("补录一人")'] },
  ],
  finance: [
    { of: 'payouts/SlipTable', at: '/payouts', by: ['.run-card >> nth=0', '.slips .whose >> nth=0'] },
    {
      of: 'transfers/OtherwiseSheet',
      at: '/payouts',
      by: ['.run-card >> nth=0', '[href$=transfers]', '.held-list .unfold summary >> nth=-1', '.kept .word'],
      before: withoutCard,
    },
    { of: 'settlement/PaidSheet', at: '/settlement', by: ['.takes .button >> nth=0'] },
  ],
  admin: [
    { of: 'people/PersonSheet', at: '/people', by: [person] },
    { of: 'invitations/MakeSheet', at: '/people', by: [person, 'dialog .stack > .button >> nth=0'] },
    { of: 'insurances/InsuranceSheet', at: '/people', by: ['.people-actions .todo .button >> nth=-1'] },
    { of: 'deliveries/RobotSheet', at: '/deliveries', by: ['.add-robot'] },
    { of: 'roles/StaffForm', at: '/people/staff', by: ['.add-staff'] },
    { of: 'roles/RolesSheet', at: '/people/staff', by: ['.staff .todo button >> nth=0'] },
    { of: 'roles/InviteSheet', at: '/people/staff', by: ['.staff .todo button >> nth=1'] },
    {
      of: 'roles/LinkSheet',
      at: '/people/staff',
      by: ['.staff .todo button >> nth=1', 'dialog .button'],
      after: (page) => page.locator('dialog .qr').waitFor(),
    },
    own('section:nth-of-type(1) .button'),
    own('section:nth-of-type(2) .button'),
    own('section:nth-of-type(3) .button'),
    {
      of: 'credentials/StepUpSheet',
      at: '/people/staff',
      by: ['.staff .todo button >> nth=1', 'dialog .button'],
      before: refuseOnce,
      after: (page) => page.locator('dialog input[type=password]').waitFor(),
    },
  ],
}

async function agree(page: Page) {
  const granted = { kind: 'basic', version: consentTexts.basic.version, granted: true }
  expect(await tell(page, '/api/consents', granted)).toBe(200)
}

/** One own violation, whose appeal may be taken back. */
async function appealed(page: Page) {
  const [said, at] = [{ school: null, company: null }, 1_605_000_000_000]
  const one = { id: 'v', kind: '迟到', date: '2020-11-10', state: 'appealed', note: '', amount: '10.00' }
  const rest = { amountFrom: 'kind', enteredBy: '王老师', enteredAt: at, history: [], appeal: said }
  await page.route('**/api/violations/own*', (route) =>
    route.fulfill({
      headers: { 'X-Api': '1' },
      json: { violations: [{ ...one, ...rest, mayAppeal: false, mayRetract: true }] },
    }),
  )
}

/** Of one whose money stays it is because there is no card. */
async function withoutCard(page: Page) {
  await page.route(/\/api\/transfers\?/, async (route) => {
    const response = await route.fetch()
    const json = await response.json()
    json.held[0].why = 'no-card'
    await route.fulfill({ response, json })
  })
}

/** How a season ended is said once it has. */
async function seasonOver(page: Page) {
  await page.route('**/api/settlement', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), over: true } })
  })
}

/** The server wants to know once more who it is, of somebody who has a password. */
async function refuseOnce(page: Page) {
  const headers = { 'X-Api': '1' }
  const fault = { code: 'step-up-needed', message: '此操作需要再次验证身份。' }
  await page.route('**/api/people/*/invite', (route) =>
    route.fulfill({ status: 403, headers, json: { fault } }),
  )
  await page.route('**/api/credentials', (route) =>
    route.fulfill({ headers, json: { passkeys: [], password: true, recoveryLeft: 10 } }),
  )
}

const web = join(import.meta.dirname, '../../web')

/** The components that show one, as they stand in the sources. */
export const sheetsInSources = () =>
  globSync('**/*.vue', { cwd: web })
    .filter((file) => readFileSync(join(web, file), 'utf8').includes('<SheetDialog'))
    .map((file) => file.replace(/\.vue$/, ''))
    .sort()

/**
 * For every route of the permission table a request that means something: the path with its ids and a
 * body of the right shape. A route that is missing here fails the tests that go through all of them.
 */
import { consentTexts } from '../../shared/consents/texts.ts'
import { access } from '../../shared/people/access.ts'
import type { Action } from '../../shared/people/access.ts'
import { besideRequests } from './requests-beside.ts'
import { attendanceRequests } from './attendance-requests.ts'
import { studentPin } from './pin.ts'
import { classes, lateShiftDate, who } from './school.ts'
import { signingBody, typed } from './signing.ts'

export interface Subject {
  /** Number of the student whom the request is about. */
  student: string
  /** That student's payslip. */
  slipId: string
  runId: string
  contentHash: string
}

export type Made = { path?: string; body?: unknown }

const said = { authenticatorData: 'AA', clientDataJSON: 'AA' }
const registration = { id: 'AA', response: { ...said, publicKey: 'AA', publicKeyAlgorithm: -7 } }
const assertion = { id: 'AA', response: { ...said, signature: 'AA' } }
const recoveryCodes = Array.from({ length: 10 }, (_, i) => String(i).repeat(24))
const season = { name: 'season.json', base64: btoa('{}') }

const robotBody = {
  name: '班级群',
  className: null,
  address: `https://oapi.dingtalk.com/robot/send?access_token=${'0'.repeat(64)}`,
  secret: '',
}
const night = { date: lateShiftDate, shift: '晚' }
const span = `from=${lateShiftDate}&to=${lateShiftDate}`
const why = { reason: '核实过' }
const report = btoa('none')

const made: Record<string, (about: Subject) => Made> = {
  'GET /api/me': () => ({}),
  'POST /api/me/log-out': () => ({}),
  ...attendanceRequests,
  'GET /api/rooms': () => ({}),
  'GET /api/audit': () => ({}),
  'GET /api/audit/chain': () => ({}),
  'POST /api/audit/export': () => ({ body: {} }),
  'GET /api/shifts/plan': () => ({}),
  'GET /api/seasons/rules': () => ({}),
  'GET /api/seasons/following': () => ({}),
  'POST /api/seasons/following': () => ({
    body: { id: '2021-double11', name: '2021 年双十一实训', from: '2021-09-11', classes: [] },
  }),
  'POST /api/seasons/rules/:id/decide': () => ({
    path: '/api/seasons/rules/none/decide',
    body: { grant: true },
  }),
  'POST /api/shifts/plan': () => ({
    body: { cells: [{ date: '2020-11-20', className: 'none', cell: '', was: '' }], reasons: {} },
  }),
  'GET /api/rooms/:name/codes': () => ({ path: '/api/rooms/none/codes' }),
  'GET /api/returns': () => ({}),
  'GET /api/returns/nights': () => ({}),
  'GET /api/returns/needs': () => ({}),
  'GET /api/returns/gate': () => ({}),
  'GET /api/returns/own': () => ({}),
  'POST /api/returns/arrived': () => ({ body: { ...night, code: '000000' } }),
  'POST /api/returns/arrive': ({ student }) => ({
    body: { ...night, people: [{ personId: `p-${student}` }] },
  }),
  'POST /api/returns/undo': () => ({ body: night }),
  'POST /api/returns/account': ({ student }) => ({
    body: {
      ...night,
      personId: `p-${student}`,
      kind: 'excused',
      excuse: 'family',
      reason: '家长接走',
      version: 0,
    },
  }),
  // A leader is in a batch as well, so of whom it may be made is told by its own tests.
  'POST /api/returns/batches': () => ({
    body: {
      ...night,
      id: 'batch-one',
      version: 0,
      leaves: '22:05',
      teacherId: null,
      companyId: null,
      personIds: [],
    },
  }),
  'POST /api/returns/phone': ({ student }) => ({ body: { ...night, personId: `p-${student}` } }),
  'POST /api/returns/acknowledge': () => ({ body: { ...night, version: 1 } }),
  'POST /api/returns/close': () => ({ body: night }),
  'GET /api/allowance/running': () => ({}),
  'GET /api/allowance/projection': () => ({}),
  'POST /api/sessions/step-up': () => ({ body: { pin: studentPin } }),
  'POST /api/sessions/end-others': () => ({}),
  'POST /api/sessions/:id/end': ({ student }) => ({ path: `/api/sessions/s-${student}/end` }),
  'GET /api/devices': () => ({}),
  'POST /api/devices/:id/remove': ({ student }) => ({ path: `/api/devices/d-${student}/remove` }),
  'POST /api/devices/link': () => ({ body: { pin: studentPin } }),
  'POST /api/devices/pin': () => ({ body: { pin: studentPin, newPin: '740286' } }),
  'POST /api/invitations': ({ student }) => ({ body: { personIds: [`p-${student}`], purpose: 'enrol' } }),
  'POST /api/invitations/revoke': ({ student }) => ({ body: { personIds: [`p-${student}`] } }),
  'GET /api/people': ({ student }) => ({
    path: `/api/people?className=${encodeURIComponent(classes[student < who.leaderC ? 0 : 1])}`,
  }),
  'GET /api/consents': () => ({}),
  'POST /api/consents': () => ({
    body: { kind: 'card-id', version: consentTexts['card-id'].version, granted: true },
  }),
  'GET /api/undertakings/own': () => ({}),
  'POST /api/undertakings': () => ({ body: { version: 'none', typedName: '某人' } }),
  'POST /api/insurances': ({ student }) => ({
    body: { personIds: [`p-${student}`], policy: 'PICC-1', from: '2020-11-01', to: '2020-12-01' },
  }),
  'GET /api/payouts': () => ({}),
  'GET /api/payouts/deadline': () => ({}),
  'GET /api/closings/:run': ({ runId }) => ({ path: `/api/closings/${runId}` }),
  'POST /api/closings/:run/close-company': ({ runId }) => ({
    path: `/api/closings/${runId}/close-company`,
    body: { openHash: 'none' },
  }),
  'POST /api/closings/:run/close-school': ({ runId }) => ({
    path: `/api/closings/${runId}/close-school`,
    body: { openHash: 'none' },
  }),
  'GET /api/discrepancies/:run': ({ runId }) => ({ path: `/api/discrepancies/${runId}` }),
  'POST /api/discrepancies/:run/accept': ({ runId }) => ({
    path: `/api/discrepancies/${runId}/accept`,
    body: { keys: ['none'], ...why },
  }),
  'POST /api/discrepancies/:run/withdraw': ({ runId }) => ({
    path: `/api/discrepancies/${runId}/withdraw`,
    body: { keys: ['none'], ...why },
  }),
  'GET /api/payouts/:id': ({ runId }) => ({ path: `/api/payouts/${runId}` }),
  'POST /api/payouts': () => ({ body: { from: '2020-10-24', to: '2020-10-31' } }),
  'POST /api/payouts/:id/approve-company': ({ runId, contentHash }) => ({
    path: `/api/payouts/${runId}/approve-company`,
    body: { contentHash },
  }),
  'POST /api/payouts/:id/approve-school': ({ runId, contentHash }) => ({
    path: `/api/payouts/${runId}/approve-school`,
    body: { contentHash },
  }),
  'POST /api/payouts/:id/publish': ({ runId }) => ({
    path: `/api/payouts/${runId}/publish`,
    body: { version: 1 },
  }),
  ...besideRequests,
  'GET /api/payslips': () => ({}),
  'POST /api/payslips/:id/view': ({ slipId }) => ({ path: `/api/payslips/${slipId}/view` }),
  'POST /api/payslips/:id/sign': ({ slipId }) => ({
    path: `/api/payslips/${slipId}/sign`,
    body: signingBody({ viewId: 'v', nonce: 'n', hash: 'h' }, typed('某人')),
  }),
  'GET /api/payslips/:id/ink': ({ slipId }) => ({ path: `/api/payslips/${slipId}/ink` }),
  'GET /api/payslips/:id/sheet': ({ slipId }) => ({ path: `/api/payslips/${slipId}/sheet` }),
  'GET /api/payslips/:id/receipt': ({ slipId }) => ({ path: `/api/payslips/${slipId}/receipt` }),
  'GET /api/private': () => ({}),
  'GET /api/private/looks': () => ({}),
  'POST /api/private': () => ({ body: { pin: '294817', cardNumber: '6200002049719300001' } }),
  'POST /api/private/reveal': () => ({ body: { pin: '294817', field: 'cardNumber' } }),
  'POST /api/people/:id/reveal': ({ student }) => ({
    path: `/api/people/p-${student}/reveal`,
    body: { field: 'idNumber', purpose: 'bank-enquiry' },
  }),
  'POST /api/people/:id/erase': ({ student }) => ({
    path: `/api/people/p-${student}/erase`,
    body: { reason: '本人要求' },
  }),
  'GET /api/people/classes': () => ({}),
  'GET /api/violations': () => ({ path: `/api/violations?${span}` }),
  'GET /api/violations/choices': () => ({}),
  'GET /api/violations/own': () => ({}),
  'POST /api/violations': ({ student }) => ({
    body: { personId: `p-${student}`, date: lateShiftDate, kind: '玩手机' },
  }),
  'POST /api/violations/:id/enforce': ({ student }) => ({ path: `/api/violations/v-${student}/enforce` }),
  'POST /api/violations/:id/withdraw': ({ student }) => ({
    path: `/api/violations/v-${student}/withdraw`,
    body: why,
  }),
  'POST /api/violations/:id/appeal': ({ student }) => ({
    path: `/api/violations/v-${student}/appeal`,
    body: why,
  }),
  'POST /api/violations/:id/retract': ({ student }) => ({ path: `/api/violations/v-${student}/retract` }),
  'POST /api/violations/:id/decide': ({ student }) => ({
    path: `/api/violations/v-${student}/decide`,
    body: { uphold: true, ...why },
  }),
  'GET /api/quality': () => ({ path: `/api/quality?${span}` }),
  'GET /api/quality/own': () => ({}),
  'POST /api/quality': ({ student }) => ({
    body: { personId: `p-${student}`, date: lateShiftDate, level: '1' },
  }),
  'POST /api/quality/:id/verify': ({ student }) => ({ path: `/api/quality/q-${student}/verify` }),
  'POST /api/quality/:id/reject': ({ student }) => ({ path: `/api/quality/q-${student}/reject`, body: why }),
  'POST /api/quality/:id/doubt': ({ student }) => ({ path: `/api/quality/q-${student}/doubt`, body: why }),
  'POST /api/quality/:id/retract': ({ student }) => ({ path: `/api/quality/q-${student}/retract` }),
  'GET /api/awards': () => ({ path: `/api/awards?${span}` }),
  'GET /api/awards/own': () => ({}),
  'POST /api/awards': ({ student }) => ({
    body: { personId: `p-${student}`, date: lateShiftDate, name: '销售冠军', amount: '100' },
  }),
  'POST /api/awards/:id/review': ({ student }) => ({
    path: `/api/awards/w-${student}/review`,
    body: { pass: true },
  }),
  'POST /api/awards/:id/withdraw': ({ student }) => ({
    path: `/api/awards/w-${student}/withdraw`,
    body: why,
  }),
  'GET /api/points/leaderboard': () => ({}),
  'GET /api/points/prizes': () => ({}),
  'POST /api/points/prizes': () => ({ body: { dueHash: 'none' } }),
  'GET /api/assessments': () => ({}),
  'POST /api/assessments': ({ student }) => ({
    body: { personId: `p-${student}`, date: lateShiftDate, passed: true },
  }),
  'POST /api/assessments/:id/withdraw': ({ student }) => ({
    path: `/api/assessments/a-${student}/withdraw`,
    body: why,
  }),
  'GET /api/online/discrepancies': () => ({ path: `/api/online/discrepancies?${span}` }),
  'POST /api/online/import/preview': () => ({ body: { base64: report } }),
  'POST /api/online/import': () => ({ body: { base64: report, filesHash: 'h' } }),
  'GET /api/repairs': () => ({ path: `/api/repairs?${span}` }),
  'GET /api/repairs/own': () => ({}),
  'POST /api/repairs': () => ({ body: { kind: 'blue-screen', seat: 'B12' } }),
  'POST /api/repairs/:id/close': () => ({ path: '/api/repairs/none/close', body: { remark: '换了机器' } }),
  'GET /api/needs/money': () => ({}),
  'GET /api/people/staff': () => ({}),
  'POST /api/people/staff': () => ({ body: { number: '990501', name: '新来的', roles: [] } }),
  'POST /api/people/:id/invite': () => ({ path: `/api/people/p-${who.teacher2}/invite` }),
  'POST /api/people/:id/roles': () => ({
    path: `/api/people/p-${who.teacher2}/roles`,
    body: { role: 'teacher', className: null, kind: 'grant' },
  }),
  'POST /api/people/roles/:id/decide': () => ({
    path: '/api/people/roles/none/decide',
    body: { confirm: true },
  }),
  'GET /api/people/:id/student': ({ student }) => ({ path: `/api/people/p-${student}/student` }),
  'POST /api/people/:id/devices/:device/remove': ({ student }) => ({
    path: `/api/people/p-${student}/devices/d-${student}/remove`,
  }),
  'POST /api/people/:id/leader': ({ student }) => ({
    path: `/api/people/p-${student}/leader`,
    body: { leader: true, from: lateShiftDate },
  }),
  'GET /api/people/groups': () => ({}),
  'POST /api/people/:id/move': ({ student }) => ({
    path: `/api/people/p-${student}/move`,
    body: { className: classes[1], group: 'D组', leader: false, from: lateShiftDate, reason: '换班' },
  }),
  'GET /api/credentials': () => ({}),
  'POST /api/credentials/passkeys': () => ({ body: { registration, nonce: 'none', name: '电脑' } }),
  'POST /api/credentials/passkeys/:id/remove': () => ({ path: '/api/credentials/passkeys/none/remove' }),
  'POST /api/credentials/password': () => ({
    body: { password: 'short', totpSecret: 'A'.repeat(32), code: '123456' },
  }),
  'POST /api/credentials/recovery': () => ({ body: { codes: recoveryCodes } }),
  'POST /api/credentials/accept': () => ({
    body: { token: 'none', password: 'short', totpSecret: 'A'.repeat(32), code: '1', recoveryCodes },
  }),
  'POST /api/sessions/password': () => ({ body: { number: '990999', password: 'p', code: '123456' } }),
  'POST /api/sessions/passkey': () => ({ body: { authentication: assertion, nonce: 'none' } }),
  'GET /api/receipts/:hash': () => ({ path: `/api/receipts/${'0'.repeat(64)}` }),
  'GET /api/chat': () => ({}),
  'POST /api/chat/link': () => ({}),
  'POST /api/chat/confirm': () => ({ body: { id: 'none', mine: true } }),
  'POST /api/chat/unbind': () => ({}),
  'GET /api/push/key': () => ({}),
  'POST /api/push': () => ({ body: { endpoint: 'https://fcm.googleapis.com/fcm/send/none' } }),
  'POST /api/push/remove': () => ({ body: { endpoint: 'https://fcm.googleapis.com/fcm/send/none' } }),
  'GET /api/deliveries': () => ({}),
  'POST /api/deliveries/retry': () => ({ body: { ids: ['none'] } }),
  'POST /api/deliveries/drop': () => ({ body: { ids: ['none'] } }),
  'GET /api/robots': () => ({}),
  'POST /api/robots': () => ({ body: { ...robotBody, id: 'robot-made' } }),
  'POST /api/robots/:id/try': () => ({ path: '/api/robots/none/try' }),
  'POST /api/robots/:id/remove': () => ({ path: '/api/robots/none/remove' }),
  'GET /api/reports/:date': () => ({ path: `/api/reports/${lateShiftDate}` }),
  'GET /api/reports/:date/file': () => ({ path: `/api/reports/${lateShiftDate}/file?format=csv` }),
  'GET /api/notices': () => ({}),
  'POST /api/notices/seen': () => ({ body: { ids: ['none'] } }),
  'POST /api/seasons/import/preview': () => ({ body: { files: [season] } }),
  'POST /api/seasons/import': () => ({ body: { files: [season], filesHash: 'h' } }),
  'GET /api/seasons/template': () => ({}),
  'GET /api/seasons/imports': () => ({}),
  'POST /api/seasons/imports/:id/undo': () => ({ path: '/api/seasons/imports/none/undo' }),
}

export interface Routed {
  action: Action
  /** As the table names it. */
  route: string
  method: string
  public: boolean
}

/** Every route of the permission table with its action. */
export const allRoutes: Routed[] = (Object.keys(access) as Action[]).flatMap((action) =>
  access[action].routes.map((route) => ({
    action,
    route,
    method: route.split(' ')[0]!,
    public: access[action].public === true,
  })),
)

/** The request of a route, about this student. */
export function requestOf(route: string, about: Subject): { route: string; body: unknown } {
  const request = made[route]
  if (!request) throw new Error(`test/kit/requests.ts has no request for ${route}`)
  const { path, body = {} } = request(about)
  const [method, pattern] = route.split(' ')
  return { route: `${method} ${path ?? pattern}`, body }
}

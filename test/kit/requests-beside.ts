/** Requests about what stands beside the signature of a payslip, and about how it is paid. */
import { studentPin } from './pin.ts'
import type { Made, Subject } from './requests.ts'

const why = { reason: '核实过' }
const report = btoa('none')

export const besideRequests: Record<string, (about: Subject) => Made> = {
  'POST /api/payouts/:id/remind': ({ runId }) => ({ path: `/api/payouts/${runId}/remind` }),
  // Ids as test/kit/open-beside.ts makes them.
  'GET /api/objections/own': () => ({}),
  'POST /api/objections': ({ slipId }) => ({
    body: { payslipId: slipId, hash: 'h', kind: 'other', lineId: '', ...why },
  }),
  'POST /api/objections/:id/withdraw': ({ student }) => ({ path: `/api/objections/o-${student}/withdraw` }),
  'POST /api/objections/:id/answer': ({ student }) => ({
    path: `/api/objections/o-${student}/answer`,
    body: { grant: false, ...why },
  }),
  'GET /api/attestations': () => ({}),
  'POST /api/attestations': ({ slipId }) => ({
    body: { payslipId: slipId, hash: 'h', kind: 'unreachable', ...why },
  }),
  'POST /api/attestations/:id/decide': ({ student }) => ({
    path: `/api/attestations/at-${student}/decide`,
    body: { grant: true },
  }),
  'POST /api/attestations/:id/withdraw': ({ student }) => ({
    path: `/api/attestations/at-${student}/withdraw`,
  }),
  'POST /api/attestations/:id/picture': ({ student }) => ({
    path: `/api/attestations/at-${student}/picture`,
  }),
  'GET /api/transfers': ({ runId }) => ({ path: `/api/transfers?run=${runId}` }),
  'POST /api/transfers/batches': ({ runId }) => ({ body: { run: runId, kind: 'first' } }),
  'POST /api/transfers/batches/:id/file': () => ({
    path: '/api/transfers/batches/none/file',
    body: { format: 'csv' },
  }),
  'POST /api/transfers/batches/:id/result/preview': () => ({
    path: '/api/transfers/batches/none/result/preview',
    body: { file: '结果.csv', base64: report },
  }),
  'POST /api/transfers/batches/:id/result': () => ({
    path: '/api/transfers/batches/none/result',
    body: { file: '结果.csv', base64: report, filesHash: 'none' },
  }),
  'POST /api/transfers/otherwise': ({ slipId }) => ({
    body: { payslipId: slipId || 'none', reason: '现金发放，有收据' },
  }),
  'POST /api/transfers/:id/confirm': ({ student }) => ({
    path: `/api/transfers/x-${student}/confirm`,
    body: { pin: studentPin },
  }),
  'GET /api/season-report': () => ({}),
  'GET /api/season-report/days': () => ({}),
  'POST /api/season-report/sheet': () => ({ body: { format: 'xlsx' } }),
  'GET /api/settlement': () => ({}),
  'GET /api/settlement/deadlines': () => ({}),
  'POST /api/settlement/sheet': () => ({ body: { format: 'xlsx' } }),
  'POST /api/settlement/judge-company': () => ({ body: { breach: false, ...why } }),
  'POST /api/settlement/judge-school': () => ({ body: { breach: false, ...why } }),
  'POST /api/settlement/deposit': () => ({
    body: { kind: 'deposit-paid', amount: '10000', on: '2020-08-28' },
  }),
  'POST /api/settlement/agree-company': () => ({ body: { contentHash: 'none' } }),
  'POST /api/settlement/agree-school': () => ({ body: { contentHash: 'none' } }),
  'POST /api/settlement/settle': () => ({ body: { contentHash: 'none', on: '2020-12-01' } }),
  'POST /api/sheets/export': ({ runId }) => ({ body: { run: runId, kind: 'tax', format: 'csv' } }),
}

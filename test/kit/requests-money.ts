/** The requests of payouts, payslips, transfers and sheets. */
import { studentPin } from './pin.ts'
import type { Made, Subject } from './requests.ts'

const report = btoa('none')

export const moneyRequests: Record<string, (about: Subject) => Made> = {
  'GET /api/payouts': () => ({}),
  'GET /api/payouts/deadline': () => ({}),
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
  'GET /api/payslips/:id/receipt': ({ slipId }) => ({ path: `/api/payslips/${slipId}/receipt` }),
  'POST /api/sheets/export': ({ runId }) => ({ body: { run: runId, kind: 'tax', format: 'csv' } }),
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
}

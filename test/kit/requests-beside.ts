/** Requests about what stands beside the signature of a payslip. */
import type { Made, Subject } from './requests.ts'

const why = { reason: '核实过' }

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
}

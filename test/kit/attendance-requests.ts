/** Of test/kit/requests.ts: the day in the rooms, and what is asked for about it. */
import type { Made, Subject } from './requests.ts'
import { lateShiftDate } from './school.ts'

const decision = (student: string) => ({ personId: `p-${student}`, state: 'present', version: 0 })

export const attendanceRequests: Record<string, (about: Subject) => Made> = {
  'GET /api/attendance/today': () => ({}),
  'POST /api/attendance/bring-back': () => ({ body: { seals: ['none'] } }),
  'POST /api/attendance/check-in': () => ({ body: { claimedAt: 1 } }),
  'POST /api/attendance/check-out': () => ({ body: { claimedAt: 1 } }),
  'POST /api/attendance/prove': () => ({ body: { receipt: 'none', code: '000000' } }),
  'GET /api/attendance/roll-call': () => ({}),
  'POST /api/attendance/roll-call': ({ student }) => ({
    body: { date: lateShiftDate, shift: '晚', decisions: [decision(student)] },
  }),
  'POST /api/attendance/roll-call/undo': () => ({ body: { date: lateShiftDate, shift: '晚' } }),
  'POST /api/attendance/disputes/settle': ({ student }) => ({
    body: { date: lateShiftDate, shift: '晚', ...decision(student), reason: '核实过' },
  }),
  'POST /api/attendance/disputes/settle-paper': ({ student }) => ({
    body: {
      date: lateShiftDate,
      shift: '晚',
      batch: 'b',
      reason: '核实过',
      people: [{ personId: `p-${student}`, version: 1 }],
    },
  }),
  'GET /api/attendance/month': () => ({ path: '/api/attendance/month?month=2020-11' }),
  'GET /api/attendance/day': () => ({ path: `/api/attendance/day?date=${lateShiftDate}` }),
  'GET /api/attendance/requests': () => ({}),
  'GET /api/attendance/board': () => ({}),
  'GET /api/attendance/needs': () => ({}),
  'GET /api/attendance/students/:id/month': ({ student }) => ({
    path: `/api/attendance/students/p-${student}/month?month=2020-11`,
  }),
  'GET /api/attendance/students/:id/day': ({ student }) => ({
    path: `/api/attendance/students/p-${student}/day?date=${lateShiftDate}`,
  }),
  // Ids as test/kit/open-requests.ts makes them.
  'POST /api/corrections': () => ({
    body: { date: lateShiftDate, shift: '晚', state: 'present', reason: '手机没电了' },
  }),
  'POST /api/corrections/:id/support': ({ student }) => ({
    path: `/api/corrections/c-${student}/support`,
    body: { support: true },
  }),
  'POST /api/corrections/:id/decide': ({ student }) => ({
    path: `/api/corrections/c-${student}/decide`,
    body: { grant: true, version: 0 },
  }),
  'POST /api/corrections/:id/withdraw': ({ student }) => ({
    path: `/api/corrections/c-${student}/withdraw`,
  }),
  'POST /api/leaves': () => ({ body: { from: '2020-11-18', to: '2020-11-19', reason: '家里有事' } }),
  'POST /api/leaves/:id/decide': ({ student }) => ({
    path: `/api/leaves/l-${student}/decide`,
    body: { grant: true },
  }),
  'POST /api/leaves/:id/withdraw': ({ student }) => ({ path: `/api/leaves/l-${student}/withdraw` }),
  'POST /api/swaps': () => ({
    body: { withNumber: '2019010003', dates: [lateShiftDate], reason: '家里有事' },
  }),
  'POST /api/swaps/:id/answer': ({ student }) => ({
    path: `/api/swaps/t-${student}/answer`,
    body: { agree: true },
  }),
  'POST /api/swaps/:id/confirm': ({ student }) => ({
    path: `/api/swaps/s-${student}/confirm`,
    body: { grant: true },
  }),
  'POST /api/swaps/:id/withdraw': ({ student }) => ({ path: `/api/swaps/s-${student}/withdraw` }),
}

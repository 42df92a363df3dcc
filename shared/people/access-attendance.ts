import type { Entry } from './access.ts'

/** Of the permission table: the day in the rooms, from check-in to what is asked for about it. */
export const attendanceAccess = {
  'attendance.today': { routes: ['GET /api/attendance/today'], chat: true, student: 'self' },
  'attendance.check-in': {
    routes: ['POST /api/attendance/check-in', 'POST /api/attendance/check-out', 'POST /api/attendance/prove'],
    chat: true,
    facts: true,
    student: 'self',
  },
  'attendance.bring-back': { routes: ['POST /api/attendance/bring-back'], facts: true, student: 'self' },
  'attendance.roll-call': {
    routes: [
      'GET /api/attendance/roll-call',
      'POST /api/attendance/roll-call',
      'POST /api/attendance/roll-call/undo',
    ],
    chat: true,
    facts: true,
    leader: 'group',
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'attendance.settle': {
    routes: ['POST /api/attendance/disputes/settle', 'POST /api/attendance/disputes/settle-paper'],
    facts: true,
    teacher: 'class',
    'lead-teacher': 'class',
  },
  'attendance.own': {
    routes: ['GET /api/attendance/month', 'GET /api/attendance/day', 'GET /api/attendance/requests'],
    student: 'self',
  },
  'attendance.see': {
    routes: [
      'GET /api/attendance/board',
      'GET /api/attendance/students/:id/month',
      'GET /api/attendance/students/:id/day',
    ],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'attendance.needs': {
    routes: ['GET /api/attendance/needs'],
    chat: true,
    leader: 'group',
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'corrections.ask': {
    routes: ['POST /api/corrections', 'POST /api/corrections/:id/withdraw'],
    facts: true,
    student: 'self',
  },
  'corrections.support': { routes: ['POST /api/corrections/:id/support'], facts: true, leader: 'group' },
  'corrections.decide': {
    routes: ['POST /api/corrections/:id/decide'],
    facts: true,
    teacher: 'class',
    'lead-teacher': 'class',
  },
  'leaves.ask': {
    routes: ['POST /api/leaves', 'POST /api/leaves/:id/withdraw'],
    facts: true,
    student: 'self',
  },
  'leaves.decide': {
    routes: ['POST /api/leaves/:id/decide'],
    facts: true,
    teacher: 'class',
    'lead-teacher': 'class',
  },
  'swaps.ask': {
    routes: ['POST /api/swaps', 'POST /api/swaps/:id/answer', 'POST /api/swaps/:id/withdraw'],
    facts: true,
    student: 'self',
  },
  'swaps.confirm': { routes: ['POST /api/swaps/:id/confirm'], facts: true, supervisor: 'season' },
  'rooms.codes': {
    routes: ['GET /api/rooms', 'GET /api/rooms/:name/codes'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
} as const satisfies Record<string, Entry>

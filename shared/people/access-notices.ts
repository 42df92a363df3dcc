import type { Entry } from './access.ts'

/** Of the permission table: what people are told, by which ways it leaves, and what a day came to. */
export const noticeAccess = {
  'deliveries.see': { routes: ['GET /api/deliveries'], admin: 'season' },
  'deliveries.decide': {
    routes: ['POST /api/deliveries/retry', 'POST /api/deliveries/drop'],
    admin: 'season',
  },
  'robots.see': { routes: ['GET /api/robots'], admin: 'season' },
  'robots.change': {
    routes: ['POST /api/robots', 'POST /api/robots/:id/try', 'POST /api/robots/:id/remove'],
    stepUp: true,
    admin: 'season',
  },
  'reports.see': {
    routes: ['GET /api/reports/:date', 'GET /api/reports/:date/file'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
} as const satisfies Record<string, Entry>

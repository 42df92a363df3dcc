import type { Entry } from './access.ts'

/** Of the permission table: what company and school owe each other for the site of a season. */
export const settlementAccess = {
  'settlement.see': {
    routes: ['GET /api/settlement', 'GET /api/settlement/deadlines', 'POST /api/settlement/sheet'],
    'lead-teacher': 'season',
    supervisor: 'season',
    finance: 'season',
  },
  'settlement.judge-company': {
    routes: ['POST /api/settlement/judge-company'],
    frozen: true,
    supervisor: 'season',
  },
  'settlement.judge-school': {
    routes: ['POST /api/settlement/judge-school'],
    frozen: true,
    'lead-teacher': 'season',
  },
  'settlement.deposit': { routes: ['POST /api/settlement/deposit'], frozen: true, finance: 'season' },
  'settlement.agree-company': {
    routes: ['POST /api/settlement/agree-company'],
    frozen: true,
    stepUp: true,
    supervisor: 'season',
  },
  'settlement.agree-school': {
    routes: ['POST /api/settlement/agree-school'],
    frozen: true,
    stepUp: true,
    'lead-teacher': 'season',
  },
  'settlement.settle': {
    routes: ['POST /api/settlement/settle'],
    frozen: true,
    stepUp: true,
    finance: 'season',
  },
} as const satisfies Record<string, Entry>

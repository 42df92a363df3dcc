import type { Entry } from './access.ts'

/** Of the permission table: the season's rules and plan, and the log. */
export const officeAccess = {
  'seasons.rules-see': {
    routes: ['GET /api/seasons/rules'],
    teacher: 'season',
    'lead-teacher': 'season',
    supervisor: 'season',
    finance: 'season',
    admin: 'season',
  },
  'seasons.rules': {
    routes: ['POST /api/seasons/rules/:id/decide'],
    facts: true,
    stepUp: true,
    'lead-teacher': 'season',
    supervisor: 'season',
  },
  'seasons.follow': {
    routes: ['GET /api/seasons/following', 'POST /api/seasons/following'],
    supervisor: 'season',
    admin: 'season',
  },
  'plan.see': {
    routes: ['GET /api/shifts/plan'],
    teacher: 'season',
    'lead-teacher': 'season',
    supervisor: 'season',
    finance: 'season',
  },
  'plan.change': { routes: ['POST /api/shifts/plan'], facts: true, supervisor: 'season' },
  'audit.read': {
    routes: ['GET /api/audit', 'GET /api/audit/chain'],
    supervisor: 'season',
    admin: 'season',
  },
  'audit.export': { routes: ['POST /api/audit/export'], stepUp: true, admin: 'season' },
} as const satisfies Record<string, Entry>

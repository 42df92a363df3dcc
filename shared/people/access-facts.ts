import type { Entry } from './access.ts'

/** Of the part about money: what is recorded and said of a student's days, and what comes of it. */
export const factsAccess = {
  'violations.record': {
    routes: ['GET /api/violations/choices', 'POST /api/violations'],
    facts: true,
    leader: 'group',
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'violations.decide': {
    routes: [
      'POST /api/violations/:id/enforce',
      'POST /api/violations/:id/withdraw',
      'POST /api/violations/:id/decide',
    ],
    facts: true,
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'violations.appeal': {
    routes: ['POST /api/violations/:id/appeal', 'POST /api/violations/:id/retract'],
    facts: true,
    student: 'self',
  },
  'violations.own': {
    routes: ['GET /api/violations/own'],
    chat: true,
    student: 'self',
  },
  'violations.see': {
    routes: ['GET /api/violations'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'quality.enter': {
    routes: ['POST /api/quality'],
    facts: true,
    supervisor: 'season',
  },
  'quality.judge': {
    routes: ['POST /api/quality/:id/verify', 'POST /api/quality/:id/reject'],
    facts: true,
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'quality.doubt': {
    routes: ['POST /api/quality/:id/doubt', 'POST /api/quality/:id/retract'],
    facts: true,
    student: 'self',
  },
  'quality.own': {
    routes: ['GET /api/quality/own'],
    student: 'self',
  },
  'quality.see': {
    routes: ['GET /api/quality'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'awards.decide': {
    routes: ['POST /api/awards', 'POST /api/awards/:id/withdraw'],
    facts: true,
    supervisor: 'season',
  },
  'awards.review': {
    routes: ['POST /api/awards/:id/review'],
    chat: true,
    facts: true,
    leader: 'group',
    teacher: 'class',
    'lead-teacher': 'class',
  },
  'awards.own': {
    routes: ['GET /api/awards/own'],
    student: 'self',
  },
  'awards.see': {
    routes: ['GET /api/awards'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  // A leaderboard shows names: to everybody of the season, as the rules of the points say.
  'points.see': {
    routes: ['GET /api/points/leaderboard'],
    student: 'season',
    teacher: 'season',
    'lead-teacher': 'season',
    supervisor: 'season',
  },
  'points.give-prizes': {
    routes: ['GET /api/points/prizes', 'POST /api/points/prizes'],
    facts: true,
    supervisor: 'season',
  },
  'assessments.record': {
    routes: ['GET /api/assessments', 'POST /api/assessments', 'POST /api/assessments/:id/withdraw'],
    facts: true,
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'online.import': {
    routes: ['POST /api/online/import/preview', 'POST /api/online/import'],
    facts: true,
    supervisor: 'season',
  },
  'online.check': {
    routes: ['GET /api/online/discrepancies'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'repairs.report': {
    routes: ['GET /api/repairs/own', 'POST /api/repairs'],
    facts: true,
    student: 'self',
  },
  'repairs.see': {
    routes: ['GET /api/repairs'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'repairs.close': {
    routes: ['POST /api/repairs/:id/close'],
    facts: true,
    supervisor: 'season',
  },
} as const satisfies Record<string, Entry>

import type { Entry } from './access.ts'

const inCharge = { teacher: 'class', 'lead-teacher': 'class', supervisor: 'season' } as const

/**
 * Of the permission table: the way home. The escort of a batch, of whichever class, may see it and say that it has
 * come, besides; that stands with the verbs.
 */
export const returnAccess = {
  'returns.own': {
    routes: ['GET /api/returns/own', 'POST /api/returns/arrived'],
    chat: true,
    facts: true,
    student: 'self',
  },
  'returns.see': {
    routes: ['GET /api/returns', 'GET /api/returns/needs'],
    chat: true,
    leader: 'group',
    ...inCharge,
  },
  'returns.confirm': {
    routes: ['POST /api/returns/arrive', 'POST /api/returns/undo'],
    chat: true,
    facts: true,
    leader: 'group',
    ...inCharge,
  },
  'returns.batch': { routes: ['POST /api/returns/batches'], facts: true, leader: 'group', ...inCharge },
  'returns.account': {
    routes: ['POST /api/returns/account'],
    facts: true,
    teacher: 'class',
    'lead-teacher': 'class',
  },
  'returns.close': {
    routes: ['POST /api/returns/close'],
    facts: true,
    teacher: 'class',
    'lead-teacher': 'class',
  },
  'returns.call': { routes: ['POST /api/returns/phone'], ...inCharge },
  'returns.summary': {
    routes: ['GET /api/returns/nights', 'POST /api/returns/acknowledge'],
    chat: true,
    ...inCharge,
  },
  'returns.gate': { routes: ['GET /api/returns/gate'], ...inCharge },
} as const satisfies Record<string, Entry>

import type { Entry } from './access.ts'

/** The part of the permission table that is about what a student earns: facts, deductions, payouts. */
export const moneyAccess = {
  'allowance.running': {
    routes: ['GET /api/allowance/running', 'GET /api/allowance/projection'],
    student: 'self',
  },
  'payouts.see': {
    routes: ['GET /api/payouts', 'GET /api/payouts/deadline', 'GET /api/payouts/:id'],
    'lead-teacher': 'season',
    supervisor: 'season',
    finance: 'season',
    operator: 'season',
  },
  'payouts.prepare': {
    routes: ['POST /api/payouts'],
    frozen: true,
    supervisor: 'season',
    operator: 'season',
  },
  'payouts.approve-company': {
    routes: ['POST /api/payouts/:id/approve-company'],
    frozen: true,
    stepUp: true,
    supervisor: 'season',
  },
  'payouts.approve-school': {
    routes: ['POST /api/payouts/:id/approve-school'],
    frozen: true,
    stepUp: true,
    'lead-teacher': 'season',
  },
  'payouts.publish': { routes: ['POST /api/payouts/:id/publish'], frozen: true, supervisor: 'season' },
  'discrepancies.see': {
    routes: ['GET /api/discrepancies/:run'],
    'lead-teacher': 'season',
    supervisor: 'season',
    finance: 'season',
  },
  'discrepancies.decide': {
    routes: ['POST /api/discrepancies/:run/accept', 'POST /api/discrepancies/:run/withdraw'],
    frozen: true,
    supervisor: 'season',
  },
  'payslips.own': { routes: ['GET /api/payslips'], student: 'self' },
  'payslips.view': {
    routes: ['POST /api/payslips/:id/view', 'GET /api/payslips/:id/receipt'],
    frozen: true,
    student: 'self',
  },
  'payslips.sign': {
    routes: ['POST /api/payslips/:id/sign'],
    frozen: true,
    proof: true,
    stepUp: true,
    student: 'self',
  },
  'payslips.ink': {
    routes: ['GET /api/payslips/:id/ink'],
    student: 'self',
    'lead-teacher': 'season',
    supervisor: 'season',
    finance: 'season',
  },
  'payouts.remind': {
    routes: ['POST /api/payouts/:id/remind'],
    'lead-teacher': 'season',
    supervisor: 'season',
    operator: 'season',
  },
  'objections.own': { routes: ['GET /api/objections/own'], student: 'self' },
  'objections.raise': {
    routes: ['POST /api/objections', 'POST /api/objections/:id/withdraw'],
    student: 'self',
  },
  'objections.answer': {
    routes: ['POST /api/objections/:id/answer'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'attestations.propose': {
    routes: [
      'GET /api/attestations',
      'POST /api/attestations',
      'POST /api/attestations/:id/decide',
      'POST /api/attestations/:id/withdraw',
    ],
    frozen: true,
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'attestations.picture': {
    routes: ['POST /api/attestations/:id/picture'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
    finance: 'season',
  },
  'transfers.see': {
    routes: ['GET /api/transfers'],
    'lead-teacher': 'season',
    supervisor: 'season',
    finance: 'season',
  },
  'transfers.export': {
    routes: ['POST /api/transfers/batches'],
    frozen: true,
    stepUp: true,
    finance: 'season',
  },
  'transfers.file': {
    routes: ['POST /api/transfers/batches/:id/file'],
    frozen: true,
    stepUp: true,
    finance: 'season',
  },
  'transfers.settle': {
    routes: ['POST /api/transfers/batches/:id/result/preview', 'POST /api/transfers/batches/:id/result'],
    frozen: true,
    finance: 'season',
  },
  'transfers.pay-otherwise': {
    routes: ['POST /api/transfers/otherwise'],
    frozen: true,
    stepUp: true,
    finance: 'season',
  },
  'transfers.confirm': {
    routes: ['POST /api/transfers/:id/confirm'],
    frozen: true,
    proof: true,
    student: 'self',
  },
  'violations.record': {
    routes: ['GET /api/violations/choices', 'POST /api/violations'],
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
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'violations.appeal': {
    routes: ['POST /api/violations/:id/appeal', 'POST /api/violations/:id/retract'],
    student: 'self',
  },
  'violations.own': {
    routes: ['GET /api/violations/own'],
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
    supervisor: 'season',
  },
  'quality.judge': {
    routes: ['POST /api/quality/:id/verify', 'POST /api/quality/:id/reject'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'quality.doubt': {
    routes: ['POST /api/quality/:id/doubt', 'POST /api/quality/:id/retract'],
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
    supervisor: 'season',
  },
  'awards.review': {
    routes: ['POST /api/awards/:id/review'],
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
  'assessments.record': {
    routes: ['GET /api/assessments', 'POST /api/assessments', 'POST /api/assessments/:id/withdraw'],
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
  'online.import': {
    routes: ['POST /api/online/import/preview', 'POST /api/online/import'],
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
    supervisor: 'season',
  },
  'needs.money': {
    routes: ['GET /api/needs/money'],
    leader: 'group',
    teacher: 'class',
    'lead-teacher': 'class',
    supervisor: 'season',
  },
} as const satisfies Record<string, Entry>

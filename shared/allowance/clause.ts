/** Names the state of the rules under which a payslip was made; changes with any rule in docs/rules.md. */
export const rulesVersion = 'pay/1'

/** The clauses of docs/rules.md; each has a heading of this name there, and a test holds the two together. */
export const clauses = [
  'pay.attendance',
  'pay.day',
  'pay.pass',
  'pay.leader',
  'pay.overtime',
  'pay.logistics',
  'pay.award',
  'pay.error',
  'pay.violation',
  'pay.adjustment',
  'pay.cap',
  'pay.rounding',
  'pay.tax',
  'pay.period',
] as const

export type Clause = (typeof clauses)[number]

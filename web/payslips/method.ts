import type { Statement } from '../../shared/payouts/receipt.ts'

/** How the student signed, as the sealed statement says. */
export const methodOf = (statement: string) => (JSON.parse(statement) as Pick<Statement, 'method'>).method

import type { Discrepancy } from '../allowance/discrepancies.ts'

/** Something to look at before a run is paid, and whom it concerns; none of it changes an amount. */
export type RunDiscrepancy = { readonly personId: string } & (
  Discrepancy | { readonly code: 'card-missing' } | { readonly code: 'insurance-missing' }
)

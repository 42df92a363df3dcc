import { compareMoney, money, sum } from '../money/money.ts'
import { shown } from '../money/round.ts'

/**
 * One attempt to pay one payslip. Sent is with the bank, or on its way there; paid and failed are for good: what failed
 * is paid by another attempt, never by changing this one.
 */
export type TransferState = 'sent' | 'paid' | 'failed'

/** What the bank knows the payment as. */
export const purpose = '劳务费'

/** Amounts of a batch or a run by where they stand; what was sent is always what is paid, failed and still open. */
export interface Reconciled {
  readonly sent: string
  readonly paid: string
  readonly failed: string
  readonly open: string
  readonly counts: {
    readonly sent: number
    readonly paid: number
    readonly failed: number
    readonly open: number
  }
}

const total = (some: readonly { readonly amount: string }[]) =>
  shown(sum(some.map(({ amount }) => money(amount))))

export function reconciled(
  transfers: readonly { readonly state: TransferState; readonly amount: string }[],
): Reconciled {
  const of = (state: TransferState) => transfers.filter((transfer) => transfer.state === state)
  const [paid, failed, open] = [of('paid'), of('failed'), of('sent')]
  return {
    sent: total(transfers),
    paid: total(paid),
    failed: total(failed),
    open: total(open),
    counts: { sent: transfers.length, paid: paid.length, failed: failed.length, open: open.length },
  }
}

/** A payslip of nothing is signed like any other, but no bank takes an order of 0.00. */
export const isPayable = (net: string): boolean => compareMoney(money(net), money('0')) > 0

import type { Payslip } from '../../shared/payouts/payslip-schema.ts'

export interface Row {
  /** Stays the same from one revision to the next. */
  key: string
  told: Pick<Payslip['lines'][number] | Payslip['deductions'][number], 'kind' | 'reason' | 'clause'>
  amount: string
  deduction?: Payslip['deductions'][number]
  dates: string[]
}

/** The lines of a payslip as they are shown, deductions with the sign that they have for the student. */
export const rowsOf = ({ lines, deductions }: Payslip): Row[] => [
  ...lines.map((line) => ({
    key: `${line.kind} ${line.id}`,
    told: line,
    amount: line.amount,
    dates: line.dates.map(({ date }) => date),
  })),
  ...deductions.map((deduction) => ({
    key: `${deduction.kind} ${deduction.id}`,
    told: deduction,
    amount: deduction.applied === '0.00' ? '0.00' : `-${deduction.applied}`,
    deduction,
    dates: [deduction.date],
  })),
]

/** What a newer payslip has changed: for each line the amount before, undefined where it is new; and what is gone. */
export function changesOf(before: Payslip, now: Payslip) {
  const old = new Map(rowsOf(before).map((row) => [row.key, row]))
  const changed = new Map<string, string | undefined>()
  for (const row of rowsOf(now)) {
    const was = old.get(row.key)
    if (was?.amount !== row.amount) changed.set(row.key, was?.amount)
    old.delete(row.key)
  }
  return { changed, gone: [...old.values()] }
}

import { isNegative, minus, money, plus, sameMoney, sum } from '../money/money.ts'
import type { Payslip } from './payslip-schema.ts'

/** Invariant I5 on what is shown: lines less applied deductions are the total, total less tax the net, none below 0. */
export function addsUp({ lines, deductions, total, tax, net }: Payslip): boolean {
  const earned = sum(lines.map(({ amount }) => money(amount)))
  const taken = sum(deductions.map(({ applied }) => money(applied)))
  return (
    sameMoney(minus(earned, taken), money(total)) &&
    sameMoney(minus(money(total), money(tax)), money(net)) &&
    !isNegative(money(net)) &&
    deductions.every(({ full, applied, waived }) =>
      sameMoney(money(full), plus(money(applied), money(waived))),
    )
  )
}

import { compute } from '../../../shared/allowance/compute.ts'
import { payslipOf } from '../../../shared/payouts/payslip.ts'
import { attended, award, rules, student, whole } from '../allowance/build.ts'

/** A payslip of one paid day and an award. */
export const anyPayslip = payslipOf(
  compute(
    rules(),
    whole,
    student({ attendance: [attended('2020-10-24')], awards: [award('2020-11-01', '100')] }),
  ),
  {
    issuer: { school: '示例商务职业学院', company: '示例网络科技有限公司' },
    season: '2020-double11',
    run: 'run-1',
    revision: 1,
    student: 'p-7f3a',
    name: '章雨知',
    class: '19电商1班',
  },
)

import { computed } from 'vue'
import { useRunning } from '../allowance/useRunning.ts'
import { usePayslips } from '../payslips/usePayslips.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { useOwnErrors } from '../quality/useOwnErrors.ts'
import { useOwnViolations } from '../violations/useOwnViolations.ts'
import { lineAddresses, lossesOf } from './day-worth.ts'

export type Day = Answer<'/api/attendance/day'>

/** A day of one's own, and what the money says about it: from the same answers as every other page. */
export function useDay(date: string) {
  const query = useQuery('/api/attendance/day', { date })
  const running = useRunning()
  const slips = usePayslips()
  const violations = useOwnViolations().query
  const errors = useOwnErrors().query
  const lines = computed(() => running.data?.lines ?? [])
  const on = <T extends { date: string }>(all: readonly T[] = []) => all.filter((one) => one.date === date)
  return {
    query,
    losses: computed(() =>
      lossesOf({
        violations: on(violations.data?.violations),
        errors: on(errors.data?.errors),
        lines: lines.value,
      }),
    ),
    /** Where this day stands in the money: a line of the open period, or a payslip that was published. */
    line: computed(() => lineAddresses(lines.value, date)[0]),
    slip: computed(() => slips.data?.payslips.find(({ from, to }) => from <= date && date <= to)),
  }
}

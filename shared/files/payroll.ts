import type { Computed } from '../allowance/computed.ts'
import { csvText } from './csv-text.ts'

/** Who a row is about, as the roster has it; a computed run knows its student by id alone. */
export interface PayrollEntry {
  /** 学号. */
  readonly number: string
  readonly name: string
  readonly className: string
  readonly leader: boolean
  readonly computed: Computed
}

const columns: readonly (readonly [header: string, cell: (entry: PayrollEntry) => string])[] = [
  ['学号', ({ number }) => number],
  ['姓名', ({ name }) => name],
  ['班级', ({ className }) => className],
  ['岗位', ({ leader }) => (leader ? '小组长' : '学生')],
  ['培训天数', ({ computed }) => `${computed.counts.training}`],
  ['实训天数', ({ computed }) => `${computed.counts.practice}`],
  ['后勤天数', ({ computed }) => `${computed.counts.logistics}`],
  ['加班分钟', ({ computed }) => `${computed.counts.overtimeMinutes}`],
  ['基本补贴', ({ computed }) => computed.sums.basic.text],
  ['加班补贴', ({ computed }) => computed.sums.overtime.text],
  ['奖励', ({ computed }) => computed.sums.awards.text],
  ['扣款', ({ computed }) => computed.sums.applied.text],
  ['未执行扣款', ({ computed }) => computed.sums.waived.text],
  ['应发', ({ computed }) => computed.sums.due.text],
  ['代扣个税', ({ computed }) => computed.sums.tax.text],
  ['实发', ({ computed }) => computed.sums.net.text],
]

export const payrollHeader: readonly string[] = columns.map(([header]) => header)

/** The cells of one row, for a sheet as well as for the file; each sum is rounded on its own. */
export function payrollCells(entry: PayrollEntry): string[] {
  return columns.map(([, cell]) => cell(entry))
}

/** payroll.csv of a run: rows in the order given, which is the roster's. UTF-8 without BOM is the caller's bytes. */
export function payrollCsv(entries: readonly PayrollEntry[]): string {
  return csvText([payrollHeader, ...entries.map(payrollCells)])
}

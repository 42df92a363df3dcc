import { transfer } from '../../api/transfers/table.ts'
import { payslip } from '../../api/payouts/table.ts'
import type { Database } from '../../api/kernel/db.ts'
import { lateShiftNears } from './clock.ts'
import { rowsOf } from './evening.ts'

/** A failed transfer, `x-` and the number, of each published payslip there is. */
export async function failedTransfers(db: Database) {
  const slips = await rowsOf(db, payslip)
  await db.write(
    slips.map(({ id, runId, personId, net }) =>
      db.query.insert(transfer).values({
        id: `x-${personId.slice(2)}`,
        runId,
        payslipId: id,
        personId,
        line: 1,
        attempt: 1,
        amount: net,
        name: '某人',
        state: 'failed',
        sentAt: lateShiftNears,
        settledAt: lateShiftNears,
        reason: '账号不存在',
      }),
    ),
  )
}

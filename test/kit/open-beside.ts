/** Beside every payslip an objection of its student, and a word of the company's that somebody of the school may confirm. */
import { attestation } from '../../api/attestations/table.ts'
import type { Database } from '../../api/kernel/db.ts'
import { objection } from '../../api/objections/table.ts'
import { lateShiftNears } from './clock.ts'
import { seasonId, who } from './school.ts'

/** Ids by the student's number: an objection o-, an attestation at-. */
export const openBeside = (
  db: Database,
  { runId, slips }: { runId: string; slips: Record<string, string> },
) =>
  db.write(
    Object.entries(slips).flatMap(([number, payslipId]) => {
      const its = { payslipId, hash: 'h', personId: `p-${number}`, reason: '不对' }
      return [
        db.query.insert(objection).values({
          ...its,
          id: `o-${number}`,
          seasonId,
          runId,
          lineKind: 'other',
          lineId: '',
          askedAt: lateShiftNears,
        }),
        db.query.insert(attestation).values({
          ...its,
          id: `at-${number}`,
          kind: 'unreachable',
          side: 'company',
          byId: `p-${who.supervisor}`,
          at: lateShiftNears,
        }),
      ]
    }),
  )

import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { attestationKinds } from '../../shared/attestations/attestation.ts'
import { sides } from '../../shared/rulings/ruling.ts'
import { payslip } from '../payouts/table.ts'

/**
 * What stands in for a signature: one side says that the student signed on paper or cannot be reached. It holds once
 * somebody of the other side has confirmed it in a final reply, and for this revision of the payslip alone.
 */
export const attestation = sqliteTable(
  'attestation',
  {
    id: text().primaryKey(),
    payslipId: text()
      .notNull()
      .references(() => payslip.id),
    hash: text().notNull(),
    personId: text().notNull(),
    kind: text({ enum: attestationKinds }).notNull(),
    reason: text().notNull(),
    side: text({ enum: sides }).notNull(),
    byId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('attestation_payslip').on(t.payslipId)],
)

/** The photograph of a signed sheet, sealed under the student's own key: erasing the student erases it. */
export const attestationPicture = sqliteTable('attestation_picture', {
  attestationId: text()
    .primaryKey()
    .references(() => attestation.id),
  sealed: text().notNull(),
  /** Of the picture itself; the audit event names it. */
  sha256: text().notNull(),
})

import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { payoutRun, payslip } from '../payouts/table.ts'

/**
 * What finance took to the bank at one time. The file itself is not kept, because it holds whole card numbers: it is
 * made again from the batch's transfers, and the hashes say that it is the same.
 */
export const bankBatch = sqliteTable(
  'bank_batch',
  {
    id: text().primaryKey(),
    runId: text()
      .notNull()
      .references(() => payoutRun.id),
    /** Counted from 1 within the run. */
    number: integer().notNull(),
    /** Again: another attempt for payslips whose last one failed. */
    kind: text({ enum: ['first', 'again'] }).notNull(),
    count: integer().notNull(),
    total: text().notNull(),
    csvHash: text().notNull(),
    xlsxHash: text().notNull(),
    /** The head of the log behind which it stands, number and hash. */
    checkpoint: text().notNull(),
    createdAt: integer().notNull(),
    createdBy: text().notNull(),
  },
  (t) => [uniqueIndex('bank_batch_number').on(t.runId, t.number)],
)

/** One attempt to pay one payslip. What it sends never changes; how it ended is said once. */
export const transfer = sqliteTable(
  'transfer',
  {
    id: text().primaryKey(),
    /** None: handed over otherwise, against a receipt on paper. */
    batchId: text().references(() => bankBatch.id),
    runId: text()
      .notNull()
      .references(() => payoutRun.id),
    payslipId: text()
      .notNull()
      .references(() => payslip.id),
    personId: text().notNull(),
    /** Its place in the batch. */
    line: integer().notNull(),
    attempt: integer().notNull(),
    amount: text().notNull(),
    name: text().notNull(),
    /** The card number, sealed with the person's own key, its end and its blind index; gone once erased. */
    account: text(),
    accountTail: text(),
    accountIndex: text(),
    state: text({ enum: ['sent', 'paid', 'failed'] }).notNull(),
    sentAt: integer().notNull(),
    settledAt: integer(),
    settledBy: text(),
    /** The bank's words for a failure, or why it was paid otherwise. */
    reason: text().notNull().default(''),
    /** Of a failed one: when the student said which card is right, by its commitment. */
    confirmedAt: integer(),
    confirmedCard: text(),
  },
  (t) => [
    // One live attempt a payslip: whoever comes second at the same instant loses here.
    uniqueIndex('transfer_live')
      .on(t.payslipId)
      .where(sql`${t.state} <> 'failed'`),
    uniqueIndex('transfer_attempt').on(t.payslipId, t.attempt),
    uniqueIndex('transfer_line').on(t.batchId, t.line),
    index('transfer_run').on(t.runId),
    index('transfer_person').on(t.personId),
  ],
)

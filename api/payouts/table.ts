import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** One run over a period for all students. Every move raises `version`, so a late one loses. */
export const payoutRun = sqliteTable('payout_run', {
  id: text().primaryKey(),
  seasonId: text().notNull(),
  fromDate: text().notNull(),
  toDate: text().notNull(),
  /** Approved is not stored: it is a draft with both approvals of its content. */
  state: text({ enum: ['draft', 'published'] }).notNull(),
  version: integer().notNull(),
  /** SHA-256 over all current payslips: what an approval approves. */
  contentHash: text().notNull(),
  /** The same without the payees: what a card that changes after publishing leaves as it is. */
  earnedHash: text().notNull(),
  computedAt: integer().notNull(),
  computedBy: text().notNull(),
  publishedAt: integer(),
  /** When both sides had said that it is done with: from then on nothing about it changes. */
  closedAt: integer(),
})

/** One student's payslip: a revision is never changed, a newer one takes its place. */
export const payslip = sqliteTable(
  'payslip',
  {
    id: text().primaryKey(),
    runId: text()
      .notNull()
      .references(() => payoutRun.id),
    personId: text().notNull(),
    revision: integer().notNull(),
    current: integer({ mode: 'boolean' }).notNull(),
    /** Since when the student may see and sign it; computing the run anew takes away only what it changes. */
    publishedAt: integer(),
    /** The canonical text that is signed, and its hash. */
    bytes: text().notNull(),
    hash: text().notNull(),
    due: text().notNull(),
    tax: text().notNull(),
    net: text().notNull(),
  },
  (t) => [
    uniqueIndex('payslip_revision').on(t.runId, t.personId, t.revision),
    uniqueIndex('payslip_current')
      .on(t.runId, t.personId)
      .where(sql`${t.current} = 1`),
    index('payslip_person').on(t.personId),
  ],
)

/** An approval holds for one content hash: other content takes it away by itself. */
export const approval = sqliteTable(
  'approval',
  {
    id: text().primaryKey(),
    runId: text()
      .notNull()
      .references(() => payoutRun.id),
    contentHash: text().notNull(),
    side: text({ enum: ['company', 'school'] }).notNull(),
    personId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('approval_side').on(t.runId, t.contentHash, t.side),
    uniqueIndex('approval_person').on(t.runId, t.contentHash, t.personId),
  ],
)

/** A student was shown exactly these bytes; a signature uses up one view. */
export const payslipView = sqliteTable('payslip_view', {
  id: text().primaryKey(),
  payslipId: text()
    .notNull()
    .references(() => payslip.id),
  personId: text().notNull(),
  sessionHash: text().notNull(),
  nonce: text().notNull(),
  consentVersion: text().notNull(),
  viewedAt: integer().notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
})

/** The signature under one revision of a payslip, sealed by the server. */
export const signature = sqliteTable(
  'signature',
  {
    id: text().primaryKey(),
    payslipId: text()
      .notNull()
      .unique()
      .references(() => payslip.id),
    personId: text().notNull(),
    viewId: text().notNull().unique(),
    method: text({ enum: ['typed', 'drawn'] }).notNull(),
    signedAt: integer().notNull(),
    /** The sealed statement in RFC 8785 form, its key id and Ed25519 signature in hex. */
    statement: text().notNull(),
    sealKid: text().notNull(),
    seal: text().notNull(),
    /** A random number of the browser's own, by which two students at one phone are seen. */
    browser: text(),
  },
  (t) => [index('signature_browser').on(t.browser, t.signedAt)],
)

/** The handwriting under a signature; the points that it was drawn from are not kept. */
export const ink = sqliteTable('ink', {
  signatureId: text()
    .primaryKey()
    .references(() => signature.id),
  /** SHA-256 of the raster: nobody's hand draws the same one twice. */
  hash: text().notNull().unique(),
  /** The server's own PNG in base64url, sealed with the student's key. */
  png: text().notNull(),
})

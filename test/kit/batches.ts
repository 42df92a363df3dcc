import type { Database } from '../../api/kernel/db.ts'

/** Counts from now on what is sent to a database, each a way over the network on the edge. */
export function countBatches(db: Database) {
  const spent = { reads: 0, writes: 0 }
  const { read, write } = db
  db.read = (queries) => {
    spent.reads += 1
    return read(queries)
  }
  db.write = (statements) => {
    spent.writes += 1
    return write(statements)
  }
  return spent
}

/** What needs more than one batch of each kind, and why. */
export const moreThanOne = new Set([
  // A try or a look is counted before it is let, whatever then becomes of the request.
  'POST /api/sessions/step-up',
  'POST /api/devices/link',
  'POST /api/devices/pin',
  'POST /api/private',
  'POST /api/private/reveal',
  'POST /api/transfers/:id/confirm',
  // The sheet names the checkpoint under it, so the log is sealed first.
  'POST /api/sheets/export',
  'POST /api/season-report/sheet',
  'POST /api/settlement/sheet',
  // Who asks is known before the files are opened; then what they are compared with is read.
  'POST /api/online/import/preview',
  'POST /api/seasons/import/preview',
])

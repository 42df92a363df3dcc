/**
 * Checks students in as fast as it can, in its own process, and prints how many it has done. The
 * write-ahead log is never folded back, so that every copy of file and log is a state that a crash
 * could leave.
 */
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { appFor } from '../kit/app.ts'

const [file, ...numbers] = process.argv.slice(2)
const db = await openNodeDatabase(file!)
await db.client.execute('pragma wal_autocheckpoint=0')
const { ask } = appFor(db)
console.log('writing')
for (const as of numbers) {
  const { status } = await ask('POST /api/attendance/check-in', { as })
  if (status !== 200) throw new Error(`answered ${status}`)
}
console.log('done')

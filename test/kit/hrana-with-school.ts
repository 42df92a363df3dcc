/** A school in `folder` whose shift is on, behind the Hrana server at /school/. */
import { join } from 'node:path'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { startHrana } from './hrana.ts'
import { openSchoolNow } from './school-now.ts'

export async function hranaWithSchool(folder: string) {
  const file = join(folder, 'school.db')
  const db = await openNodeDatabase(join(folder, 'first.db'))
  await openSchoolNow(db)
  // A copy, which nobody owns alone.
  await db.client.execute({ sql: 'vacuum into ?', args: [file] })
  db.client.close()
  return startHrana({ fileOf: () => file })
}

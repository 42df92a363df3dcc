/** Many schools of one deployment: a database each, in all of which the same numbers are other people. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { sha256Hex } from '../../api/kernel/hash.ts'
import { openRush } from '../kit/school.ts'
import { shiftRange } from '../kit/season.ts'
import { tokenOf } from '../kit/token.ts'

export interface School {
  /** Also the first part of its database's address. */
  name: string
  host: string
  file: string
  /** Who checks in, by the words under which they are signed in: of each school others, as tokens are. */
  phones: string[]
}

/** Everybody is signed in, and the shift of all began half an hour ago by the real clock. */
export async function makeSchools(folder: string, count: number, students: number): Promise<School[]> {
  const db = await openNodeDatabase(join(folder, 'first.db'))
  const { date, cell } = shiftRange(Date.now())
  const numbers = await openRush(db, students, [date], cell, Date.now())
  const template = join(folder, 'template.db')
  await db.client.execute({ sql: 'vacuum into ?', args: [template] })
  db.client.close()
  return Array.from({ length: count }, (_, n) => {
    const name = `school-${n + 1}`
    const file = join(folder, `${name}.db`)
    copyFileSync(template, file)
    return { name, host: `${name}.example`, file, phones: signIn(file, name, numbers) }
  })
}

function signIn(file: string, school: string, numbers: readonly string[]): string[] {
  const sql = new Database(file)
  const one = sql.prepare('update session set token_hash = ? where token_hash = ?')
  const phones = numbers.map((number) => `${school}-${number}`)
  sql.exec('begin')
  for (const [n, number] of numbers.entries())
    one.run([sha256Hex(tokenOf(phones[n]!)), sha256Hex(tokenOf(number))])
  sql.exec('commit')
  sql.close()
  return phones
}

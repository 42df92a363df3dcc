import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { sealAll } from '../../api/kernel/audit-seal.ts'
import { verifyChain } from '../../api/kernel/audit-verify.ts'
import { closeFile } from '../kit/folder.ts'
import type { School } from './schools.ts'

/**
 * What is wrong with a school's database after the rush: lost, doubled or another school's check-ins, answers other than
 * the phone was given, changes without exactly one event, a log that does not verify. Nothing, if all is well.
 */
export async function wrongWith(school: School, answers: ReadonlyMap<string, string>): Promise<string[]> {
  const db = await openNodeDatabase(school.file)
  const wrong: string[] = []
  const must = (holds: boolean, otherwise: string) => holds || wrong.push(`${school.name}: ${otherwise}`)
  const column = async (sql: string) => (await db.client.execute(sql)).rows.map((row) => String(row[0]))
  try {
    const given = [...answers.values()].map((text) => (JSON.parse(text) as { receipt: string }).receipt)
    const receipts = await column('select receipt from punch')
    must(answers.size === school.phones.length, `${answers.size} phones have an answer`)
    must(
      same(receipts, given),
      `${receipts.length} check-ins, which are not the ${given.length} acknowledged`,
    )
    must(new Set(receipts).size === receipts.length, 'a receipt stands twice')
    const people = await column("select person_id from punch where kind = 'in' group by person_id")
    must(people.length === receipts.length, 'somebody has two check-ins')
    const kept = await db.client.execute('select key, response from idempotency')
    const stored = new Map(kept.rows.map((row) => [String(row[0]), String(row[1])]))
    must(stored.size === answers.size, `${stored.size} answers are kept of ${answers.size}`)
    for (const [key, text] of answers) must(stored.get(key) === text, `another answer is kept for ${key}`)
    const told = await column("select target from audit_event where action = 'attendance.check-in'")
    must(same(told, await column('select id from punch')), 'the log does not tell of each check-in once')
    await sealAll({ db })
    const verdict = await verifyChain(db)
    must(verdict.ok, `the log does not verify: ${JSON.stringify(verdict)}`)
  } finally {
    await closeFile(db)
  }
  return wrong
}

const same = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.toSorted().join() === others.toSorted().join()

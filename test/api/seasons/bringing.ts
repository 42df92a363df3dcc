/** The small school's desk for files: brings some over HTTP as the supervisor, and tells what stands. */
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { factTables } from '../../../api/seasons/fact-tables.ts'
import { evening } from '../../kit/evening.ts'
import { classes, students, who } from '../../kit/school.ts'

interface Sent {
  name: string
  base64: string
}
export const fileOf = (name: string, ...lines: string[]): Sent => ({
  name,
  base64: Buffer.from(lines.join('\n')).toString('base64'),
})

export async function office() {
  const own = await evening()
  const as = who.supervisor
  const listed = async (): Promise<string[]> =>
    (await own.ask(`GET /api/people?className=${encodeURIComponent(classes[0])}`, { as })).json.map(
      (one: { number: string }) => one.number,
    )
  return {
    ...own,
    async bring(...files: Sent[]) {
      const { filesHash, problems } = (
        await own.ask('POST /api/seasons/import/preview', { as, body: { files } })
      ).json
      expect(problems).toEqual([])
      const done = await own.ask('POST /api/seasons/import', { as, body: { files, filesHash } })
      expect(done.status, done.text).toBe(200)
      const [newest] = (await own.ask('GET /api/seasons/imports', { as })).json.imports
      return { ...done.json, id: newest.id as string }
    },
    /** What stands in each table of facts, with its id. */
    async facts() {
      const all: Record<string, string[]> = {}
      for (const { name, table } of factTables) {
        const rows = await own.db.read({
          rows: own.db.query
            .select({ text: sql<string>`id || ' ' || coalesce(content, '')` })
            .from(table)
            .where(sql`withdrawn_by is null`) as never,
        })
        all[name] = (rows.rows as { text: string }[]).map(({ text }) => text).sort()
      }
      return all as Record<string, string[]> & { online: string[]; violations: [string, ...string[]] }
    },
    listed,
    /** The roster as it is, and these rows. */
    async roster(...rows: string[]) {
      const before = await own.db.client.execute(
        'select number, name, class_name, group_name, leader, dorm from person join membership m on m.person_id = person.id join enrolment e on e.person_id = person.id order by seq',
      )
      expect(before.rows).toHaveLength(students.length)
      const lines = before.rows.map(
        (row) =>
          `${row['number']},${row['name']},${row['class_name']},${row['group_name']},${row['leader'] ? '小组长' : '学生'},,,,${row['dorm']}`,
      )
      return fileOf('roster.csv', '学号,姓名,班级,小组,岗位,手机号,身份证号,银行卡号,宿舍', ...lines, ...rows)
    },
    async signIn(number: string) {
      const [row] = (
        await own.db.client.execute({ sql: 'select id from person where number = ?', args: [number] })
      ).rows
      await own.db.write([
        {
          sql: `insert into session (token_hash, id, person_id, created_at, last_used_at, idle_ms, expires_at) values ('h', 's', ?, 0, 0, 0, 0)`,
          args: [row!['id'] as string],
        },
      ])
    },
  }
}

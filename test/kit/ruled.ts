/** The small school's evening with words for what people enter and say about one student's money. */
import { beforeAll } from 'vitest'
import type { Database } from '../../api/kernel/db.ts'
import { appFor } from './app.ts'
import { clockAt } from './clock.ts'
import { eventsOf, rowsOf, shanghai } from './evening.ts'
import { attendedAll } from './facts.ts'
import { lateShiftDate, openSchool, who } from './school.ts'
import { templateOf } from './template.ts'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

export const p = (number: string) => `p-${number}`
export const why = { reason: '核实过' }

export interface Answered {
  status: number
  // oxlint-disable-next-line no-explicit-any -- as the wire gives it
  json: any
  text: string
}

/** Three days of practice are paid: 240.00 before anything is said. */
const school = () =>
  templateOf(async (db) => {
    await openSchool(db)
    await db.write(attendedAll(db, who.studentA, '2020-11-09', '2020-11-11'))
  })
let template: Awaited<ReturnType<typeof school>>
beforeAll(async () => {
  template = await school()
})

export async function ruled() {
  const db: Database = await template.copy()
  const clock = clockAt(shanghai('16:20'))
  const { ask } = appFor(db, { now: clock })
  const post = (as: string, path: string, body: unknown = {}): Promise<Answered> =>
    ask(`POST /api/${path}`, { as, body })
  const get = async (as: string, path: string) => (await ask(`GET /api/${path}`, { as })).json
  return {
    db,
    clock,
    ask,
    post,
    get,
    rows: <T extends SQLiteTable>(table: T) => rowsOf(db, table),
    events: (action: string) => eventsOf(db, action),
    /** Net of the running allowance. */
    net: async (as: string = who.studentA) => (await get(as, 'allowance/running')).sums.net as string,
    notices: async (as: string) =>
      ((await get(as, 'notices')).notices as { kind: string }[]).map(({ kind }) => kind),
    violate: (as: string, more: object = {}, student: string = who.studentA) =>
      post(as, 'violations', { personId: p(student), date: lateShiftDate, kind: '玩手机', ...more }),
    enter: (as: string, more: object = {}, student: string = who.studentA) =>
      post(as, 'quality', { personId: p(student), date: lateShiftDate, level: '2', ...more }),
    award: (as: string, more: object = {}, student: string = who.studentA) =>
      post(as, 'awards', {
        personId: p(student),
        date: lateShiftDate,
        name: '冠军',
        amount: '66.6',
        ...more,
      }),
    needs: async (as: string) =>
      ((await get(as, 'needs/money')).needs as { kind: string }[]).map(({ kind }) => kind),
  }
}
export type RuledEvening = Awaited<ReturnType<typeof ruled>>

export const code = ({ status, json }: Answered) => [status, json.fault?.code ?? 'done']

/** The small school with slips: who makes them, and phones that come in with them. */
import { appFor } from '../../kit/app.ts'
import { clockAt } from '../../kit/clock.ts'
import { eventsOf, rowsOf } from '../../kit/evening.ts'
import { openSchool, who } from '../../kit/school.ts'
import { phone } from '../../kit/slip.ts'
import { templateOf } from '../../kit/template.ts'

export interface Slip {
  personId: string
  number: string
  name: string
  className: string
  group: string
  token: string
  code: string
  expiresAt: number
}

export const schoolTemplate = () => templateOf((db) => openSchool(db))
type Template = Pick<Awaited<ReturnType<typeof schoolTemplate>>, 'copy'>

export async function slipsAt(template: Template) {
  const db = await template.copy()
  const clock = clockAt()
  const { ask } = appFor(db, { now: clock })
  /** A slip of this student, made by the class's teacher unless it is said by whom. */
  async function make(student: string, purpose = 'enrol', as: string = who.teacher1): Promise<Slip> {
    const body = { personIds: [`p-${student}`], purpose }
    const { json, text } = await ask('POST /api/invitations', { as, body })
    if (!json.slips) throw new Error(text)
    return json.slips[0]
  }
  /** A phone that has come in with a slip of its own. */
  async function enrolled(student: string, purpose = 'enrol') {
    const own = phone(ask)
    const answer = await own.accept({ token: (await make(student, purpose)).token })
    if (answer.status !== 200) throw new Error(answer.text)
    return own
  }
  return {
    db,
    clock,
    ask,
    make,
    enrolled,
    phone: () => phone(ask),
    rows: <T extends Parameters<typeof rowsOf>[1]>(table: T) => rowsOf(db, table),
    events: (action: string) => eventsOf(db, action),
    /** Without what the kit enrolled: the student has neither device nor PIN. */
    async forget(student: string) {
      for (const table of ['pin', 'device', 'session'])
        await db.client.execute({ sql: `delete from ${table} where person_id = ?`, args: [`p-${student}`] })
    },
  }
}

export const faultOf = (answer: { json: { fault?: { code: string; params: object } } }) =>
  answer.json.fault?.code

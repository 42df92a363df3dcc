/** A published run of October, and a student who reads and signs. */
import { officeAfter } from '../payouts/office.ts'
import type { Office } from '../payouts/office.ts'
import { who } from '../../kit/school.ts'
import { signingBody, typed } from '../../kit/signing.ts'

const school = await officeAfter(async (own) => {
  const run = await own.published()
  const { rows } = await own.db.client.execute('select id, person_id from payslip')
  return { ...run, slips: new Map(rows.map((row) => [String(row['person_id']), String(row['id'])])) }
})

export interface View {
  bytes: string
  hash: string
  viewId: string
  nonce: string
  expiresAt: number
  consentVersion: string
  consentText: string
}

/** studentA's payslip of October, due 403.13. */
export const me = who.studentA
export const myName = '学生002'

export async function signing() {
  const own: Office = await school.copy()
  const { run, slips } = { run: school.filled, slips: school.filled.slips }
  const slipOf = (number: string) => slips.get(`p-${number}`)!
  const slip = slipOf(me)
  const view = async (id = slip, as: string = me) => own.ask(`POST /api/payslips/${id}/view`, { as })
  const viewed = async () => (await view()).json as View
  const sign = (
    seen: View,
    change: object = {},
    { id = slip, as = me, key }: { id?: string; as?: string; key?: string } = {},
  ) =>
    own.ask(`POST /api/payslips/${id}/sign`, {
      as,
      ...(key ? { key } : {}),
      body: { ...signed(seen), ...change },
    })
  return { ...own, run, slip, slipOf, view, viewed, sign }
}

/** What the page sends for a view. */
export const signed = (seen: View, name = myName) => signingBody(seen, typed(name))

/** A published run of October, and students with numbers, PINs and the consent to have them kept. */
import { consent } from '../../../api/consents/table.ts'
import { notice } from '../../../api/notices/table.ts'
import { payslip } from '../../../api/payouts/table.ts'
import { person } from '../../../api/people/table.ts'
import type { Database } from '../../../api/kernel/db.ts'
import { rowsOf } from '../../kit/evening.ts'
import { cardNumberOf, idNumberOf } from '../../kit/numbers.ts'
import { studentPin } from '../../kit/pin.ts'
import { who } from '../../kit/school.ts'
import { officeAfter } from '../payouts/office.ts'
import type { Office } from '../payouts/office.ts'

export const me = who.studentA
export const other = who.studentC
export const [myCard, newCard, otherCard] = [cardNumberOf(1), cardNumberOf(2), cardNumberOf(3)]
export const [myId, otherId] = [idNumberOf(1), idNumberOf(3)]

/** What a student says about the keeping of ID and card number; the newest holds. */
export const agrees = (db: Database, number: string, granted = true, at = 1) =>
  db.query
    .insert(consent)
    .values({ id: crypto.randomUUID(), personId: `p-${number}`, kind: 'card-id', version: '1', granted, at })

const school = await officeAfter(async (own) => {
  await own.db.write([me, other].map((number) => agrees(own.db, number)))
  for (const [as, idNumber, cardNumber] of [
    [me, myId, myCard],
    [other, otherId, otherCard],
  ] as const) {
    const { status, text } = await own.ask('POST /api/private', {
      as,
      body: { pin: studentPin, idNumber, cardNumber },
    })
    if (status !== 200) throw new Error(text)
  }
  return own.published()
})

/** Two students have entered their numbers, then the run was published. */
export async function owning() {
  const own: Office = await school.copy()
  const enter = (body: object, as: string = me, pin = studentPin) =>
    own.ask('POST /api/private', { as, body: { pin, ...body } })
  const slipsOf = async (number: string) =>
    (await rowsOf(own.db, payslip)).filter((slip) => slip.personId === `p-${number}`)
  const rowOf = async (number: string) => (await rowsOf(own.db, person)).find((p) => p.number === number)!
  const noticesOf = async (number: string, kind: string) =>
    (await rowsOf(own.db, notice)).filter((n) => n.personId === `p-${number}` && n.kind === kind)
  return { ...own, run: school.filled, enter, slipsOf, rowOf, noticesOf }
}

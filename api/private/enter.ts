import { and, inArray, ne, or, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { checkEntered } from '../../shared/private/number.ts'
import type { OwnField } from '../../shared/private/number.ts'
import { checkPin } from '../devices/check-pin.ts'
import { again } from '../kernel/again.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { spendTry } from '../kernel/rate-limit.ts'
import { inForceRead } from '../payslips/renew-payee.ts'
import { changedNumbers } from '../people/private-columns.ts'
import { person } from '../people/table.ts'
import { failedRead } from '../transfers/confirm-failed.ts'
import { cardConsentRead, hasConsented } from './card-consent.ts'
import { enterWrites } from './enter-writes.ts'
import { ownRead } from './own-read.ts'
import { pinInput } from './pin-input.ts'

const typed = v.optional(v.pipe(v.string(), v.maxLength(60)))
export const enterInput = v.strictObject({ pin: pinInput, idNumber: typed, cardNumber: typed })
type Input = v.InferOutput<typeof enterInput>

interface Entered {
  changed: OwnField[]
  /** Payslips that were made anew for the new card and ask for a signature again. */
  payslips: number
}

/**
 * A student enters or changes the own ID and card number, on the own device and with the PIN. The answer holds
 * nothing of them, because it is stored for a repeat and outlives an erasure.
 */
export const enterNumbers = (ctx: Ctx, input: Input): Promise<Entered> => again(() => enterOnce(ctx, input))

async function enterOnce(ctx: Ctx, { pin, ...given }: Input): Promise<Entered> {
  const checked = checkEntered(given)
  const numbers = checked.ok ? checked.numbers : {}
  const { me, facts } = await authorise(ctx, 'private.enter', {
    read: {
      ...ownRead(ctx),
      ...cardConsentRead(ctx),
      ...inForceRead(ctx, ownId(ctx)),
      ...failedRead(ctx, ownId(ctx)),
      takers: takersRead(ctx, numbers),
    },
  })
  await checkPin(ctx, me, pin)
  if (!checked.ok) throw new Fault('number-invalid', { field: checked.field, reason: checked.reason })
  if (!hasConsented(facts)) throw new Fault('consent-needed')
  // Whether somebody has a number is told to nobody who tries many.
  await spendTry(ctx, [['own-numbers', me.personId]])
  if (facts.takers.length) throw new Fault('number-of-another')
  const news = changedNumbers(ctx, facts.own[0], numbers)
  const changed = Object.keys(news) as OwnField[]
  if (!changed.length) return { changed, payslips: 0 }
  const { writes, events, payslips } = await enterWrites(ctx, me, facts, news)
  return commit(ctx, me, {
    writes,
    events: [{ action: 'private.enter', target: me.personId, after: { changed } }, ...events],
    answer: { changed, payslips },
    conflict: 'overtaken',
  })
}

/** Other people with one of these numbers. */
function takersRead(ctx: Ctx, { idNumber, cardNumber }: { idNumber?: string; cardNumber?: string }) {
  const [id, card] = [indexes(ctx, 'id_number', idNumber), indexes(ctx, 'card_number', cardNumber)]
  return ctx.db.query
    .select({ one: sql`1` })
    .from(person)
    .where(
      and(
        ne(person.id, ownId(ctx)),
        or(inArray(person.idNumberIndex, id), inArray(person.cardNumberIndex, card)),
      ),
    )
    .limit(1)
}

const indexes = (ctx: Ctx, column: string, number?: string) =>
  number ? [ctx.keys.blindIndex(column, number)] : []

import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { forgetTries, spendTry } from '../kernel/rate-limit.ts'
import { person } from '../people/table.ts'
import { accountRead } from './account.ts'
import { checkPassword } from './check-password.ts'
import { enterStaff } from './enter.ts'

export const passwordSignInInput = v.strictObject({
  number: v.pipe(v.string(), v.trim(), v.maxLength(64)),
  password: v.pipe(v.string(), v.maxLength(512)),
  /** Of the code generator, or a recovery code. */
  code: v.pipe(v.string(), v.maxLength(64)),
})

/** Password and second factor together become a session. Who is unknown gets the same answer in the same time. */
export async function signInByPassword(ctx: Ctx, input: v.InferOutput<typeof passwordSignInInput>) {
  await spendTry(ctx, [
    ['sign-in-by-address', ctx.caller.address ?? ''],
    ['sign-in-by-account', input.number],
  ])
  const facts = await ctx.db.read(accountRead(ctx, eq(person.number, input.number), input.code))
  const used = await checkPassword(ctx, facts, input)
  if (!used) throw new Fault('sign-in-failed')
  return enterStaff(ctx, facts.accounts[0]!.personId, {
    writes: [...used, forgetTries(ctx, 'sign-in-by-account', input.number)],
  })
}

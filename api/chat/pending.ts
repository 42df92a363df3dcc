import { and, eq, gt } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { chatBinding } from './table.ts'

const tenMinutes = 600_000

/** Accounts that wait for the word in the app, and have not waited too long. */
export const pendingFor = ({ clock }: Pick<Ctx, 'clock'>) =>
  and(eq(chatBinding.state, 'pending'), gt(chatBinding.at, clock.now() - tenMinutes))

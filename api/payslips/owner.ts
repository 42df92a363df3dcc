import { eq } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import { payslip } from '../payouts/table.ts'

/** Whose payslip it is: who asks for another's is refused, and the log tells of it. */
export const ownerRead = (ctx: Ctx, id: string) => ({
  owners: ctx.db.query.select({ personId: payslip.personId }).from(payslip).where(eq(payslip.id, id)),
})

export const aboutOwner = ({ owners }: { owners: { personId: string }[] }) => ({
  people: owners.map(({ personId }) => ({ personId, className: '', group: '', leader: false })),
})

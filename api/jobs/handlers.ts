/** Which verb does which kind of work. */
import { planRollCalls } from '../attendance/plan-roll-calls.ts'
import { rollCallDue } from '../attendance/roll-call-due.ts'
import type { Channel } from '../deliveries/channel.ts'
import { rewrap } from '../keys/rewrap.ts'
import { checkpoint } from '../kernel/checkpoint.ts'
import { eraseDue } from '../private/erase-due.ts'
import { remindAll } from '../payouts/remind.ts'
import { sendPushes } from '../push/send.ts'
import { eraseReturns } from '../returns/erase.ts'
import { summariseLater } from '../returns/summarise-later.ts'
import { watchReturns } from '../returns/watch.ts'
import { sweep } from '../server/sweep.ts'
import { verifyLog } from '../server/verify-log.ts'
import type { Handlers } from './run-due.ts'

/** `channels`: by which ways notices leave this server. */
export const handlersWith = (channels: readonly Channel[]): Handlers => ({
  'audit.checkpoint': checkpoint,
  'audit.verify': (ctx) => verifyLog(ctx, {}),
  'server.sweep': sweep,
  'server.back-up': async (ctx) => ctx.backUp?.(ctx),
  'keys.rewrap': rewrap,
  'private.erase-due': eraseDue,
  'payouts.remind': (ctx) => remindAll(ctx),
  'deadlines.remind': async (ctx) => (await import('../deadlines/remind.ts')).remindOfDeadlines(ctx),
  'deliveries.send': async (ctx) => (await import('../deliveries/deliver.ts')).deliver(ctx, channels),
  'chat.refresh': async (ctx) => (await import('../deliveries/refresh.ts')).refreshChats(ctx, channels),
  'push.send': (ctx) => sendPushes(ctx),
  'attendance.plan-roll-calls': planRollCalls,
  'attendance.roll-call-due': (ctx, params, done) => rollCallDue(ctx, params, done),
  'reports.days': async (ctx) => (await import('../reports/report-days.ts')).reportDays(ctx),
  'returns.watch': watchReturns,
  'returns.summary': summariseLater,
  'returns.erase': eraseReturns,
})

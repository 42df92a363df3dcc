/** 补贴, 违纪 and 签名: what a student may look at of the own money; signing itself is done in the web app. */
import { Composer } from 'grammy/web'
import { running } from '../api/allowance/running.ts'
import { ownPayslips } from '../api/payslips/own.ts'
import { ownViolations } from '../api/violations/own.ts'
import { onWords } from './answer.ts'
import type { BoundChat } from './context.ts'
import { day, say } from './words.ts'

export const money = new Composer<BoundChat>()

/** More lines than that are for the web app. */
const mostLines = 10

onWords(money, ['补贴', 'allowance'], async (c) => {
  const { ctx, origin } = c.talk.desk
  const { sums, period, counts } = await running(ctx)
  const parts = (['basic', 'overtime', 'awards'] as const).flatMap((part) =>
    Number(sums[part]) === 0 ? [] : [say(c, `allowance.${part}`, { amount: sums[part] })],
  )
  return [
    say(c, 'allowance.head', { from: day(c, period.from), to: day(c, period.to), net: sums.net }),
    parts.join(' · '),
    say(c, 'allowance.days', { days: counts.training + counts.practice + counts.logistics }),
    say(c, 'allowance.more', { url: `${origin}/allowance` }),
  ]
    .filter(Boolean)
    .join('\n')
})

onWords(money, ['违纪', 'violations'], async (c) => {
  const { ctx, origin } = c.talk.desk
  const { violations } = await ownViolations(ctx)
  const url = `${origin}/records/violations`
  if (!violations.length) return say(c, 'violations.none')
  const lines = violations.slice(0, mostLines).map(({ date, kind, state, amount }) =>
    say(c, 'violations.line', {
      date: day(c, date),
      kind,
      state: say(c, `violations.${state}`),
      amount: amount === null ? '' : ` ¥${amount}`,
    }),
  )
  return [
    say(c, 'violations.head', { count: violations.length }),
    ...lines,
    say(c, 'violations.more', { url }),
  ].join('\n')
})

onWords(money, ['签名', 'sign'], async (c) => {
  const { ctx, origin } = c.talk.desk
  const { payslips } = await ownPayslips(ctx)
  const open = payslips.filter(({ signedAt, standing }) => signedAt === null && standing !== 'attested')
  if (!open.length) return say(c, 'sign.none')
  return open
    .map(({ id, from, to }) =>
      say(c, 'sign.open', { from: day(c, from), to: day(c, to), url: `${origin}/payslips/${id}` }),
    )
    .join('\n')
})

/** 签到 and 签退, with the digits on the room's wall or without. */
import { Composer } from 'grammy/web'
import { checkIn } from '../api/attendance/check-in.ts'
import { once, onWords } from './answer.ts'
import type { BoundChat } from './context.ts'
import { day, say, time } from './words.ts'

export const attendance = new Composer<BoundChat>()

onWords(attendance, ['签到', 'checkin'], (c, code) => punch(c, 'in', code))
onWords(attendance, ['签退', 'checkout'], (c, code) => punch(c, 'out', code))

async function punch(c: BoundChat, kind: 'in' | 'out', code: string): Promise<string> {
  const { desk } = c.talk
  if (code && !/^\d{6}$/.test(code)) return say(c, 'check-in.digits')
  const done = await once(c, `check-${kind}`, (ctx) => checkIn(ctx, { kind, ...(code ? { code } : {}) }))
  const about = { date: day(c, done.date), time: time(desk, done.at), receipt: done.receipt }
  const proof =
    done.proof === 'proven'
      ? 'check-in.proven'
      : code
        ? 'check-in.wrong'
        : kind === 'in'
          ? 'check-in.unproven'
          : null
  return [
    say(c, done.duplicate ? `check-${kind}.again` : `check-${kind}.done`, about),
    ...(proof ? [say(c, proof)] : []),
  ].join('\n')
}

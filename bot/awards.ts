/** 奖励复核: passed by one press, or not, with the reason. */
import { Composer } from 'grammy/web'
import { reviewAward } from '../api/awards/review.ts'
import { Fault } from '../api/kernel/fault.ts'
import { once, onPress } from './answer.ts'
import { refusals } from './award-card.ts'
import type { BoundChat, PressedChat } from './context.ts'
import { say } from './words.ts'

export const awards = new Composer<BoundChat>()

const idOf = ({ talk }: PressedChat) => talk.pressed.item.slice('award:'.length)

onPress(awards, 'award.pass', async (c) => {
  await once(c, 'award', (ctx) => reviewAward(ctx, { id: idOf(c), pass: true, reason: '' }))
  return { toast: say(c, 'award.passed'), draft: {} }
})

onPress(awards, 'award.no', async () => ({ toast: '', draft: { mode: 'refuse' } }))
onPress(awards, 'award.back', async () => ({ toast: '', draft: {} }))

onPress(awards, 'award.refuse', async (c) => {
  const why = refusals.find((one) => one === c.talk.pressed.params['why'])
  if (!why) throw new Fault('chat-button-over')
  // The reason stands in the record, which is kept in Chinese.
  const reason = say({ locale: 'zh-CN' }, `award.${why}`)
  await once(c, 'award', (ctx) => reviewAward(ctx, { id: idOf(c), pass: false, reason }))
  return { toast: say(c, 'award.not-passed'), draft: {} }
})

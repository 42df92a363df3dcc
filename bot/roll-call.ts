/** 点名: all in one press, or one by one, and back for ten minutes. */
import { Composer } from 'grammy/web'
import { decide } from '../api/attendance/decide.ts'
import { undo } from '../api/attendance/undo.ts'
import { Fault } from '../api/kernel/fault.ts'
import { workDateOf } from '../shared/time/work-date.ts'
import { mustBeAsShown, once, onPress, onWords } from './answer.ts'
import type { BoundChat, PressedChat } from './context.ts'
import { calledGroup, choices, taken, undoable } from './roll-call-card.ts'
import type { Choice } from './roll-call-card.ts'
import { draftOf, showItem } from './show.ts'
import type { Draft } from './show.ts'
import { say } from './words.ts'
import { holdClaim } from './admit.ts'

export const rollCalls = new Composer<BoundChat>()

onWords(rollCalls, ['点名', 'rollcall'], async (c) => {
  const called = await calledGroup(c.talk.desk)
  if (!called?.people.length) return say(c, 'roll-call.none')
  await holdClaim(c)
  await showItem(c.api, c.talk.desk, `roll-call:${called.date}:${called.shift.code}`, {
    anew: true,
    draft: {},
  })
  return undefined
})

onPress(rollCalls, 'roll-call.all', async (c) => {
  await mustBeAsShown(c)
  return confirm(c, {})
})

onPress(rollCalls, 'roll-call.submit', async (c) => {
  await mustBeAsShown(c)
  return confirm(c, await draftOf(c.talk.desk, c.talk.pressed.item))
})

async function confirm(c: PressedChat, draft: Draft) {
  const { desk, pressed } = c.talk
  const called = await calledGroup(desk, pressed.item)
  if (!called || (!called.open.length && !pressed.done)) throw new Fault('nothing-to-confirm')
  const decisions = called.open.map((one) => ({
    personId: one.personId,
    state: taken(draft, one) as Choice,
    version: one.version,
    reason: '',
  }))
  const input = { date: workDateOf(called.date), shift: called.shift.code, decisions }
  const { decided } = await once(c, 'roll-call', (ctx) => decide(ctx, input))
  return { toast: say(c, 'roll-call.done', { count: decided }), draft: {} }
}

onPress(rollCalls, 'roll-call.each', async (c) => ({
  toast: '',
  draft: { mode: 'each', ...(await draftOf(c.talk.desk, c.talk.pressed.item)) },
}))
onPress(rollCalls, 'roll-call.back', async () => ({ toast: '', draft: {} }))

onPress(rollCalls, 'roll-call.set', async (c) => {
  const { desk, pressed } = c.talk
  const { person = '', state = '' } = pressed.params
  if (!choices.includes(state as Choice)) throw new Fault('chat-button-over')
  const draft = { ...(await draftOf(desk, pressed.item)), mode: 'each', [person]: state }
  return { toast: '', draft }
})

onPress(rollCalls, 'roll-call.undo', async (c) => {
  const { desk, pressed } = c.talk
  const called = await calledGroup(desk, pressed.item)
  const batch = called && undoable(called)[0]?.batch
  if (!called || (!batch && !pressed.done)) throw new Fault('nothing-to-undo')
  const input = { date: workDateOf(called.date), shift: called.shift.code, batch: batch ?? undefined }
  const { undone } = await once(c, 'roll-call.undo', (ctx) => undo(ctx, input))
  return { toast: say(c, 'undone', { count: undone }), draft: {} }
})

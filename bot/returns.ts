/** 归寝: the leader's walks, the student's own way home, and the summary of who is in charge. */
import { Composer } from 'grammy/web'
import { acknowledge } from '../api/returns/acknowledge.ts'
import { arrive } from '../api/returns/arrive.ts'
import { arrived } from '../api/returns/arrived.ts'
import { ownReturn } from '../api/returns/own.ts'
import { undoReturn } from '../api/returns/undo.ts'
import { Fault } from '../api/kernel/fault.ts'
import { holdClaim } from './admit.ts'
import { mustBeAsShown, once, onPress, onWords } from './answer.ts'
import type { BoundChat, PressedChat } from './context.ts'
import { shiftOf, walkNamed } from './items.ts'
import { itemOf, walkOf, walksOf } from './return-card.ts'
import { rolesOf } from './roles.ts'
import { draftOf, showItem } from './show.ts'
import { called, day, say, time } from './words.ts'

export const returns = new Composer<BoundChat>()

onWords(returns, ['归寝', 'return'], async (c, rest) => {
  const { desk } = c.talk
  const roles = await rolesOf(desk)
  if (rest) return roles.includes('student') ? comesHome(c, rest) : say(c, 'not-understood')
  if (roles.includes('leader')) {
    const walks = await walksOf(desk)
    await holdClaim(c)
    for (const walk of walks) await showItem(c.api, desk, itemOf(walk), { anew: true, draft: {} })
  }
  return roles.includes('student') ? ownWay(c) : say(c, 'return.staff', { url: `${desk.origin}/returns` })
})

async function ownWay(c: BoundChat): Promise<string> {
  const { night } = await ownReturn(c.talk.desk.ctx)
  if (!night) return say(c, 'return.none')
  const { desk } = c.talk
  const { batch, state, at } = night
  const escorts = batch && [called(desk, batch.teacher, 'teacher'), called(desk, batch.company, 'supervisor')]
  return [
    say(c, 'return.own', { name: night.name, date: day(c, night.date), time: time(desk, night.endsAt) }),
    ...(batch
      ? [
          [
            say(c, 'return.batch', { n: batch.n, time: time(desk, batch.leavesAt) }),
            ...(escorts?.some(Boolean)
              ? [say(c, 'return.escorts', { escorts: escorts.filter(Boolean).join(' / ') })]
              : []),
          ].join(' · '),
        ]
      : []),
    state === 'returned' && at !== null
      ? say(c, 'return.home', { time: time(desk, at) })
      : say(c, state === 'excused' ? 'return.own-excused' : 'return.how'),
  ].join('\n')
}

/** The gate's six digits. */
async function comesHome(c: BoundChat, code: string): Promise<string> {
  const { desk } = c.talk
  if (!/^\d{6}$/.test(code)) return say(c, 'return.digits')
  const { night } = await ownReturn(desk.ctx)
  if (!night) return say(c, 'return.none')
  const input = { date: night.date, shift: night.shift, code }
  const { at } = await once(c, 'return', (ctx) => arrived(ctx, input))
  return say(c, 'return.home', { time: time(desk, at) })
}

onPress(returns, 'return.all', async (c) => {
  await mustBeAsShown(c)
  return bringHome(c, await missingOf(c))
})

onPress(returns, 'return.rest', async (c) => {
  await mustBeAsShown(c)
  const draft = await draftOf(c.talk.desk, c.talk.pressed.item)
  const home = (await missingOf(c)).filter((id) => !draft[id])
  // All of them are away: that is said by saying nothing of anybody.
  if (!home.length && !c.talk.pressed.done) return { toast: say(c, 'return.none-home'), draft: {} }
  return bringHome(c, home)
})

onPress(returns, 'return.one', async (c) => {
  const { person = '' } = c.talk.pressed.params
  const mode = await draftOf(c.talk.desk, c.talk.pressed.item)
  return { ...(await bringHome(c, [person])), draft: mode }
})

async function missingOf({ talk: { desk, pressed } }: PressedChat): Promise<string[]> {
  const walk = await walkOf(desk, pressed.item)
  return (walk?.missing ?? []).map(({ personId }) => personId)
}

async function bringHome(c: PressedChat, ids: readonly string[]) {
  const { pressed } = c.talk
  if (!ids.length && !pressed.done) throw new Fault('nothing-to-confirm')
  const input = { ...nightOf(pressed.item), people: ids.map((personId) => ({ personId })) }
  const { arrived: count } = await once(c, 'return', (ctx) => arrive(ctx, input))
  return { toast: say(c, 'return.done', { count }), draft: {} }
}

function nightOf(item: string) {
  const named = walkNamed(item)
  if (!named) throw new Fault('not-found')
  return { date: named.date, shift: named.shift }
}

onPress(returns, 'return.each', async () => ({ toast: '', draft: { mode: 'each' } }))
onPress(returns, 'return.some', async (c) => ({ toast: say(c, 'return.mark'), draft: { mode: 'missing' } }))
onPress(returns, 'return.back', async () => ({ toast: '', draft: {} }))

onPress(returns, 'return.mark', async (c) => {
  const { desk, pressed } = c.talk
  const { person = '' } = pressed.params
  const { [person]: marked, ...others } = await draftOf(desk, pressed.item)
  return { toast: '', draft: { ...others, mode: 'missing', ...(marked ? {} : { [person]: 'away' }) } }
})

onPress(returns, 'return.undo', async (c) => {
  const { undone } = await once(c, 'return.undo', (ctx) => undoReturn(ctx, nightOf(c.talk.pressed.item)))
  return { toast: say(c, 'undone', { count: undone }), draft: {} }
})

onPress(returns, 'summary.read', async (c) => {
  const { pressed } = c.talk
  const version = Number(pressed.params['version'])
  const named = shiftOf(pressed.item)
  if (!named) throw new Fault('not-found')
  const input = { ...named, version }
  await once(c, 'summary', (ctx) => acknowledge(ctx, input))
  return { toast: say(c, 'summary.thanks') }
})

/** 待办: what waits for the person, counted; what a press can decide comes as a card. */
import { Composer } from 'grammy/web'
import { needs as attendanceNeeds } from '../api/attendance/needs.ts'
import { moneyNeeds } from '../api/needs/money.ts'
import { returnNeeds } from '../api/returns/needs.ts'
import { access } from '../shared/people/access.ts'
import type { Action, Role } from '../shared/people/access.ts'
import { holdClaim } from './admit.ts'
import { onWords } from './answer.ts'
import type { BoundChat } from './context.ts'
import { rolesOf } from './roles.ts'
import { showItem } from './show.ts'
import { say } from './words.ts'

export const needs = new Composer<BoundChat>()

/** So many cards at one time, the longest waiting first. */
const mostCards = 3

onWords(needs, ['待办', 'needs'], async (c) => {
  const { desk } = c.talk
  const roles = await rolesOf(desk)
  const { ctx } = desk
  const all = [
    ...(open(roles, 'attendance.needs') ? (await attendanceNeeds(ctx)).needs : []),
    ...(open(roles, 'needs.money') ? (await moneyNeeds(ctx)).needs : []),
    ...(open(roles, 'returns.summary') ? (await returnNeeds(ctx)).needs : []),
  ]
  if (!all.length) return say(c, 'needs.none')
  const counted = [...Map.groupBy(all, ({ kind }) => kind)]
  await holdClaim(c)
  const items = all.flatMap((one) => {
    if (one.kind === 'award-to-review' && roles.includes('leader')) return [`award:${one.award.id}`]
    return one.kind === 'return' ? [`summary:${one.date}:${one.shift}`] : []
  })
  for (const item of items.slice(0, mostCards)) await showItem(c.api, desk, item, { anew: true, draft: {} })
  return [
    say(c, 'needs.head', { count: all.length }),
    ...counted.map(([kind, those]) =>
      say(c, 'needs.line', { what: say(c, `need.${kind}`), count: those.length }),
    ),
    say(c, 'needs.more', { url: `${desk.origin}/needs` }),
  ].join('\n')
})

const open = (roles: readonly Role[], action: Action) =>
  roles.some((role) => access[action][role] !== undefined)

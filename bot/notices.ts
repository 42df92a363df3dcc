import type { Outgoing } from '../api/deliveries/channel.ts'
import { leadsTo } from '../shared/notices/leads-to.ts'
import { words as staffEn } from '../shared/notices/staff-words.en.ts'
import { words as staffZh } from '../shared/notices/staff-words.zh-CN.ts'
import { words as en } from '../shared/notices/words.en.ts'
import { words as zh } from '../shared/notices/words.zh-CN.ts'
import { maskedName } from '../shared/invitations/state.ts'
import type { Desk } from './desk.ts'
import { day } from './words.ts'

type Told = Pick<Outgoing, 'kind' | 'about' | 'params'>

const books = { en: { ...en, ...staffEn }, zh: { ...zh, ...staffZh } }

/** Notices whose `name` is a person's, and not that of a shift or an award. */
const namePersons = new Set(['swap-asked', 'role-proposed', 'invitation-misused'])

/** What a notice says, and where there is more of it. */
export function noticeText(desk: Desk, { kind, about, params }: Told): { text: string; path: string } {
  const dates = ['date', 'from', 'to'].flatMap((name) =>
    /^\d{4}-\d\d-\d\d$/.test(params[name] ?? '') ? [[name, day(desk, params[name]!)]] : [],
  )
  const name = namePersons.has(kind) ? { name: maskedName(params['name'] ?? '') } : {}
  const filled: Record<string, string> = { ...params, ...Object.fromEntries(dates), ...name }
  const text: string = books[desk.locale === 'en' ? 'en' : 'zh'][kind]
  return {
    text: text.replace(/\{(\w+)\}/g, (_, key: string) => filled[key] ?? ''),
    path: leadsTo({ kind, about, params }),
  }
}

/** The card that a notice opens; undefined where a sentence says all. */
export function itemOf({ kind, about }: Told): string | undefined {
  if (kind === 'roll-call-due') return `roll-call:${about}`
  if (kind === 'return-due') return `return:${about}`
  if (kind === 'award-to-review') return `award:${about}`
  // Without its version: each is an edit of the one message.
  return kind === 'return-summary' ? `summary:${about.replace(/:\d+$/, '')}` : undefined
}

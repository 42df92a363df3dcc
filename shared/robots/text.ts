/** What a robot says in a group: counts and a link, and no person. Groups are spoken to in Chinese. */
import { leadsTo } from '../notices/leads-to.ts'
import type { Told } from '../notices/leads-to.ts'
import type { NoticeKind } from '../notices/kinds.ts'

/** The notices that groups get. */
export const groupKinds = [
  'roll-call-due',
  'return-alert',
  'return-summary',
  'day-report',
] as const satisfies NoticeKind[]
type GroupKind = (typeof groupKinds)[number]

const everybody = '*'
/** In whose name a group gets notices: a class, or all of them. */
export const groupOf = (className: string | null) => `group:${className ?? everybody}`
const classOf = (group: string) => group.slice('group:'.length)
const nameOf = (group: string) => (classOf(group) === everybody ? '全部班级' : classOf(group))

const lines: Record<GroupKind, string> = {
  'roll-call-due': '{name}点名 · {day} {starts}\n{group}：应到 {planned} · 已签到 {came} · 未签到 {missing}',
  'return-alert': '{name}归寝提醒 · {day}\n{group}：还有 {count} 人未到',
  'return-summary':
    '{name}归寝汇总 v{version} · {day}\n{group}：应到 {expected} · 已归 {returned} · 免归 {excused} · 未归 {unaccounted}',
  'day-report':
    '日报 v{version} · {day}\n{group}：应到 {planned} · 签到 {came} · 已确认 {confirmed} · 迟到 {late} · 缺勤 {absent} · 待确认 {unconfirmed}',
}

export function groupText(group: string, told: Told, origin: string): string {
  const [, month, day] = (told.params['date'] ?? '').split('-').map(Number)
  const params: Record<string, string> = { ...told.params, group: nameOf(group), day: `${month}月${day}日` }
  const text = lines[told.kind as GroupKind].replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
  return `${text}\n${origin}${leadsTo(told)}`
}

export const trialText = (group: string, origin: string): string =>
  `到岗：这个群会收到「${nameOf(group)}」的点名、归寝和日报提醒，只有人数和链接。\n${origin}/`

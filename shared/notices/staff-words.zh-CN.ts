import type { NoticeKind } from './kinds.ts'

/** 只有教职工收到的通知里说的话。 */
export const words = {
  'return-alert': '{date} {name}归寝：还有 {count} 人没有着落（{names}）。点开看全名和电话',
  'return-summary':
    '{date} {name}归寝汇总第 {version} 版：应到 {expected}，已归 {returned}，已说明 {excused}，未到 {unaccounted}',
  'role-proposed': '{name}的角色变更待另一位管理员确认',
  'invitation-misused': '有人再次使用了{name}的邀请，或使用了已失效的邀请',
  'deliveries-dead': '有通知没能送达，请查看渠道',
  'day-report':
    '{date} 日报第 {version} 版：应到 {planned}，已确认 {confirmed}，迟到 {late}，缺勤 {absent}，待确认 {unconfirmed}',
  'reveals-many': '有人短时间内查看了很多完整号码，已被暂停，请核实',
  'deposit-due': '场地押金的期限是 {date}，还没有登记到账',
  'deposit-overdue': '场地押金的期限 {date} 已过，还没有登记到账',
  'settlement-due': '场地结算的期限是 {date}，还没有结清',
  'settlement-overdue': '场地结算的期限 {date} 已过，还没有结清',
  'payout-due': '补贴发放的期限是 {date}，还没有全部发完并关闭',
  'payout-overdue': '补贴发放的期限 {date} 已过，还没有全部发完并关闭',
} as const satisfies Partial<Record<NoticeKind, string>>

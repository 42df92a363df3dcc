import type { NoticeKind } from './kinds.ts'

export interface Told {
  kind: NoticeKind
  about: string
  params: Record<string, string>
}

/** Where there is more of it; what happened on the shifts stands among the records. */
const places: Partial<Record<NoticeKind, string>> = {
  'roll-call-due': '/roll-call',
  'device-added': '/me/devices',
  'device-removed': '/me/devices',
  'card-changed': '/me/numbers',
  'id-changed': '/me/numbers',
  'role-changed': '/me',
  'role-proposed': '/people/staff',
  'reveals-many': '/people',
  'invitation-misused': '/people',
  'invited-again': '/me',
  'chat-bound': '/me/chat',
  'chat-ended': '/me/chat',
  'deliveries-dead': '/deliveries',
  'swap-asked': '/records/requests',
  'swap-decided': '/records/requests',
  'leave-decided': '/records/requests',
  'repair-closed': '/records/repairs',
  'award-to-review': '/records',
  'transfer-paid': '/allowance',
  'transfer-failed': '/allowance',
}

const dayOf = ({ params }: Told) => (params['date'] ? `/records/${params['date']}` : '/records')
const nightOf = ({ params }: Told) =>
  `/returns?date=${params['date'] ?? ''}&shift=${encodeURIComponent(params['shift'] ?? '')}`

/** The page of the app that a notice opens. */
export function leadsTo(told: Told): string {
  if (told.kind.startsWith('payslip')) return `/payslips/${told.about}`
  if (told.kind.startsWith('payout-')) return '/payouts'
  if (/^(deposit|settlement)-/.test(told.kind)) return '/settlement'
  if (told.kind.startsWith('return-')) return nightOf(told)
  if (told.kind === 'day-report') return `/report/${told.params['date'] ?? ''}`
  return places[told.kind] ?? dayOf(told)
}

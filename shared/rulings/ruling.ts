import type { Grant } from '../people/access.ts'
import type { EpochMs } from '../time/instant.ts'

/** What people say about a fact that concerns a student's money, once it is recorded. */
export const rulingKinds = [
  'enforce',
  'appeal',
  'retract',
  'uphold',
  'lift',
  'verify',
  'reject',
  'doubt',
  'pass',
  'refuse',
  'withdraw',
  'close',
] as const
export type RulingKind = (typeof rulingKinds)[number]

/** 乙方 and 甲方. */
export const sides = ['school', 'company'] as const
export type Side = (typeof sides)[number]

/** One of them. Those of a fact are numbered; the fact itself is never edited, its state follows from them in that order. */
export interface Ruling {
  readonly kind: RulingKind
  /** For whom it was said, where that matters. */
  readonly side: Side | null
  readonly byId: string
  /** Yuan as text: what the fact costs from then on; null where nothing else than before. */
  readonly amount: string | null
  readonly at: EpochMs
}

/** The sides for which somebody with these roles speaks about a student of the class. */
export function sidesOf(grants: readonly Grant[], className: string): Side[] {
  const holds = (...roles: Grant['role'][]) =>
    grants.some((g) => roles.includes(g.role) && (g.className === null || g.className === className))
  return sides.filter((side) => (side === 'school' ? holds('teacher', 'lead-teacher') : holds('supervisor')))
}

/**
 * The side for which somebody speaks: the one that is named, or the only one. Who holds roles of both and names
 * neither speaks for the school; undefined where there is none, or it is not theirs.
 */
export function sideOf(
  grants: readonly Grant[],
  className: string,
  named: Side | undefined,
): Side | undefined {
  const own = sidesOf(grants, className)
  return named === undefined ? own[0] : own.find((side) => side === named)
}

/** How a ruling is called, for screens and refusals alike. */
export const rulingNames: Record<'zh-CN' | 'en', Record<RulingKind, string>> = {
  'zh-CN': {
    enforce: '已生效',
    appeal: '已申诉',
    retract: '学生已撤回',
    uphold: '维持',
    lift: '撤销扣款',
    verify: '已核实',
    reject: '已驳回',
    doubt: '已存疑',
    pass: '复核通过',
    refuse: '复核未通过',
    withdraw: '已撤销',
    close: '已处理',
  },
  en: {
    enforce: 'in force',
    appeal: 'appealed',
    retract: 'taken back by the student',
    uphold: 'upheld',
    lift: 'lifted',
    verify: 'verified',
    reject: 'rejected',
    doubt: 'doubted',
    pass: 'passed',
    refuse: 'not passed',
    withdraw: 'withdrawn',
    close: 'closed',
  },
}

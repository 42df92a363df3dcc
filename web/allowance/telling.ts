import type { LineReason } from '../../shared/allowance/line.ts'
import { t, type Word } from './words.ts'

/** The parts of a line that say what it is; the same for the running allowance and for a payslip. */
export interface Told {
  kind: string
  reason: LineReason & { name?: string }
}

/** What a line is called: 实训补贴, 奖励：销售冠军. */
export function titleOf({ kind, reason }: Told, stageName?: (key: string) => string): string {
  const level = 'level' in reason ? t(`level.${reason.level}` as Word) : ''
  const name =
    reason.code === 'days-at-rate' ? (reason.name ?? stageName?.(reason.stage) ?? '') : (reason.name ?? '')
  return t(`line.${kind}` as Word, { name, level, kind: 'kind' in reason ? reason.kind : '' })
}

/** Why it has its amount: 每天 80 元 × 20 天. */
export const whyOf = ({ reason }: Told): string =>
  t(`why.${reason.code}` as Word, reason as unknown as Record<string, string | number>)

/** What the liability cap left of a deduction, where it left less than all. */
export function waivedOf(deduction: { outcome: string; full: string; waived: string } | undefined): string {
  if (!deduction || deduction.outcome === 'applied') return ''
  return t(`outcome.${deduction.outcome}` as Word, { full: deduction.full, waived: deduction.waived })
}

export const clauseOf = (clause: string): string => t(`clause.${clause}` as Word)

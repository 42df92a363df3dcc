import type { Role } from '../../shared/people/access.ts'
import type { Answer } from '../platform/wire.ts'
import type { FactRow, Figure } from '../rulings/fact-row.ts'
import { mayDo } from '../rulings/may.ts'
import { t } from '../rulings/words.ts'

export type Repair = Answer<'/api/repairs'>['repairs'][number]

export function repairRow(one: Repair, roles: readonly Role[]): FactRow {
  const { id, student, date, kind, seat, note, reportedAt, closed } = one
  const state = closed ? 'closed' : 'open'
  return {
    id,
    student,
    date,
    title: t(`repair.${kind}`),
    note: [seat && t('repair.seat', { seat }), note].filter(Boolean).join(' · '),
    figures: [minutesFigure(one.minutes)],
    tags: [{ tone: closed ? 'success' : 'warning', word: t(`state.${state}`), open: !closed }],
    said: [
      { what: t('said.reported'), by: student.name, at: reportedAt },
      ...(closed ? [{ what: t('state.closed'), by: closed.by, at: closed.at, reason: closed.remark }] : []),
    ],
    acts: !closed && mayDo(roles, 'repairs.close') ? [{ name: 'close', id }] : [],
    waits: !closed,
  }
}

/** A desk that did not work explains missing minutes. */
export const minutesFigure = (minutes: number | null): Figure => ({
  label: t('figure.minutes'),
  text: minutes === null ? t('figure.noMinutes') : t('figure.minutesOf', { count: minutes }),
})

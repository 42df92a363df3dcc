import { t as word } from '../locales/words.ts'
import type { Answer } from '../platform/wire.ts'
import { minutesFigure } from '../repairs/repair-row.ts'
import type { FactRow } from '../rulings/fact-row.ts'
import { t } from '../rulings/words.ts'

export type Discrepancy = Answer<'/api/online/discrepancies'>['discrepancies'][number]

/** What does not go together on a day, with the faults that may explain it. */
export function discrepancyRow(one: Discrepancy): FactRow {
  const { student, date, code, minutes, attendance, repairs } = one
  return {
    id: `${student.personId} ${date} ${code}`,
    student,
    date,
    title: t(`discrepancy.${code}`),
    note: repairs.map(({ kind }) => t('discrepancy.repair', { kind: t(`repair.${kind}`) })).join(' · '),
    figures: [
      minutesFigure(minutes),
      ...('usual' in one
        ? [{ label: t(`figure.usual.${one.of}`), text: t('figure.minutesOf', { count: one.usual }) }]
        : []),
    ],
    tags: attendance.length
      ? attendance.map(({ state, confirmed }) => ({
          tone: confirmed ? ('accent' as const) : ('warning' as const),
          word: confirmed
            ? word(`state.${state}`)
            : t('discrepancy.unconfirmed', { state: word(`state.${state}`) }),
          open: !confirmed,
        }))
      : [{ tone: 'quiet', word: t('discrepancy.noAttendance'), open: true }],
    said: [],
    acts: [],
    waits: false,
  }
}

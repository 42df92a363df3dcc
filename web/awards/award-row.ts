import type { Role } from '../../shared/people/access.ts'
import type { Answer } from '../platform/wire.ts'
import type { FactRow } from '../rulings/fact-row.ts'
import { mayDo } from '../rulings/may.ts'
import { saidOf } from '../rulings/said.ts'
import { t } from '../rulings/words.ts'

export type Award = Answer<'/api/awards'>['awards'][number]

const tones = { decided: 'warning', reviewed: 'success', refused: 'danger', withdrawn: 'quiet' } as const

/** `mine`: whether it waits for the reader's review, which depends on who leads the group. */
export function awardRow(one: Award, roles: readonly Role[], mine: boolean): FactRow {
  const { id, student, date, name, amount, state } = one
  const waits = state === 'decided'
  const stands = waits || state === 'reviewed'
  return {
    id,
    student,
    date,
    note: '',
    title: name,
    figures: [{ label: t('figure.award'), amount }],
    tags: [{ tone: tones[state], word: t(`state.${state}`), open: waits }],
    said: saidOf(one),
    acts: [
      ...(waits && mine ? (['pass', 'refuse'] as const) : []),
      ...(stands && mayDo(roles, 'awards.decide') ? (['withdraw-award'] as const) : []),
    ].map((act) => ({ name: act, id })),
    waits,
  }
}

import type { Role } from '../../shared/people/access.ts'
import type { Side } from '../../shared/rulings/ruling.ts'
import type { Answer } from '../platform/wire.ts'
import type { ActName, FactRow, Tag } from '../rulings/fact-row.ts'
import { forSides, mayDo, sidesOf } from '../rulings/may.ts'
import { lastBy, saidOf } from '../rulings/said.ts'
import { t } from '../rulings/words.ts'

export type QualityError = Answer<'/api/quality'>['errors'][number]

const both = ['company', 'school'] as const
const tones = { open: 'quiet', verified: 'accent', rejected: 'danger' } as const

export function errorRow(one: QualityError, roles: readonly Role[]): FactRow {
  const { id, student, date, note, level, shares } = one
  return {
    id,
    student,
    date,
    note,
    title: levelWord(level),
    figures: [
      { label: t('figure.student'), amount: shares.student },
      ...(level === 'cash' ? [] : [{ label: t('figure.company'), amount: shares.company }]),
    ],
    tags: [...standing(one), ...both.map((side) => sideTag(one, side))],
    said: saidOf(one),
    acts: mayDo(roles, 'quality.judge') ? forSides(sidesOf(roles), id, (side) => judgements(one, side)) : [],
    waits: one.doubt === 'open' || (!one.counts && !one.rejected),
  }
}

export const levelWord = (level: string) =>
  level === '1' || level === '2' || level === '3' || level === '4' || level === 'cash'
    ? t(`level.${level}`)
    : level

function standing({ company, school, counts, rejected, doubt }: QualityError): Tag[] {
  const oneSided = !rejected && (company === 'verified') !== (school === 'verified')
  return [
    ...(counts ? [{ tone: 'danger' as const, word: t('state.counts') }] : []),
    ...(oneSided ? [{ tone: 'warning' as const, word: t('state.one-sided'), open: true }] : []),
    ...(doubt === 'open' ? [{ tone: 'warning' as const, word: t('state.doubt-open'), open: true }] : []),
    ...(doubt === 'answered' ? [{ tone: 'quiet' as const, word: t('state.doubt-answered') }] : []),
  ]
}

function sideTag(one: QualityError, side: Side): Tag {
  const by = lastBy(one.history, side, ['verify', 'reject'])
  const params = { side: t(`side.${side}`), word: t(`word.${one[side]}`), by }
  const open = one[side] === 'open'
  return { tone: tones[one[side]], word: t(by ? 'side.saysBy' : 'side.says', params), open }
}

/** A side may change its word, and answers a doubt by saying the same again. */
function judgements(one: QualityError, side: Side): ActName[] {
  const again = side === 'school' && one.doubt === 'open'
  return [
    ...(one[side] !== 'verified' || again ? (['verify'] as const) : []),
    ...(one[side] !== 'rejected' || again ? (['reject'] as const) : []),
  ]
}

import { shortDate } from '../locales/dates.ts'
import type { Answer } from '../platform/wire.ts'
import type { FactRow, Said, Tag } from '../rulings/fact-row.ts'
import { t } from '../rulings/words.ts'

export type Assessments = Answer<'/api/assessments'>
export type Assessed = Assessments['students'][number]

/** A student with all attempts and what follows from them. */
export function attemptRow(
  { student, attempts, passedOn, trackFrom }: Assessed,
  { most, typingSpeedAsked: asked }: Pick<Assessments, 'most' | 'typingSpeedAsked'>,
): FactRow {
  const inOrder = attempts.toSorted((a, b) => a.attempt - b.attempt)
  const last = inOrder.at(-1)
  const slow = typeof last?.typingSpeed === 'number' && last.typingSpeed < asked
  const state = passedOn ? passed : trackFrom ? track(trackFrom) : open(attempts.length > 0)
  return {
    id: student.personId,
    student,
    date: last?.date ?? '',
    title: last ? attemptWord(last) : '',
    note: last ? speedWord(last.typingSpeed) : '',
    figures: [{ label: t('figure.attempts'), text: t('figure.times', { count: attempts.length, most }) }],
    tags: [
      state(),
      ...(slow ? [{ tone: 'warning' as const, word: t('state.slow', { asked }), open: true }] : []),
    ],
    said: inOrder.map(saidOfAttempt),
    acts: last ? [{ name: 'withdraw-attempt', id: last.id }] : [],
    waits: !passedOn && !trackFrom,
  }
}

const passed = (): Tag => ({ tone: 'success', word: t('state.passed') })
const track = (from: string) => (): Tag => ({
  tone: 'danger',
  word: t('state.track', { date: shortDate(from) }),
})
const open = (tried: boolean) => (): Tag => ({
  tone: tried ? 'warning' : 'quiet',
  word: t('state.not-passed'),
  open: true,
})

type Attempt = Assessed['attempts'][number]
const attemptWord = ({ attempt, passed: ok }: Pick<Attempt, 'attempt' | 'passed'>) =>
  t('said.attempt', { attempt, result: t(ok ? 'state.passed' : 'state.not-passed') })
const speedWord = (speed: number | null) => (speed === null ? '' : t('said.speed', { speed }))

function saidOfAttempt({ date, typingSpeed, enteredBy, ...one }: Attempt): Said {
  const speed = speedWord(typingSpeed)
  return {
    what: `${shortDate(date)} ${attemptWord(one)}${speed && ` · ${speed}`}`,
    by: enteredBy || t('said.file'),
    at: null,
  }
}

import { rulingNames, type RulingKind, type Side } from '../../shared/rulings/ruling.ts'
import { locale } from '../platform/locale.ts'
import type { Said } from './fact-row.ts'
import { t } from './words.ts'

export interface Ruled {
  kind: RulingKind
  side: Side | null
  by: string
  at: number
  amount: string | null
  reason: string
}

interface Entered {
  enteredBy: string
  enteredAt: number | null
  history: readonly Ruled[]
}

/** From the entry to the last word. */
export function saidOf({ enteredBy, enteredAt, history }: Entered): Said[] {
  const entry = enteredBy
    ? { what: t('said.entered'), by: enteredBy, at: enteredAt }
    : { what: t('said.file'), by: '', at: enteredAt }
  return [entry, ...history.map(one)]
}

function one({ kind, side, by, at, amount, reason }: Ruled): Said {
  const word = rulingNames[locale.value][kind]
  const what = side ? t('side.says', { side: t(`side.${side}`), word }) : word
  return { what, by, at, amount, reason }
}

/** Who spoke last for a side in one of these ways; '' where nobody has. */
export const lastBy = (history: readonly Ruled[], of: Side, kinds: readonly RulingKind[]) =>
  history.findLast(({ side, kind }) => side === of && kinds.includes(kind))?.by ?? ''

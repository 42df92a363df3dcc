import type { Consent, ConsentKind } from './consent.ts'
import { consentTexts } from './texts.ts'

interface Said {
  readonly kind: ConsentKind
  readonly version: string
  readonly granted: boolean
}

/** Whether it is about the text as it is now. */
export const isCurrent = ({ kind, version }: Pick<Said, 'kind' | 'version'>) =>
  consentTexts[kind].version === version

/**
 * Whether a student may come in: has agreed to the basic statement, now or before, in its newest version, and
 * whatever is said is said to the newest text. ID and card may be refused.
 */
export function mayEnter(before: Partial<Record<ConsentKind, Consent>>, said: readonly Said[]): boolean {
  if (!said.every(isCurrent)) return false
  const basic = said.find(({ kind }) => kind === 'basic') ?? before.basic
  return basic !== undefined && basic.granted && isCurrent({ kind: 'basic', version: basic.version })
}

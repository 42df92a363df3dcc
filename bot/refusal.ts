import { Fault } from '../api/kernel/fault.ts'
import { faultText } from '../api/kernel/fault-text.ts'
import { maskedName } from '../shared/invitations/state.ts'
import type { Locale } from '../api/kernel/ctx.ts'
import { say } from './words.ts'

/** A refusal in the words of the chat: what happened and what to do next, and nobody's whole name. */
export function inChat(error: unknown, { locale }: { locale: Locale }): string {
  if (!(error instanceof Fault)) return say({ locale }, 'unavailable')
  if (error.code === 'not-signed-in') return say({ locale }, 'unbound')
  if (error.code === 'bad-input') return say({ locale }, 'not-understood')
  const { by, ...params } = error.params
  return faultText(
    error.code,
    { ...params, ...(typeof by === 'string' ? { by: maskedName(by) } : {}) },
    locale,
  )
}

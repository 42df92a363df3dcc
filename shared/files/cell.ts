import type { Reason, ReasonCode, ReasonParams } from './reasons.ts'
import type { References } from './references.ts'

/** What a cell gives that cannot stand. A class, so that no value read from a file can be taken for one. */
export class Refusal {
  readonly reason: Reason
  constructor(reason: Reason) {
    this.reason = reason
  }
}

/** Reads one cell that is not blank: its value, or why it has none. The one way in which cells are read. */
export interface Cell<T> {
  (text: string, refs: References): T | Refusal
  /** For cells that hold one of a few words: the word for what it stands for. */
  readonly words?: ReadonlyMap<unknown, string>
}

export function reasonOf<C extends ReasonCode>(code: C, params: ReasonParams[C]): Reason {
  return { code, params } as Reason
}

export function refuse<C extends ReasonCode>(code: C, params: ReasonParams[C]): Refusal {
  return new Refusal(reasonOf(code, params))
}

/** Text of a file as a sentence may quote it. */
export function quote(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** Marks that a screen does not show: byte order marks, zero-width blanks, and those that turn text around. */
const invisible = /\p{Cf}/gu
const unusual = /[\p{Cc}\p{Cf}\ufffd]/u
const control = /(?![\n\t])\p{Cc}/u

/** A cell without blanks around it and without invisible marks; refused where characters are broken. */
export function cleanCell(raw: string): string | Refusal {
  const text = raw.trim()
  if (!unusual.test(text)) return text
  if (text.includes('\ufffd')) return refuse('undecodable-text', {})
  return control.test(text) ? refuse('control-character', {}) : text.replaceAll(invisible, '').trim()
}

/** Why a request came to nothing, told so that the caller knows whether to wait, to sign in or to show it. */
export type FailureKind =
  /** No answer, or an answer that is not the server's (a captive portal): nothing is known, try again. */
  | 'unreachable'
  /** The server says: later. */
  | 'later'
  | 'signed-out'
  /** A refusal; its message is for the reader. */
  | 'refused'

export class Failure extends Error {
  // Declared only: for the oldest browsers a field that is defined costs the first screen a helper.
  declare readonly kind: FailureKind
  declare readonly code: string
  declare readonly params: Record<string, unknown>
  constructor(kind: FailureKind, code = '', message = '', params: Record<string, unknown> = {}) {
    super(message)
    this.name = 'Failure'
    Object.assign(this, { kind, code, params })
  }
}

export const asFailure = (error: unknown) =>
  error instanceof Failure ? error : new Failure('unreachable', 'unreachable', String(error))

import { Fault } from '../kernel/fault.ts'

/** A closed run changes no more; the triggers of its tables hold it where two commands meet. */
export function mustBeOpen(runs: readonly { closedAt: number | null }[]): void {
  if (runs.some(({ closedAt }) => closedAt !== null)) throw new Fault('run-closed')
}

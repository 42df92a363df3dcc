import { Failure } from '../platform/failure.ts'

/**
 * Sends a command; where the server wants to know once more who it is, the person is asked and the same command
 * goes again under its own key. Who closes the sheet has the command refused.
 */
export async function steppedUp<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'step-up-needed') throw error
    const { askToStepUp } = await import('./ask-to-step-up.ts')
    if (!(await askToStepUp())) throw error
    return send()
  }
}

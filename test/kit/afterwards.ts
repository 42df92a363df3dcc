import { afterAll, onTestFinished } from 'vitest'

/** Runs when the test ends; in a hook there is no test, then when the file ends. Last in, first out. */
export function afterwards(run: () => void | Promise<void>) {
  try {
    onTestFinished(run)
  } catch {
    afterAll(run)
  }
}

import { Fault } from './fault.ts'

/**
 * Runs a verb anew when its batch lost to somebody else's (a commit whose conflict is 'overtaken'): what it
 * then answers or refuses comes from what holds now. Who loses three times is told so.
 */
export async function again<T>(verb: () => Promise<T>, times = 3): Promise<T> {
  try {
    return await verb()
  } catch (error) {
    if (times > 1 && error instanceof Fault && error.code === 'overtaken') return again(verb, times - 1)
    throw error
  }
}

import { answer, attest, confirm, decideDiscrepancies, object } from './beside.ts'
import {
  approve,
  bankAnswers,
  changeCard,
  confirmPayee,
  payOtherwise,
  prepare,
  publish,
  send,
  sign,
} from './money.ts'
import { punch, record, rollCall, rule, settleDispute } from './shifts.ts'
import { checksOf } from './checks.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

/** What may happen, and how often. */
const game: [(world: World) => Promise<void>, number][] = [
  [punch, 10],
  [rollCall, 6],
  [settleDispute, 2],
  [record, 5],
  [rule, 6],
  [prepare, 4],
  [approve, 2],
  [publish, 4],
  [sign, 14],
  [changeCard, 2],
  [send, 3],
  [bankAnswers, 4],
  [confirmPayee, 3],
  [payOtherwise, 1],
  [(world) => decideDiscrepancies(world), 1],
  [object, 2],
  [answer, 2],
  [attest, 2],
  [confirm, 2],
]
const turns = game.flatMap(([step, weight]) => Array.from({ length: weight }, () => step))

/** How often the process dies, and everything is looked at from the beginning. */
const [dies, looks] = [400, 250]

/**
 * Plays so many random steps of random people over a whole season, with lost answers, double deliveries, two at one
 * instant and a process that dies; checks the invariants after each. Throws with the step at which one broke.
 */
export async function simulate(seed: number, steps: number, tell: (text: string) => void = () => {}) {
  const world = await openWorld(seed, steps)
  const { afterStep, whole } = checksOf(world)
  for (let n = 1; n <= steps; n++) {
    const step = world.random.of(turns)
    world.pass()
    try {
      await step(world)
      await afterStep()
      if (world.random.once(dies)) {
        await world.crash()
        await whole()
      }
      if (n % looks === 0) await whole()
    } catch (error) {
      world.close()
      throw new Error(`seed ${seed}, step ${n} (${step.name}): ${String(error)}`, { cause: error })
    }
    if (n % 1_000 === 0) tell(`${n} steps`)
  }
  await whole()
  world.close()
  return world.outcomes
}

import { computed } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import type { CommandBody, CommandPath, PathParams } from '../platform/wire.ts'
import type { Outcome } from './useAttendanceNeeds.ts'

/** One card's decision: what became of it is told above the cards, since this one goes. */
export function useDecision<P extends CommandPath>(path: P, tell: (outcome: Outcome) => void) {
  const command = useCommand(path)
  async function decide(
    outcome: Outcome,
    body: CommandBody<P>,
    params?: PathParams<P> & Record<string, string>,
  ) {
    await command.run(body, params)
    tell(command.failure ? { failure: command.failure } : outcome)
  }
  return {
    decide,
    busy: computed(() => command.busy),
    /** It is on the way and not here yet: this card's, since no other is being sent. */
    stuck: computed(() => command.busy && command.stuck),
  }
}

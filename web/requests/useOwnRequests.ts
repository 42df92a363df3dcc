import { computed } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type OwnRequest = Answer<'/api/attendance/requests'>['requests'][number]

/** What the student asked for or was asked, and what may still be said to it. */
export function useOwnRequests() {
  const query = useQuery('/api/attendance/requests')
  const withdraws = {
    correction: useCommand('/api/corrections/:id/withdraw'),
    leave: useCommand('/api/leaves/:id/withdraw'),
    swap: useCommand('/api/swaps/:id/withdraw'),
  }
  const answer = useCommand('/api/swaps/:id/answer')
  const commands = [...Object.values(withdraws), answer]
  return {
    query,
    withdraw: ({ kind, id }: OwnRequest) => withdraws[kind].run({}, { id }),
    answer: ({ id }: OwnRequest, agree: boolean) => answer.run({ agree }, { id }),
    busy: computed(() => commands.some(({ busy }) => busy)),
    failure: computed(() => commands.find(({ failure }) => failure)?.failure),
  }
}

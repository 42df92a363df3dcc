import { computed, shallowRef } from 'vue'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useQuery } from '../platform/useQuery.ts'

/** How often the page looks whether the chat has answered. */
const every = 4_000

/** The own chat: the bot there is, the account that waits for a word, the one that is bound, and a link while it is good. */
export function useChat() {
  const query = useQuery('/api/chat', undefined, every)
  const [link, confirm, unbind] = [
    useDirectCommand('/api/chat/link'),
    useDirectCommand('/api/chat/confirm'),
    useDirectCommand('/api/chat/unbind'),
  ]
  const made = shallowRef<{ url: string; expiresAt: number }>()
  const commands = [link, confirm, unbind]

  async function makeLink() {
    made.value = undefined
    const answer = await link.run({})
    if (answer && 'url' in answer) made.value = answer
  }

  async function answer(id: string, mine: boolean) {
    if (await confirm.run({ id, mine })) made.value = undefined
  }

  return {
    query,
    made,
    busy: computed(() => commands.some((command) => command.busy)),
    failure: computed(() => commands.find((command) => command.failure)?.failure),
    makeLink,
    answer,
    end: () => unbind.run({}),
  }
}

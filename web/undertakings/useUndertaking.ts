import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useQuery } from '../platform/useQuery.ts'

/** The promise to keep buyers' data secret: whether it is signed, and signing it with the device's own key. */
export function useUndertaking() {
  const query = useQuery('/api/undertakings/own')
  const command = useDirectCommand('/api/undertakings')

  async function sign(typedName: string) {
    if (query.data) await command.run({ version: query.data.version, typedName })
  }

  return { query, command, sign }
}

/**
 * The Worker before the whole one: it answers what phones ask while a shift begins and ends, and the app's files, and passes
 * everything else on as it came. It starts in a third of the time, since workerd reads through all modules of a Worker when it
 * starts, also those that it may never load.
 */
import { openEdge, orDown } from './adapters/edge.worker.ts'
import type { Bindings, Execution } from './adapters/edge.worker.ts'
import { createFront, isBehind } from './front.ts'

const edge = openEdge(createFront)

interface Behind {
  /** The service binding of `wrangler.toml`. */
  WHOLE?: { fetch(request: Request): Promise<Response> }
}

function wholeOf({ WHOLE }: Behind) {
  if (!WHOLE) throw new Error('the service binding WHOLE is missing')
  return WHOLE
}

export default {
  fetch: (request: Request, bindings: Bindings & Behind, execution?: Execution): Promise<Response> =>
    isBehind(new URL(request.url).pathname)
      ? orDown('not_passed_on', () => wholeOf(bindings).fetch(request))
      : orDown('cannot_start', () => edge.fetch(request, bindings, execution)),
}

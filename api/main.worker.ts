/**
 * The server on the edge: the same app over libSQL by HTTP, opened for each request, and the same tick
 * by cron each minute. What is only on Node (the exclusive file, back-up by VACUUM) is the database
 * provider's here.
 */
import { openEdge, openServer, orDown } from './adapters/edge.worker.ts'
import type { Bindings, Execution, Server } from './adapters/edge.worker.ts'
import { createApp } from './app.ts'

const edge = openEdge(createApp)

/** The bot's program is loaded for its own deliveries and for what leaves by it, and never for the app's requests. */
async function chatOf({ opened, origin, bot }: Server) {
  return bot && (await import('../bot/chat.ts')).openChat(opened, { ...bot, origin: origin! })
}

/** Who comes without the secret is turned away before anything is opened. */
async function delivery(request: Request, bindings: Bindings): Promise<Response> {
  const { takeDelivery } = await import('../bot/webhook.ts')
  const env = edge.envOf(bindings)
  return takeDelivery(request, env.bot?.secret ?? '', async () =>
    (await chatOf(await openServer(env, env.schools[0]!)))!.ready(),
  )
}

export default {
  fetch: (request: Request, bindings: Bindings, execution?: Execution): Promise<Response> =>
    orDown('cannot_start', () =>
      new URL(request.url).pathname.startsWith('/bot/')
        ? delivery(request, bindings)
        : edge.fetch(request, bindings, execution),
    ),

  async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
    const [{ robots }, { tick }] = await Promise.all([
      import('./robots/channel.ts'),
      import('./jobs/tick.ts'),
    ])
    const env = edge.envOf(bindings)
    for (const school of env.schools)
      try {
        const server = await openServer(env, school)
        const chat = await chatOf(server)
        await tick(server.opened, [robots(), ...(chat ? [chat.channel] : [])])
      } catch (error) {
        // One school whose database does not answer holds up none of the others.
        console.error(JSON.stringify({ event: 'tick_failed', school: school.host, error: String(error) }))
      }
  },
}

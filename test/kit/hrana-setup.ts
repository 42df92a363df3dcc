/** For the tests in workerd: the server of `hrana-server.ts`, in a process of its own. Starts only where such tests run. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    hrana: string
  }
}

export default async function setUp(project: TestProject) {
  if (!project.vitest.projects.some(({ name }) => name === 'worker' || name === 'api-workerd'))
    return undefined
  const server = fork(fileURLToPath(new URL('hrana-server.ts', import.meta.url)))
  const [url] = (await Promise.race([once(server, 'message'), ended(server)])) as [string]
  project.provide('hrana', url)
  return async () => {
    server.disconnect()
    await once(server, 'exit')
  }
}

async function ended(server: ReturnType<typeof fork>): Promise<never> {
  const [code] = await once(server, 'exit')
  throw new Error(`the Hrana server ended with ${code}`)
}

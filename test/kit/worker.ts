/** The Worker as workerd runs it, on a database of its own behind the Hrana server. */
import { inject, vi } from 'vitest'
import worker from '../../api/main.worker.ts'
import { openWorkerDatabase } from '../../api/adapters/db.worker.ts'
import { testKeyFile, testKeys } from './keys.ts'
import { proofHeader } from '../../shared/devices/proof.ts'
import { freshProof } from './device.ts'
import { requestHeaders } from './request-headers.ts'

interface Ask {
  as?: string
  key?: string | null
  body?: unknown
  headers?: Record<string, string>
}

/** With a school whose shift is on, or empty. */
export async function workerOnFreshDatabase(of: 'school' | 'empty' = 'school') {
  const hrana = inject('hrana')
  // Its access log, for whoever wants to look at it, and not between the tests' own lines.
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const name = await (await fetch(`${hrana}/_new/${of}`)).text()
  const bindings = { DAOGANG_DB_URL: `${hrana}/${name}/`, DAOGANG_KEYS: JSON.stringify(testKeyFile) }
  async function ask(route: string, { as, key, body, headers = {} }: Ask = {}) {
    const [method = 'GET', path = '/'] = route.split(' ')
    const sent = method === 'GET' ? '' : JSON.stringify(body ?? {})
    const proof =
      as === undefined || method === 'GET'
        ? {}
        : { 'X-Proof': proofHeader(freshProof(testKeys, Date.now(), as, `${method} ${path}`, sent)) }
    const response = await worker.fetch(
      new Request(`https://school.example${path}`, {
        method,
        headers: { ...requestHeaders(method, as, key), ...proof, ...headers },
        ...(method === 'GET' ? {} : { body: sent }),
      }),
      bindings,
    )
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined
    return { status: response.status, headers: response.headers, text, json }
  }
  const logged = () => log.mock.calls.map(String)
  return { ask, bindings, worker, logged, db: openWorkerDatabase(bindings.DAOGANG_DB_URL) }
}

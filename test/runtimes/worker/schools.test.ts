import { expect, inject, test, vi } from 'vitest'
import { openWorkerDatabase } from '../../../api/adapters/db.worker.ts'
import worker from '../../../api/main.worker.ts'
import { testKeyFile } from '../../kit/keys.ts'
import { requestHeaders } from '../../kit/request-headers.ts'

const punches = async (url: string) =>
  Number((await openWorkerDatabase(url).client.execute('select count(*) n from punch')).rows[0]!['n'])

/** Two schools of one deployment, each with a database of its own in which the same numbers are other people. */
async function twoSchools() {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  const hrana = inject('hrana')
  const urlOf = async () => `${hrana}/${await (await fetch(`${hrana}/_new/school`)).text()}/`
  const [north, south] = [await urlOf(), await urlOf()]
  const bindings = {
    DAOGANG_SCHOOLS: JSON.stringify({ 'north.example': north, 'south.example': south }),
    DAOGANG_KEYS: JSON.stringify(testKeyFile),
  }
  const ask = async (host: string, path: string, method = 'GET', as = '2019010002') => {
    const answer = await worker.fetch(
      new Request(`https://${host}${path}`, {
        method,
        headers: {
          ...requestHeaders(method, as),
          ...(method === 'GET' ? {} : { Origin: `https://${host}` }),
        },
        ...(method === 'GET' ? {} : { body: '{}' }),
      }),
      bindings,
    )
    const text = await answer.text()
    return { status: answer.status, json: text ? JSON.parse(text) : undefined }
  }
  return { ask, bindings, north, south }
}

test('each host has its own database, and what happens in one is not in the other', async () => {
  const { ask, north, south } = await twoSchools()
  await openWorkerDatabase(south).client.execute(
    "update person set name = '南校的人' where number = '2019010002'",
  )
  const names = await Promise.all(
    ['north.example', 'south.example'].map(async (host) => (await ask(host, '/api/me')).json.name),
  )
  expect(names[1]).toBe('南校的人')
  expect(names[0]).not.toBe('南校的人')
  expect((await ask('north.example', '/api/attendance/check-in', 'POST')).status).toBe(200)
  expect([await punches(north), await punches(south)]).toEqual([1, 0])
})

test('a host that is nobody’s is served nothing, and a command of one school’s page counts in no other', async () => {
  const { ask, bindings, north, south } = await twoSchools()
  for (const host of ['west.example', 'north.example.evil.example', 'example'])
    for (const path of ['/api/me', '/readyz', '/']) expect((await ask(host, path)).status).toBe(421)
  const foreign = await worker.fetch(
    new Request('https://south.example/api/attendance/check-in', {
      method: 'POST',
      headers: { ...requestHeaders('POST', '2019010002'), Origin: 'https://north.example' },
      body: '{}',
    }),
    bindings,
  )
  expect(foreign.status).toBe(403)
  expect([await punches(north), await punches(south)]).toEqual([0, 0])
})

test('the clock of the edge does the work of every school, though one does not answer', async () => {
  const { bindings, south } = await twoSchools()
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const schools = { 'gone.example': 'http://127.0.0.1:9/none/', 'south.example': south }
  await worker.scheduled({}, { ...bindings, DAOGANG_SCHOOLS: JSON.stringify(schools) })
  expect(said.mock.calls.flat().join()).toContain('gone.example')
  const { rows } = await openWorkerDatabase(south).client.execute('select count(*) n from job')
  expect(Number(rows[0]!['n'])).toBeGreaterThan(0)
  said.mockRestore()
})

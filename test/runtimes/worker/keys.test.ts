import { expect, test } from 'vitest'
import { consent } from '../../../api/consents/table.ts'
import { publicKeysOf } from '../../../api/kernel/seal.ts'
import { rotatedKeyFile, testKeys } from '../../kit/keys.ts'
import { cardNumberOf } from '../../kit/numbers.ts'
import { studentPin } from '../../kit/pin.ts'
import { workerOnFreshDatabase } from '../../kit/worker.ts'

const student = '2019010002'
const finance = 'F001'
const card = cardNumberOf(7)
const look = {
  as: finance,
  body: { field: 'cardNumber', purpose: 'bank-enquiry' },
}

async function entered() {
  const own = await workerOnFreshDatabase()
  const agreed = {
    id: 'c',
    personId: `p-${student}`,
    kind: 'card-id' as const,
    version: '1',
    granted: true,
    at: 1,
  }
  await own.db.write([own.db.query.insert(consent).values(agreed)])
  const answer = await own.ask('POST /api/private', {
    as: student,
    body: { pin: studentPin, cardNumber: card },
  })
  expect(answer.json, answer.text).toEqual({ changed: ['cardNumber'], payslips: 0 })
  const reveal = () => own.ask(`POST /api/people/p-${student}/reveal`, look)
  const sealedUnder = async () => {
    const { rows } = await own.db.client.execute(
      'select substr(wrapped, 4, 6) kid from person_key union all select substr(sealed, 4, 6) from lasting_secret',
    )
    return [...new Set(rows.map((row) => String(row['kid'])))]
  }
  return { ...own, reveal, sealedUnder }
}

test('R34 on the edge a new secret is taken up, the cron seals anew, and the old key goes', async () => {
  const { ask, bindings, worker, reveal, sealedUnder, db } = await entered()
  bindings.DAOGANG_KEYS = JSON.stringify(rotatedKeyFile)
  expect((await reveal()).json).toEqual({ text: card })
  expect(await sealedUnder()).toEqual(['test-a'])
  await worker.scheduled(undefined, bindings)
  expect(await sealedUnder()).toEqual(['test-b'])
  const { 'test-a': _old, ...keys } = rotatedKeyFile.keys
  bindings.DAOGANG_KEYS = JSON.stringify({ current: 'test-b', keys })
  expect((await reveal()).json).toEqual({ text: card })
  const published = (await ask('GET /.well-known/payout-keys.json')).json.ed25519
  expect(published).toMatchObject(publicKeysOf(testKeys))
  const { rows } = await db.client.execute(
    "select action from audit_event where action like 'keys.%' order by n",
  )
  expect(rows.map((row) => row['action'])).toEqual([
    'keys.learn',
    'keys.rewrap',
    'keys.rewrap',
    'keys.retire',
  ])
})

test('R34 on the edge a secret that lacks a key which is still needed answers 503', async () => {
  const { bindings, reveal } = await entered()
  bindings.DAOGANG_KEYS = JSON.stringify({
    current: 'test-b',
    keys: { 'test-b': rotatedKeyFile.keys['test-b'] },
  })
  expect((await reveal()).status).toBe(503)
})

import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { write } from '../../../web/offline/database.ts'
import { bringBack } from '../../../web/offline/bring-back.ts'

const sent: { url: string; body: unknown }[] = []
let status = 200
beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, body: JSON.parse(String(init.body)) })
    return Promise.resolve(
      new Response('{"back":1}', { status, headers: { 'X-Api': '1', 'Content-Type': 'application/json' } }),
    )
  })
})

const acked = (key: string, person: string, seal?: string) => ({
  key,
  person,
  seal,
  ackAt: Number(key),
  url: '',
  body: {},
})

test('R04 after a restore a phone sends its own receipts, the newest first, until that was heard, and then no more', async () => {
  await write(['acked'], (store) => {
    for (const one of [acked('1', 'a', 's1'), acked('2', 'a'), acked('3', 'b', 's3'), acked('4', 'a', 's4')])
      store('acked').put(one)
  })
  status = 503
  await expect(bringBack('a', 'first')).rejects.toThrow()
  status = 200
  await bringBack('a', 'first')
  await bringBack('a', 'first')
  expect(sent.map(({ body }) => body)).toEqual([{ seals: ['s4', 's1'] }, { seals: ['s4', 's1'] }])
  await bringBack('a', 'second')
  await bringBack('b', 'second')
  expect(sent.slice(2).map(({ body }) => body)).toEqual([{ seals: ['s4', 's1'] }, { seals: ['s3'] }])
  await bringBack('c', 'second')
  expect(sent).toHaveLength(4)
})

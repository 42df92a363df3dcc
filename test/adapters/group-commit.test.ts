import { expect, test } from 'vitest'
import { groupCommit } from '../../api/adapters/group-commit.ts'
import type { Send } from '../../api/kernel/db.ts'
import { freshDatabase } from '../kit/database.ts'

async function counted() {
  const { client } = await freshDatabase()
  await client.execute('create table item (id integer primary key)')
  let sent = 0
  const send: Send = (statements) => {
    sent++
    return client.batch(statements, 'write')
  }
  const items = async () => (await client.execute('select id from item order by id')).rows.map((r) => r['id'])
  return { write: groupCommit(send), items, sent: () => sent }
}
const insert = (id: number) => ({ sql: 'insert into item (id) values (?) returning id', args: [id] })

const batch = (from: number) => Array.from({ length: 150 }, (_, i) => insert(from + i))

test('batches that wait together share one commit, and each gets its own results', async () => {
  const { write, items, sent } = await counted()
  const answers = await Promise.all([write([insert(1), insert(2)]), write([insert(3)]), write([insert(4)])])
  expect(answers.map((results) => results.map((r) => r.rows[0]!['id']))).toEqual([[1, 2], [3], [4]])
  expect(await items()).toEqual([1, 2, 3, 4])
  expect(sent()).toBe(1)
})

test('a batch that is refused takes nothing with it but itself', async () => {
  const { write, items } = await counted()
  const ends = await Promise.allSettled([
    write([insert(1)]),
    write([insert(2), insert(1)]),
    write([insert(3)]),
    write([insert(3), insert(4)]),
    write([insert(5)]),
  ])
  expect(ends.map((end) => end.status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(await items()).toEqual([1, 3, 5])
})

test('what arrives while a group is being committed is in the next one', async () => {
  const { write, items, sent } = await counted()
  const first = write([insert(1)])
  await new Promise((resolve) => setImmediate(resolve))
  await Promise.all([first, write([insert(2)]), write([insert(3)])])
  expect(await items()).toEqual([1, 2, 3])
  expect(sent()).toBe(2)
})

test('a group is not made larger than one commit should be', async () => {
  const { write, items, sent } = await counted()
  await Promise.all([1, 2, 3, 4].map((n) => write(batch(n * 1000))))
  expect((await items()).length).toBe(600)
  expect(sent()).toBe(2)
})

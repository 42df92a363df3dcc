import { expect, test } from 'vitest'
import { freshDatabase } from '../kit/database.ts'

const insert = (id: number, name: string | null = 'a') => ({
  sql: 'insert into item (id, name) values (?, ?)',
  args: [id, name],
})

async function items() {
  const { client } = await freshDatabase()
  await client.execute('create table item (id integer primary key, name text)')
  const all = async (sql = 'select * from item order by id') =>
    (await client.execute(sql)).rows.map((row) => ({ ...row }))
  return { client, all }
}

test('a statement that was refused works the next time, and nothing of its batch is left', async () => {
  const { client, all } = await items()
  await client.batch([insert(1)], 'write')
  for (let time = 0; time < 3; time++) {
    await expect(client.batch([insert(2), insert(1)], 'write')).rejects.toThrow(/UNIQUE/)
    await expect(client.execute(insert(1))).rejects.toThrow(/UNIQUE/)
    await client.batch([insert(3 + time, null)], 'write')
  }
  expect((await all()).map(({ id }) => id)).toEqual([1, 3, 4, 5])
})

test('a statement whose rows were read before has the new values and rows, also of another width', async () => {
  const { client, all } = await items()
  expect(await all()).toEqual([])
  await client.batch([insert(1)], 'write')
  expect(await all()).toEqual([{ id: 1, name: 'a' }])
  await client.execute('alter table item add column more integer default 7')
  expect(await all()).toEqual([{ id: 1, name: 'a', more: 7 }])
  await client.execute('alter table item drop column name')
  expect(await all()).toEqual([{ id: 1, more: 7 }])
})

test('more texts than are kept are prepared again', async () => {
  const { client, all } = await items()
  for (let n = 0; n < 1_200; n++) await client.execute(`insert into item (id) values (${n})`)
  for (let n = 0; n < 1_200; n += 100)
    expect(await all(`select id from item where id = ${n}`)).toEqual([{ id: n }])
})

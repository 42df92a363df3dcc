import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importingInto, privateNumbers, small } from '../../api/seasons/importing.ts'
import { fileDatabase } from '../../kit/folder.ts'

test('private numbers that an import brings stand nowhere in the file or its log', async () => {
  const db = await fileDatabase()
  const { bring } = importingInto(db)
  await bring()
  await db.client.execute('pragma wal_checkpoint(truncate)')
  const roster = small['roster.csv']!.replace('19900000001', '19900000009')
  await bring({ 'roster.csv': roster })
  const places = {
    file: readFileSync(db.file, 'latin1'),
    wal: readFileSync(`${db.file}-wal`, 'latin1'),
  }
  expect(places.file).toContain('seasons.import')
  expect(places.wal.length).toBeGreaterThan(1000)
  for (const [place, text] of Object.entries(places))
    for (const number of [...privateNumbers, '19900000009'])
      expect(text.includes(number), `${number} in ${place}`).toBe(false)
})

test('R34 what is deleted is overwritten: the key of somebody erased stays in no page that nobody uses', async () => {
  const { client, file } = await fileDatabase()
  const inFile = async () => {
    await client.execute('pragma wal_checkpoint(truncate)')
    return readFileSync(file, 'latin1').includes('a key that goes')
  }
  await client.execute("insert into server_state values ('it', 'a key that goes', 1)")
  expect(await inFile()).toBe(true)
  await client.execute("delete from server_state where name = 'it'")
  expect(await inFile()).toBe(false)
})

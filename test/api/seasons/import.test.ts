import { describe, expect, test } from 'vitest'
import { onlineTime } from '../../../api/online/table.ts'
import { seasonImport } from '../../../api/seasons/table.ts'
import { counts } from '../../kit/counts.ts'
import { gb18030 } from '../../kit/gb18030.ts'
import { contentOf } from '../../kit/template.ts'
import { importing, rows, rowsOf, small } from './importing.ts'

const brought = { new: 1, changed: 0, withdrawn: 0, unchanged: 0 }
const same = { new: 0, changed: 0, withdrawn: 0, unchanged: 1 }
const everything = {
  season: brought,
  roster: { ...brought, new: 3 },
  staff: brought,
  plan: { ...brought, new: 2 },
  assessments: brought,
  attendance: brought,
  online: brought,
  violations: brought,
  errors: brought,
  awards: brought,
  points: brought,
  service: brought,
  insurance: brought,
  accounts: { ...brought, new: 2 },
  rooms: brought,
}

test('a folder comes in whole, counted by table, with one event for all of it', async () => {
  const { db, bring, events } = await importing()
  const done = await bring()
  expect(done).toMatchObject({ seasonId: '2020-double11', applied: true, problems: [], ignored: [] })
  expect(done.counts).toEqual(everything)
  const [row] = await rowsOf(db, seasonImport)
  expect(row).toMatchObject({ seasonId: '2020-double11', byId: 'operator', filesHash: done.filesHash })
  expect(await events('seasons.import')).toMatchObject([
    {
      actor: 'operator',
      target: '2020-double11',
      after: { importId: row!.id, filesHash: done.filesHash, counts: everything, skipped: 0 },
    },
  ])
  const { rows: all } = await db.client.execute('select action from audit_event')
  expect(all).toHaveLength(1)
})

describe('the same folder again', () => {
  test('writes nothing at all', async () => {
    const { db, bring, events, clock } = await importing()
    await bring()
    const before = await contentOf(db)
    clock.pass(3_600_000)
    const again = await bring()
    expect(again.applied).toBe(false)
    expect(new Set(Object.values(again.counts).map((c) => c.new + c.changed + c.withdrawn))).toEqual(
      new Set([0]),
    )
    expect(await contentOf(db)).toBe(before)
    expect(await events('seasons.import')).toHaveLength(1)
  })

  test('written with a BOM, in GB18030, with other line ends or more columns, is the same', async () => {
    const { db, bring } = await importing()
    await bring()
    const before = await contentOf(db)
    const csv = Object.entries(small).filter(([name]) => name.endsWith('.csv'))
    const writtenAs = (write: (text: string) => string | Uint8Array) =>
      Object.fromEntries(csv.map(([name, text]) => [name, write(text)]))
    for (const change of [
      writtenAs((text) => `\ufeff${text}`),
      writtenAs(gb18030),
      writtenAs((text) => text.replaceAll('\n', '\r\n')),
      writtenAs((text) => text.replaceAll(/(?<=.)\n/g, ',\n').replace(',\n', ',备注\n')),
      writtenAs((text) => text.replace('\n', '\n\n')),
    ]) {
      const again = await bring(change)
      expect(again.problems).toEqual([])
      expect(again.applied).toBe(false)
    }
    expect(await contentOf(db)).toBe(before)
  })

  test('from the start in GB18030 gives the same counts', async () => {
    const { bring } = await importing()
    const change = Object.fromEntries(
      Object.entries(small).map(([name, text]) => [name, name.endsWith('.csv') ? gb18030(text) : text]),
    )
    expect((await bring(change)).counts).toEqual(everything)
  })

  test('at the same instant brings it once', async () => {
    const { db, bring, events } = await importing()
    const done = await Promise.all(Array.from({ length: counts(3, 20) }, () => bring()))
    expect(done.filter((d) => d.applied)).toHaveLength(1)
    expect(await rowsOf(db, onlineTime)).toHaveLength(1)
    expect(await events('seasons.import')).toHaveLength(1)
  })
})

describe('a row that cannot be read', () => {
  const bad = rows('online.csv', '01,2020-11-12,515', '02,2020-11-12,5150', '09,2020-11-12,10')

  test('stops everything, and each is named', async () => {
    const { db, bring, events } = await importing()
    const before = await contentOf(db)
    await expect(bring(bad)).rejects.toMatchObject({
      code: 'import-refused',
      params: {
        count: 2,
        problems: [
          { file: 'online.csv', line: 3, column: '在线分钟', message: expect.any(String) },
          { file: 'online.csv', line: 4, column: '学号', message: expect.any(String) },
        ],
      },
    })
    expect(await contentOf(db)).toBe(before)
    expect(await events('seasons.import')).toEqual([])
  })

  test('is left out when the person says so, and nothing else is', async () => {
    const { db, bring, events } = await importing()
    const done = await bring(bad, { skipBadRows: true })
    expect(done.counts).toMatchObject({ online: brought, attendance: brought })
    expect(done.problems).toHaveLength(2)
    expect(await rowsOf(db, onlineTime)).toMatchObject([{ minutes: 515 }])
    expect(await events('seasons.import')).toMatchObject([{ after: { skipped: 2 } }])
  })

  test('does not withdraw what is known of the same thing', async () => {
    const { db, bring } = await importing()
    await bring()
    const done = await bring(rows('online.csv', '01,2020-11-12,9999'), { skipBadRows: true })
    expect(done.counts['online']).toEqual({ ...same, unchanged: 0 })
    expect(await rowsOf(db, onlineTime)).toMatchObject([{ minutes: 515, withdrawnBy: null }])
  })
})

describe('a part of a folder', () => {
  test('is read with what the database knows', async () => {
    const { bring, bringOnly } = await importing()
    await bring()
    const online = rows('online.csv', '01,2020-11-12,515', '03,2020-11-12,490')
    expect((await bringOnly(online)).counts).toEqual({
      online: { new: 1, changed: 0, withdrawn: 0, unchanged: 1 },
    })
    await expect(bringOnly(rows('online.csv', '09,2020-11-12,490'))).rejects.toMatchObject({
      code: 'import-refused',
    })
  })

  test('without a season is refused', async () => {
    const { bringOnly } = await importing()
    await expect(bringOnly(rows('online.csv', '01,2020-11-12,515'))).rejects.toMatchObject({
      code: 'import-refused',
      params: { count: 1 },
    })
  })

  test('that is no part of a season is refused', async () => {
    const { bringOnly } = await importing()
    for (const contents of [{}, { 'payroll.csv': '学号\n' }])
      await expect(bringOnly(contents)).rejects.toMatchObject({ code: 'nothing-to-import' })
  })
})

test('desk accounts stand for who held them on the day', async () => {
  const { db, bring, people } = await importing()
  await bring({ 'online.csv': '账号,日期,在线分钟\n旺铺:客服1,2020-11-11,500\n旺铺:客服1,2020-11-12,510\n' })
  const known = await people()
  const minutes = new Map((await rowsOf(db, onlineTime)).map((row) => [row.personId, row.minutes]))
  expect(minutes).toEqual(
    new Map([['01', 500] as const, ['02', 510] as const].map(([n, m]) => [known.get(n)!.id, m])),
  )
})

test('a line of the file is the end of the fact’s id, so that facts sort as in the file', async () => {
  const { db, bring } = await importing()
  await bring(rows('online.csv', '01,2020-11-12,515', '02,2020-11-12,490'))
  const ids = (await rowsOf(db, onlineTime)).map((row) => row.id.split('.').slice(1).join('.'))
  expect(ids).toEqual(['0000002.0', '0000003.1'])
})

/** R32 over HTTP: all of a file or nothing, and no file is an error of the server. */
import { describe, expect, test } from 'vitest'
import { small } from '../../shared/files/folder.ts'
import { evening } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'
import { sheetOfCsv, workbookOf } from '../../kit/workbooks.ts'
import type { CellOf, SheetOf } from '../../kit/workbooks.ts'

const preview = 'POST /api/seasons/import/preview'
const online = (...rows: CellOf[][]) =>
  workbookOf([{ name: '在线时长', rows: [['学号', '日期', '在线分钟'], ...rows] }])
const sent = (bytes: Uint8Array, name = '时长.xlsx') => ({
  files: [{ name, base64: Buffer.from(bytes).toString('base64') }],
})

const report = (...sheets: SheetOf[]) => ({
  file: '甲方.xlsx',
  base64: Buffer.from(workbookOf(sheets)).toString('base64'),
})

describe('over HTTP', () => {
  test('all of a workbook or nothing', async () => {
    const { db, ask } = await evening()
    const before = await contentOf(db)
    const body = sent(
      online([who.studentA, '2020-11-11', '490'], [who.otherA, '2020-11-11', { f: '1+1', v: '2' }]),
    )
    const seen = await ask(preview, { as: who.supervisor, body })
    expect(seen.json.problems).toMatchObject([{ file: '时长.xlsx/在线时长', line: 3, column: '在线分钟' }])
    const refused = await ask('POST /api/seasons/import', {
      as: who.supervisor,
      body: { ...body, filesHash: seen.json.filesHash },
    })
    expect(refused.json.fault.code).toBe('import-refused')
    expect(await contentOf(db)).toBe(before)
  })

  test('ten megabytes are read and named, more are refused, and neither is an error of the server', async () => {
    const { ask } = await evening()
    const whole = new Uint8Array(10 * 1024 * 1024).fill(65)
    const read = await ask(preview, { as: who.supervisor, body: sent(whole, 'points.csv') })
    expect([read.status, read.json.problems]).toMatchObject([200, [{ file: 'points.csv', line: 1 }]])
    const more = await ask(preview, {
      as: who.supervisor,
      body: sent(new Uint8Array(whole.length + 1), 'points.csv'),
    })
    expect(more.json.fault).toMatchObject({ code: 'too-large', params: { limit: '10 MB' } })
  })

  test('the company’s report may be a workbook, of which the first sheet counts and no other table comes in by it', async () => {
    const { ask } = await evening()
    const rows = [
      ['学号', '日期', '在线分钟'],
      [who.studentA, '2020-11-11', { n: '490' }],
    ]
    const points = sheetOfCsv('积分', small['points.csv']!)
    const ours = 'POST /api/online/import/preview'
    const seen = await ask(ours, { as: who.supervisor, body: report({ name: 'Sheet1', rows }, points) })
    expect([seen.json.problems, seen.json.counts]).toMatchObject([[], { online: { new: 1 } }])
    const other = await ask(ours, { as: who.supervisor, body: report(points) })
    expect([other.json.counts, other.json.problems]).toMatchObject([
      {},
      [{ file: '甲方.xlsx', column: '在线分钟' }],
    ])
  })
})

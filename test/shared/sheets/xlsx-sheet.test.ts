import { expect, test } from 'vitest'
import { sheetPart } from '../../../shared/sheets/xlsx-sheet.ts'

const heightsOf = (reason: string, note: string) => {
  const { text } = sheetPart(
    {
      name: '结算',
      title: '场地结算单',
      facts: [],
      columns: [
        { head: '项目', width: 18, holds: 'text' },
        { head: '依据', width: 36, holds: 'text' },
      ],
      rows: [['履约奖励', reason]],
      sums: [],
      notes: [note],
      hands: [],
    },
    '',
    true,
  )
  const heights = [...text.matchAll(/<row r="\d+" ht="([\d.]+)"/g)].map(([, height]) => Number(height))
  return { row: heights[2], note: heights[4] }
}

test('a row is as tall as the lines that its longest cell fills, and a note as wide as the sheet', () => {
  expect(heightsOf('尚未认定', '每间教室每个日期一行。')).toEqual({ row: 20, note: 20 })
  // 35 digits fit a column of 36: 17 Chinese letters.
  expect(heightsOf('约'.repeat(17), '')).toMatchObject({ row: 20 })
  expect(heightsOf('约'.repeat(18), '')).toMatchObject({ row: 35 })
  expect(heightsOf('约'.repeat(150), '长'.repeat(100))).toEqual({ row: 140, note: 65 })
})

import { runtime } from '#runtime'
import { expect, test } from 'vitest'
import { pdfFile } from '../../../api/sheets/pdf-file.ts'
import { xlsxFile } from '../../../api/sheets/xlsx-file.ts'
import { signOffSheet } from '../../../shared/sheets/roll.ts'

const head = { school: '某校', company: '某公司', from: '2020-10-24', to: '2020-10-31' }
const line = {
  className: '甲班',
  name: '王小明',
  idNumber: '990000200201010009',
  cardNumber: '6200002049710000006',
  phone: '19900000001',
  due: '1234.56',
  tax: '0.00',
  net: '1234.56',
  signed: { how: 'none' as const },
}
const lines = Array.from({ length: 200 }, () => line)
const book = {
  title: '补贴发放签收表',
  sheets: [signOffSheet(head, '甲班', lines)],
  mark: '某人',
  made: '2020-12-05T10:00:00+08:00',
}
const opening = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.slice(0, 4))

test('R33 a workbook of 200 lines is made in workerd, which has no threads to pack it in', () => {
  const bytes = xlsxFile(book)
  expect([opening(bytes), bytes.length > 8_000]).toEqual(['PK\u0003\u0004', true])
})

test('a PDF of 200 lines is made in workerd, with its font as an asset would bring it', async () => {
  const bytes = await pdfFile(book, await runtime.font())
  expect(opening(bytes)).toBe('%PDF')
  // Of ten megabytes of font only what was drawn is in it.
  expect(bytes.length).toBeLessThan(200_000)
})

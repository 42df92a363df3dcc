import { bookOf, lineOf } from '../../kit/sheets.ts'

/** Names that a spreadsheet would run, round or lose, and numbers that it would round. */
export const hostileNames = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  "=cmd|' /C calc'!A0",
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠a',
  '"',
  '","',
  'a\nb',
  'a\r\nb',
  '_x000D_',
  '<f>1</f>',
  '&amp;',
  '__proto__',
  'constructor',
  '000123',
  '1e5',
  '2020-01-01',
]
export const numbers = { idNumber: '012345678901234567', cardNumber: '6200002049710000006' }
export const hostileBook = () =>
  bookOf(
    hostileNames.map((name, i) =>
      lineOf(i, { ...numbers, name, className: '甲班', signed: { how: 'none' } }),
    ),
  )

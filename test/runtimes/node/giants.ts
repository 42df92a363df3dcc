/** Files that cost a reader much if he lets them. */
import { bytesOf } from '../../shared/files/folder.ts'
import { partsOf, sheetXml, zipOf } from '../../kit/workbooks.ts'

const row = (line: number) => `<row r="${line}"><c r="A${line}"><v>1</v></c></row>`
const bookWith = (sheet: string | Uint8Array, more: Record<string, string | Uint8Array> = {}) =>
  zipOf({ ...partsOf([{ name: 'points', rows: [] }]), 'xl/worksheets/sheet1.xml': sheet, ...more })
const inside = (xml: string) => sheetXml({ rows: [] }).replace('<sheetData>', `<sheetData>${xml}`)
const bomb = bookWith(new Uint8Array(300 * 1024 * 1024))
const lied = (bytes: Uint8Array, size: number) => {
  const copy = Uint8Array.from(bytes)
  const view = new DataView(copy.buffer)
  for (let at = 0; at < copy.length - 30; at++)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1e6)
      view.setUint32(at + 24, size, true)
  return copy
}

/** What each is, the name under which it is sent, and its bytes. */
export const giants = (): [about: string, file: string, bytes: Uint8Array][] => [
  ['300 MB of nothing', 'points.xlsx', bomb],
  ['300 MB that say they are 1 kB', 'points.xlsx', lied(bomb, 1024)],
  ['300 MB that say they are 99 MB', 'points.xlsx', lied(bomb, 99 * 1024 * 1024)],
  ['99 MB of blanks', 'points.xlsx', bookWith(new Uint8Array(99 * 1024 * 1024).fill(32))],
  ['99 MB of one tag', 'points.xlsx', bookWith(bytesOf(`<worksheet a="${'x'.repeat(99e6)}"/>`))],
  ['99 MB of quotes and brackets', 'points.xlsx', bookWith(bytesOf(`<worksheet ${`"'>`.repeat(30e6)}`))],
  [
    '1,000,000 rows',
    'points.xlsx',
    bookWith(inside(Array.from({ length: 1e6 }, (_, i) => row(i + 1)).join(''))),
  ],
  [
    '1,000,000 blank rows',
    'points.xlsx',
    bookWith(inside(Array.from({ length: 1e6 }, (_, i) => `<row r="${i + 1}"/>`).join(''))),
  ],
  ['a row far below', 'points.xlsx', bookWith(inside(row(1) + row(1_048_576)))],
  ['a row below the last', 'points.xlsx', bookWith(inside(row(1) + row(4_294_967_295)))],
  [
    '20,000 columns',
    'points.xlsx',
    bookWith(inside(`<row r="1">${'<c t="inlineStr"><is><t>x</t></is></c>'.repeat(20_000)}</row>`)),
  ],
  [
    'cells in the last column',
    'points.xlsx',
    bookWith(
      inside(
        Array.from(
          { length: 90_000 },
          (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
        ).join(''),
      ),
    ),
  ],
  [
    'merged over everything',
    'points.xlsx',
    bookWith(
      inside(row(1) + row(2)).replace(
        '</worksheet>',
        `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(9_000)}</mergeCells></worksheet>`,
      ),
    ),
  ],
  [
    '3,000,000 texts',
    'points.xlsx',
    bookWith(inside(row(1)), { 'xl/sharedStrings.xml': `<sst>${'<si><t/></si>'.repeat(3e6)}</sst>` }),
  ],
  [
    '65 parts',
    'points.xlsx',
    zipOf(Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`p${i}`, 'x']))),
  ],
  [
    'a thousand laughs',
    'points.xlsx',
    bookWith(
      sheetXml({ rows: [['&lol9;']] }, `<!DOCTYPE l [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;">]>`),
    ),
  ],
  [
    '1,000,000 rows of csv',
    'points.csv',
    bytesOf('学号,日期,积分,事由\n' + '01,2020-11-12,5,\n'.repeat(620_000)),
  ],
  ['ten million blank lines', 'points.csv', bytesOf('\n'.repeat(10e6))],
  ['ten million commas', 'points.csv', bytesOf(','.repeat(10e6))],
  ['ten million commas in a row', 'points.csv', bytesOf(`学号,日期,积分,事由\n"01"${','.repeat(10e6)}`)],
  ['ten million quotes', 'points.csv', bytesOf(`学号,日期,积分,事由\n${'"'.repeat(10e6)}`)],
  ['ten million quotes and breaks', 'points.csv', bytesOf(`学号,日期,积分,事由\n${'"\n'.repeat(5e6)}`)],
  [
    'ten megabytes of one cell',
    'points.csv',
    bytesOf(`学号,日期,积分,事由\n${'１'.repeat(3e6)},2020-11-12,5`),
  ],
  ['zeros', 'points.csv', new Uint8Array(10e6)],
  ['ten megabytes of json', 'season.json', bytesOf('['.repeat(10e6))],
]

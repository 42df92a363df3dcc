/** A book of sheets as an export draws it, without a database: 200 students of four classes, or whoever is given. */
import { crc32, deflateSync } from 'node:zlib'
import { signOffSheet, taxSheet, type RollLine } from '../../shared/sheets/roll.ts'
import { byClass } from '../../shared/sheets/roll.ts'
import { markOf, type Book, type SheetKind } from '../../shared/sheets/sheet.ts'
import { cardNumberOf, idNumberOf, phoneOf } from './numbers.ts'

const names = ['王小明', '欧阳娜娜', '李雷', '㛃䶮', '赵一']

export const lineOf = (i: number, more: Partial<RollLine> = {}): RollLine => ({
  className: `电商18${1 + Math.floor(i / 50)}班`,
  name: `${names[i % names.length]}${i % 7 ? '' : '·买买提'}`,
  idNumber: idNumberOf(i),
  cardNumber: cardNumberOf(i),
  phone: phoneOf(i),
  due: `${1200 + i}.50`,
  tax: `${i % 100}.10`,
  net: `${1100 + i}.40`,
  signed:
    i % 5 === 0
      ? { how: 'drawn', png: strokes(i), at: '2020-12-01 10:00' }
      : i % 5 === 1
        ? { how: 'typed', name: names[i % names.length]!, at: '2020-12-01 10:00' }
        : { how: (['paper', 'unreachable', 'none'] as const)[i % 3]! },
  ...more,
})

export const linesOf = (count: number) => Array.from({ length: count }, (_, i) => lineOf(i))

export function bookOf(lines: RollLine[], kind: SheetKind = 'sign-off'): Book {
  const head = {
    school: '某某职业技术学院',
    company: '某某电子商务有限公司',
    from: '2020-10-24',
    to: '2020-11-30',
  }
  const draw = kind === 'sign-off' ? signOffSheet : taxSheet
  const checkpoint = { seq: 12_345, h: 'a1'.repeat(32) }
  return {
    title: kind === 'sign-off' ? '补贴发放签收表' : '补贴个税申报表',
    sheets: byClass(lines).map(([name, of]) => draw(head, name, of)),
    mark: markOf({ by: '财务员（990301）', when: '2020-12-05 10:00', checkpoint }),
    made: '2020-12-05T10:00:00+08:00',
  }
}

/** A drawn signature as the server keeps it: 1,000 × 400, one bit a pixel, black on white. */
export function strokes(seed: number): Uint8Array {
  const [width, height] = [1_000, 400]
  const stride = width / 8
  const rows = Buffer.alloc((stride + 1) * height, 0xff)
  for (let y = 0; y < height; y++) rows[y * (stride + 1)] = 0
  const put = (x: number, y: number) => {
    const at = y * (stride + 1) + 1 + (x >> 3)
    rows[at] = rows[at]! & ~(0x80 >> (x & 7))
  }
  for (let x = 60; x < 940; x++) {
    const y = Math.round(200 + 120 * Math.sin(x / (37 + (seed % 11))) * Math.cos(x / 210))
    for (let dy = -6; dy <= 6; dy++) put(x, y + dy)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(signature),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

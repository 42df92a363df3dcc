import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decode } from '../../../shared/files/decode.ts'
import { bytesOf, inChinese, readSmall, small } from './folder.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}.gb18030.csv`, import.meta.url)))

const withBom = (bytes: Uint8Array, ...bom: number[]) => new Uint8Array([...bom, ...bytes])
const utf16 = (text: string, bigEndian: boolean) =>
  new Uint8Array(
    [...text].flatMap((char) => {
      const [high, low] = [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 0xff]
      return bigEndian ? [high, low] : [low, high]
    }),
  )

const points = small['points.csv'] ?? ''

describe('the encoding of a file is found out', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', bytesOf(points)],
    ['UTF-8 with a byte order mark', withBom(bytesOf(points), 0xef, 0xbb, 0xbf)],
    ['UTF-16 as Windows writes it', withBom(utf16(points, false), 0xff, 0xfe)],
    ['UTF-16 the other way round', withBom(utf16(points, true), 0xfe, 0xff)],
  ])('%s', (_, bytes) => {
    expect(decode(bytes)).toEqual({ text: points })
  })

  test('GB18030, with a character that takes four bytes', () => {
    const read = readSmall({ 'roster.csv': fixture('roster') })
    expect(inChinese(read)).toEqual([])
    expect(read.tables.roster?.map(({ name }) => name)).toEqual(['章雨知', '𠮷惜', '金云'])
  })

  test('GB18030 also where a word of it could be UTF-8 by chance', () => {
    expect(readSmall({ 'points.csv': fixture('points') }).tables.points?.[0]?.reason).toBe('联通')
  })
})

const broken = (bytes: Uint8Array, place: number, byte: number) => {
  const copy = new Uint8Array(bytes)
  copy[place] = byte
  return copy
}

describe('a damaged byte costs its own row', () => {
  test('in UTF-8', () => {
    const roster = bytesOf(small['roster.csv'] ?? '')
    const name = bytesOf((small['roster.csv'] ?? '').split('周惜')[0] ?? '').length
    const read = readSmall({ 'roster.csv': broken(roster, name + 1, 0x41) })
    expect(inChinese(read)[0]).toBe('roster.csv:3: 姓名: 有无法识别的字符，请重新填写')
    expect(read.tables.roster?.map(({ number }) => number)).toEqual(['01', '03'])
  })

  test('in GB18030', () => {
    const roster = fixture('roster')
    const read = readSmall({ 'roster.csv': broken(roster, roster.lastIndexOf(0xd4), 0xff) })
    expect(inChinese(read)[0]).toBe('roster.csv:4: 姓名: 有无法识别的字符，请重新填写')
    expect(read.tables.roster?.map(({ number }) => number)).toEqual(['01', '02'])
  })
})

test.each<[string, number[], string]>([
  ['nothing', [], '文件是空的'],
  ['blank lines', [...bytesOf('\n \n,,\n')], '文件是空的'],
  [
    'a workbook of Excel',
    [0x50, 0x4b, 3, 4, 20, 0],
    '这是 Excel 工作簿；这里只读 .xlsx 和 CSV，旧的 .xls 请另存为 .xlsx',
  ],
  [
    'a workbook of an old Excel',
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1],
    '这是 Excel 工作簿；这里只读 .xlsx 和 CSV，旧的 .xls 请另存为 .xlsx',
  ],
  [
    'UTF-16 that does not say so',
    [...utf16('a,b', false)],
    '无法识别文字编码；请另存为“CSV UTF-8（逗号分隔）”',
  ],
  [
    'a picture',
    [0x89, 0xff, 0xfe, 0x90, 0xff, 0xff, 0xff, 0xd8],
    '无法识别文字编码；请另存为“CSV UTF-8（逗号分隔）”',
  ],
])('a file of %s is refused as a whole', (_, bytes, complaint) => {
  const read = readSmall({ 'points.csv': new Uint8Array(bytes), 'season.json': new Uint8Array(bytes) })
  expect(inChinese(read)).toContain(`points.csv:1: -: ${complaint}`)
  expect(inChinese(read)[0]).toMatch(/^season\.json:\d: -: /)
  expect(read.tables.points).toBeUndefined()
})

import jsQR from 'jsqr'
import { describe, expect, test } from 'vitest'
import { a4, openPaper } from '../../../api/sheets/paper.ts'
import { pdfFile } from '../../../api/sheets/pdf-file.ts'
import { slipFile } from '../../../api/sheets/slip-file.ts'
import { slipSheet } from '../../../shared/sheets/slip.ts'
import { anyPayslip } from '../../shared/payouts/a-payslip.ts'
import { runtime } from '#runtime'
import { cut, inkOf, same } from '../../kit/pixels.ts'
import { bookOf, linesOf } from '../../kit/sheets.ts'

const { font, pagesOf } = runtime
const inner = a4.width - 2 * a4.margin
/** Title, what stands under it and the table's head. */
const headEnds = 126

describe.each(['sign-off', 'tax'] as const)('R33 the %s sheet as it is seen', async (kind) => {
  const book = bookOf(linesOf(50), kind)
  const pages = await pagesOf(await pdfFile(book, await font()))
  const [first, second] = pages as [(typeof pages)[0], (typeof pages)[0]]

  test('has its head on every page, and the same one', () => {
    expect(pages.length).toBeGreaterThan(1)
    const heads = pages.map((page) => cut(page, a4.margin - 2, 20, inner + 4, headEnds - 22))
    expect(inkOf(heads[0]!)).toBeGreaterThan(0.01)
    for (const head of heads) expect(same(head, heads[0]!)).toBe(true)
    // And the rows below are not.
    const rows = pages.map((page) => cut(page, a4.margin, headEnds, inner, 60))
    expect(same(rows[0]!, rows[1]!)).toBe(false)
  })

  test('has at its foot who had it made, the head of the log, and its number', () => {
    pages.forEach(({ text }, i) => {
      for (const words of [
        book.title,
        `第 ${i + 1} 页 共 ${pages.length} 页`,
        '审计检查点 12345',
        'a1'.repeat(32),
      ])
        expect(text.replaceAll(/\s+/g, ' ')).toContain(words)
    })
    const [mark, number] = [first, second].map((page) => [
      cut(page, a4.margin, a4.height - 26, inner - 90, 12),
      cut(page, a4.width - a4.margin - 85, a4.height - 26, 85, 12),
    ]) as [Uint8Array[], Uint8Array[]]
    expect(same(mark[0]!, number[0]!)).toBe(true)
    expect(same(mark[1]!, number[1]!)).toBe(false)
    for (const part of [...mark, ...number]) expect(inkOf(part)).toBeGreaterThan(0.02)
  })
})

test('a drawn signature is ink in its cell, and what is to be signed by hand is free', async () => {
  const book = bookOf(linesOf(5))
  const [page] = await pagesOf(await pdfFile(book, await font()))
  const left = a4.width - a4.margin - (inner * 21) / 94
  const cells = Array.from({ length: 5 }, (_, i) =>
    inkOf(cut(page!, left + 3, headEnds + 30 * i + 2, 110, 26)),
  )
  // Drawn, typed, nothing, paper, unreachable.
  expect(cells[0]).toBeGreaterThan(0.01)
  expect(cells[1]).toBeGreaterThan(0.05)
  expect(cells[2]).toBe(0)
})

describe('letters', async () => {
  // Of names that few fonts have; the last two are in no font of this size and are written as their numbers.
  const rare = [...'䶮㛃龑昺喆堃玥珩晞旻甯']
  const missing = ['𠮷', '𬎆']
  const paper = openPaper(await font(), { title: '字', mark: '某人', made: '2020-12-05T10:00:00+08:00' })
  // Each at the same place of a page of its own, so that what is the same looks the same to the dot.
  const box = { x: 40, y: 40, width: 200, height: 28 }
  for (const char of [...rare, rare[0]!, ...missing]) paper.write(paper.addPage(), char, box, 24)
  const pages = await pagesOf(await paper.finish())
  const drawn = pages.map((page) => cut(page, box.x, box.y, box.width, box.height))
  const glyphs = drawn.slice(0, rare.length)

  test('that are rare are drawn each as itself: not blank, and no two alike as boxes for unknown ones would be', () => {
    for (const glyph of glyphs) expect(inkOf(glyph)).toBeGreaterThan(0.01)
    expect(new Set(glyphs.map((glyph) => Buffer.from(glyph).toString('base64'))).size).toBe(rare.length)
    expect(same(drawn[rare.length]!, glyphs[0]!)).toBe(true)
    rare.forEach((char, i) => expect(pages[i]!.text).toContain(char))
  })

  test('that the font has not are written as their numbers, so that nobody’s name is lost unseen', () => {
    expect(pages.slice(-2).map(({ text }) => text.trim())).toEqual(['[U+20BB7]', '[U+2C386]'])
    expect(inkOf(drawn.at(-1)!)).toBeGreaterThan(inkOf(glyphs[0]!))
  })
})

test('R28 the code on a payslip leads to where it can be checked', async () => {
  const link = `https://daogang.example/verify#${'ab'.repeat(32)}`
  const said = { hash: 'ab'.repeat(32), revision: 1, signed: '本人手写签名' }
  const book = { ...bookOf([]), title: '补贴单', sheets: [slipSheet(anyPayslip, said)] }
  const [page] = await pagesOf(await slipFile(book, { png: undefined, link }, await font()))
  const { width, height, gray } = page!
  const rgba = new Uint8ClampedArray(width * height * 4)
  gray.forEach((value, i) => rgba.set([value, value, value, 255], i * 4))
  expect(jsQR(rgba, width, height)?.data).toBe(link)
  expect(page!.text).toContain('ab'.repeat(32))
})

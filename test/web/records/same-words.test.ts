import { expect, test } from 'vitest'

const books = ['zh-CN', 'en'] as const
const read = async (book: string) =>
  ((await import(`../../../web/locales/${book}.ts`)) as { words: Record<string, string> }).words

test.each(books)('records and allowance call a status and a level the same, in %s', async (locale) => {
  const [records, money] = [await read(`records.${locale}`), await read(`money.${locale}`)]
  const both = Object.keys(records).filter((key) => /^(status|level|line)\./.test(key))
  expect(both.length).toBeGreaterThan(12)
  for (const key of both) expect(records[key], key).toBe(money[key])
})

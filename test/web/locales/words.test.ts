import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)
const books = ['web/locales', 'shared/notices'].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith('zh-CN.ts'))
    .map((file) => `${folder}/${file.slice(0, -'zh-CN.ts'.length)}`),
)
type Words = Record<string, string>
const read = async (file: string) =>
  ((await import(new URL(`${file}.ts`, root).href)) as { words: Words }).words
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test.each(books)(
  'every word of the book "%s" is there in both languages, with the same parameters',
  async (book) => {
    const chinese = await read(`${book}zh-CN`)
    const english = await read(`${book}en`)
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
    for (const [key, text] of Object.entries(chinese)) {
      expect(text, key).not.toBe('')
      expect(english[key], key).not.toBe('')
      expect(placeholders(english[key]!), key).toEqual(placeholders(text))
    }
  },
)

test('no English word was left in Chinese letters', async () => {
  const english = await Promise.all(books.map((book) => read(`${book}en`)))
  const left = english
    .flatMap((words) => Object.entries(words))
    .filter(([, text]) => /\p{Script=Han}/u.test(text))
  expect(left).toEqual([])
})

import { words } from '../locales/discrepancies.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/discrepancies.en.ts'))

export const isWord = (key: string): key is keyof typeof words => Object.hasOwn(words, key)

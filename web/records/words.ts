import { words } from '../locales/records.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/records.en.ts'))
export type Word = keyof typeof words

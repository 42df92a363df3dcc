import { words } from '../locales/money.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/money.en.ts'))
export type Word = keyof typeof words

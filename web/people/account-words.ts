import { words } from '../locales/account.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of getting in and of one's own account. */
export const t = createBook(words, () => import('../locales/account.en.ts'))
export type Word = keyof typeof words

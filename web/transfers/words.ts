import { words } from '../locales/transfers.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of paying: finance's desk, and what a student sees of the own payment. */
export const t = createBook(words, () => import('../locales/transfers.en.ts'))

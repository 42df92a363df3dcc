import { words } from '../locales/returns.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of the way home. */
export const t = createBook(words, () => import('../locales/returns.en.ts'))

import { words } from '../locales/following.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of the season after. */
export const t = createBook(words, () => import('../locales/following.en.ts'))

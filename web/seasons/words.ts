import { words } from '../locales/rules.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of the season's rules. */
export const t = createBook(words, () => import('../locales/rules.en.ts'))

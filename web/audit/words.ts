import { words } from '../locales/audit.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of the log. */
export const t = createBook(words, () => import('../locales/audit.en.ts'))

import { words } from '../locales/report.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of the report of a day. */
export const t = createBook(words, () => import('../locales/report.en.ts'))

import { words } from '../locales/sheets.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of exporting sheets. */
export const t = createBook(words, () => import('../locales/sheets.en.ts'))

import { words } from '../locales/staff.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of those who decide about others; no student's phone loads them. */
export const t = createBook(words, () => import('../locales/staff.en.ts'))

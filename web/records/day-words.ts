import { words } from '../locales/day.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of one day: the month and its table do without them. */
export const t = createBook(words, () => import('../locales/day.en.ts'))

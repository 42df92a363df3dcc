import { words } from '../locales/chart.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of any chart. */
export const t = createBook(words, () => import('../locales/chart.en.ts'))

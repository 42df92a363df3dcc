import { words } from '../locales/repairs.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** Reporting a fault and what became of it: a book of its own, since it opens on the first screen. */
export const t = createBook(words, () => import('../locales/repairs.en.ts'))

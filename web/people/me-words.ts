import { words } from '../locales/me.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of the page about oneself, and where it leads. */
export const t = createBook(words, () => import('../locales/me.en.ts'))

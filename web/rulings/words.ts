import { words } from '../locales/facts.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of what changes somebody's money, and of those who decide about it. */
export const t = createBook(words, () => import('../locales/facts.en.ts'))

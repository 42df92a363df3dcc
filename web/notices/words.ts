import { words } from '../locales/notices.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** What notices say: loaded with the list of them. */
export const t = createBook(words, () => import('../locales/notices.en.ts'))

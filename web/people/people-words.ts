import { words } from '../locales/people.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of class lists and of whoever looks after accounts; no student's phone loads them. */
export const t = createBook(words, () => import('../locales/people.en.ts'))

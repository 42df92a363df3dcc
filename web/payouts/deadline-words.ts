import { words } from '../locales/deadline.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/deadline.en.ts'))

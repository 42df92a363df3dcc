import { words } from '../locales/demo.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/demo.en.ts'))

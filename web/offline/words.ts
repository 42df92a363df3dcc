import { words } from '../locales/offline.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/offline.en.ts'))

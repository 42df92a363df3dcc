import { words } from '../locales/points.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/points.en.ts'))

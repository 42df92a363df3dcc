import { words } from '../locales/rooms.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/rooms.en.ts'))

import { words } from '../locales/chat.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of binding a chat. */
export const t = createBook(words, () => import('../locales/chat.en.ts'))

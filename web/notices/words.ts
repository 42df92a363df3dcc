import { words } from '../../shared/notices/words.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** What notices say: loaded with the list of them. */
export const t = createBook(words, () => import('../../shared/notices/words.en.ts'))

/** Whether it stands in this book; what only staff hear of is in `staff-words`, which a student's phone does not load. */
export const isHere = (kind: string): kind is keyof typeof words => kind in words

import { words } from '../../shared/notices/staff-words.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** What notices say that only staff get: loaded where there is one. */
export const t = createBook(words, () => import('../../shared/notices/staff-words.en.ts'))

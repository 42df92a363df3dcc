import { words } from '../../shared/notices/words.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** What notices say: loaded with the list of them. */
export const t = createBook(words, () => import('../../shared/notices/words.en.ts'))

import { shallowRef, watchEffect } from 'vue'
import { shortDate } from '../locales/dates.ts'
import { loadWords } from '../platform/locale.ts'
import type { Notice } from './useNotices.ts'
import { isHere, t } from './words.ts'

/** What notices say; the book of what only staff hear of comes where there is such a notice. */
export function useSentences(notices: () => readonly Notice[]) {
  const staff = shallowRef<typeof import('./staff-words.ts').t>()
  async function fetchStaff() {
    const book = await import('./staff-words.ts')
    await loadWords()
    staff.value = book.t
  }
  watchEffect(() => {
    if (!staff.value && !notices().every(({ kind }) => isHere(kind))) void fetchStaff().catch(() => undefined)
  })
  return ({ kind, params }: Notice) => {
    const dates = ['date', 'from', 'to'].map((name) => [name, params[name] && shortDate(params[name])])
    const filled = { ...params, ...Object.fromEntries(dates) }
    if (isHere(kind)) return t(kind, filled)
    return staff.value ? staff.value(kind, filled) : t('some')
  }
}

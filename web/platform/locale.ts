/**
 * The reader's language. Chinese words come with the code that shows them; English ones are fetched when
 * somebody reads English. A book is a set of words that is loaded together, so that a student's phone
 * never carries the office's.
 */
import { ref, shallowReactive } from 'vue'
import { keepSetting } from './storage.ts'

export type Locale = 'zh-CN' | 'en'
export type Params = Record<string, string | number>

export const locale = ref<Locale>('zh-CN')
const loaders: (() => Promise<void>)[] = []

/** Words of a book in the reader's language; `{name}` in a text is filled from the parameters. */
export function createBook<W extends Record<string, string>>(
  chinese: W,
  loadEnglish: () => Promise<{ words: Record<keyof W, string> }>,
) {
  const english = shallowReactive<{ words?: Record<keyof W, string> }>({})
  loaders.push(async () => {
    english.words ??= (await loadEnglish()).words
  })
  return (key: keyof W & string, params: Params = {}) => {
    const text = ((locale.value === 'en' && english.words) || chinese)[key]
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  }
}

/** Called before a page shows: the words of every book that has arrived by then, in the language given. */
export async function loadWords(language: Locale = locale.value) {
  if (language === 'en') await Promise.all(loaders.map((load) => load()))
}

/** Pages that are open change their words at once, after all of them have arrived. */
export async function chooseLocale(next: Locale) {
  await loadWords(next)
  locale.value = next
  keepSetting('locale', next)
  document.documentElement.lang = next
}

import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createMemoryHistory } from 'vue-router'
import App from '../app.vue'
import { loadWords, locale, type Locale } from '../platform/locale.ts'
import { makeRouter } from '../router.ts'

/** A page as it stands before anything is known of the person: what the build writes into its HTML. */
export async function render(path: string, language: Locale): Promise<string> {
  locale.value = language
  const router = makeRouter(createMemoryHistory())
  const app = createSSRApp(App).use(router)
  await router.push(path)
  await loadWords()
  return renderToString(app)
}

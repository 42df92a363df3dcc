import './ui/tokens.css'
import './ui/base.css'
import { createSSRApp } from 'vue'
import { createWebHistory } from 'vue-router'
import App from './app.vue'
import { startOutbox } from './offline/outbox.ts'
import { loadWords, locale } from './platform/locale.ts'
import { startRefetching } from './platform/query-cache.ts'
import { startTheme } from './platform/theme.ts'
import { announcePages, makeRouter } from './router.ts'
import { releaseTaps } from './shell/early.ts'

/** What can wait until the first screen stands and has been seen; where the network is gone by then, until it is back. */
const background = (): Promise<void> =>
  import('./offline/background.ts').then(
    (part) => part.startBackground(),
    () => addEventListener('online', () => void background(), { once: true }),
  )
const later = () => setTimeout(background, 1_500)

/** Takes over the prerendered page, in the language in which it already stands. */
async function start() {
  const root = document.documentElement
  startTheme()
  locale.value = root.lang === 'en' ? 'en' : 'zh-CN'
  await loadWords()
  const router = makeRouter(createWebHistory())
  announcePages(router)
  const app = createSSRApp(App).use(router)
  // A page that is not on this phone yet: the bar leads to those that are.
  await router.isReady().catch(() => undefined)
  const place = document.querySelector('#app')!
  // The markup of another path is not taken over.
  if (root.hasAttribute('data-elsewhere')) place.replaceChildren()
  root.removeAttribute('data-elsewhere')
  app.mount(place)
  startRefetching()
  startOutbox()
  releaseTaps()
  if (document.readyState === 'complete') later()
  else addEventListener('load', later, { once: true })
}

void start()

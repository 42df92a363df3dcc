import { nextTick, ref, watch } from 'vue'
import { createRouter, type RouterHistory } from 'vue-router'
import { t, type Word } from './locales/words.ts'
import { loadWords, locale } from './platform/locale.ts'
import { routes } from './routes.ts'

/** What is wrong with the program itself: it broke, or a part of it is not on this phone and no network brings it. */
export const trouble = ref<Word>()

/** Says so; opens the page anew once there is a network, though not from under the hands of somebody who writes meanwhile. */
export function lacksPart(path: string) {
  trouble.value = 'fault.unreachable'
  addEventListener('online', () => writing() || location.assign(path), { once: true })
}

const writing = () =>
  [...document.querySelectorAll<HTMLInputElement>('[type=text],[type=password],textarea')].some(
    ({ value }) => value,
  )

/** What is no page of the first screen's table is looked for in these, one after the other. */
const tables = [
  () => import('./own-routes.ts').then((part) => part.ownRoutes),
  () => import('./entry-routes.ts').then((part) => part.entryRoutes),
  () => import('./further-routes.ts').then((part) => part.furtherRoutes),
]

export function makeRouter(history: RouterHistory) {
  const router = createRouter({
    history,
    routes,
    // The first page stands at its top already: to scroll there lays it all out once more.
    scrollBehavior: (_to, from, saved) => saved ?? (from.matched.length ? { top: 0 } : false),
  })
  let known = 0
  router.onError((_error, to) => lacksPart(to.fullPath))
  router.beforeEach(async (to) => {
    // What failed once a browser may not ask for again before the program has been opened anew.
    if (trouble.value) {
      location.assign(to.fullPath)
      return false
    }
    const table = tables[known]
    if (to.name !== 'nowhere' || !table) return true
    const further = await table()
    if (table === tables[known]) {
      known += 1
      for (const route of further) router.addRoute(route)
    }
    return to.fullPath
  })
  // The page's own words have come with it by now; its English ones may still be on their way.
  router.beforeResolve(() => loadWords())
  return router
}

/** Another page has another name, and whoever listens to it begins at its content. */
export function announcePages(router: ReturnType<typeof makeRouter>) {
  const name = () => {
    const { matched, meta } = router.currentRoute.value
    // Where the first page could not be fetched there is none yet.
    if (matched.length) document.title = `${t(meta.title)} · ${t('app.name')}`
  }
  watch(locale, name)
  router.afterEach(async (to, from) => {
    name()
    if (from.path === to.path || !from.matched.length) return
    await nextTick()
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
  })
}

import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '../shared/people/access.ts'
import type { Word } from './locales/words.ts'
import TodayPage from './pages/student/TodayPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** What the window is called. */
    title: Word
    /** Needs no session. */
    open?: true
    /** Who finds something here; the server decides who may. */
    roles?: Role[]
  }
}

/** The first screen comes with the program; every other page stands in a table that the router asks for. */
export const routes: RouteRecordRaw[] = [
  { path: '/', component: TodayPage, meta: { title: 'tab.today', roles: ['student'] } },
  {
    path: '/:rest(.*)*',
    component: () => import('./pages/public/NotFoundPage.vue'),
    name: 'nowhere',
    meta: { title: 'page.nowhere', open: true },
  },
]

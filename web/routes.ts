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

const student: Role[] = ['student']

/** Only the first screen comes with the program. What few open, or other roles, is in a table of its own, which the router asks for. */
export const routes: RouteRecordRaw[] = [
  { path: '/', component: TodayPage, meta: { title: 'tab.today', roles: student } },
  {
    path: '/c',
    component: () => import('./pages/student/CapturePage.vue'),
    meta: { title: 'tab.today', roles: student },
  },
  {
    path: '/allowance',
    component: () => import('./pages/student/AllowancePage.vue'),
    meta: { title: 'tab.allowance', roles: student },
  },
  {
    path: '/records',
    component: () => import('./pages/student/RecordsPage.vue'),
    meta: { title: 'tab.records', roles: student },
  },
  {
    path: '/records/:part',
    component: () => import('./pages/student/RecordPage.vue'),
    props: true,
    meta: { title: 'tab.records', roles: student },
  },
  {
    path: '/notices',
    component: () => import('./pages/everyone/NoticesPage.vue'),
    meta: { title: 'page.notices' },
  },
  { path: '/me', component: () => import('./pages/everyone/MePage.vue'), meta: { title: 'tab.me' } },
  {
    path: '/demo',
    component: () => import('./pages/public/DemoPage.vue'),
    meta: { title: 'page.demo', open: true },
  },
  {
    path: '/sign-in',
    component: () => import('./pages/public/SignInPage.vue'),
    meta: { title: 'page.signIn', open: true },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('./pages/public/NotFoundPage.vue'),
    name: 'nowhere',
    meta: { title: 'page.nowhere', open: true },
  },
]

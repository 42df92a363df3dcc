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

const own = (path: string, component: () => Promise<unknown>) =>
  ({ path, component, meta: { title: 'tab.me' } }) as RouteRecordRaw

/** Only the first screen comes with the program. What other roles open, or the public, is in a table of its own, which the router asks for. */
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
    path: '/records/:date(\\d{4}-\\d\\d-\\d\\d)',
    component: () => import('./pages/student/DayPage.vue'),
    props: true,
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
  {
    path: '/payslips/:id',
    component: () => import('./pages/student/PayslipPage.vue'),
    props: true,
    meta: { title: 'page.payslip', roles: student },
  },
  {
    path: '/payslips/:id/receipt',
    component: () => import('./pages/student/ReceiptPage.vue'),
    props: true,
    meta: { title: 'page.receipt', roles: student },
  },
  own('/me', () => import('./pages/everyone/MePage.vue')),
  own('/me/devices', () => import('./pages/student/DevicesPage.vue')),
  own('/me/numbers', () => import('./pages/student/NumbersPage.vue')),
  own('/me/looks', () => import('./pages/student/LooksPage.vue')),
  own('/me/consents', () => import('./pages/student/ConsentsPage.vue')),
  own('/me/undertaking', () => import('./pages/student/UndertakingPage.vue')),
  own('/me/pin', () => import('./pages/student/PinPage.vue')),
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
    path: '/i',
    component: () => import('./pages/public/InvitePage.vue'),
    meta: { title: 'page.signIn', open: true },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('./pages/public/NotFoundPage.vue'),
    name: 'nowhere',
    meta: { title: 'page.nowhere', open: true },
  },
]

import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '../shared/people/access.ts'

const student: Role[] = ['student']

const own = (path: string, component: () => Promise<unknown>) =>
  ({ path, component, meta: { title: 'tab.me' } }) as RouteRecordRaw

/** A student's further pages and the way back in: asked for once the first screen stands, or by whoever opens one of them. */
export const ownRoutes: RouteRecordRaw[] = [
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
    path: '/sign-in',
    component: () => import('./pages/public/SignInPage.vue'),
    meta: { title: 'page.signIn', open: true },
  },
]

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
const callers: Role[] = ['leader', 'teacher', 'lead-teacher', 'supervisor']
const office: Role[] = ['lead-teacher', 'supervisor', 'finance']
const lookAfter: Role[] = ['teacher', 'lead-teacher', 'supervisor', 'admin']
const staff: Role[] = [...lookAfter, 'finance']

// Only the first screen comes with the program; what is for other roles never reaches a student's phone.
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
  {
    path: '/notices',
    component: () => import('./pages/everyone/NoticesPage.vue'),
    meta: { title: 'page.notices' },
  },
  { path: '/me', component: () => import('./pages/everyone/MePage.vue'), meta: { title: 'tab.me' } },
  {
    path: '/me/:page(devices|numbers|looks|consents|undertaking|pin)',
    component: () => import('./pages/everyone/AccountPage.vue'),
    props: true,
    meta: { title: 'tab.me' },
  },
  {
    path: '/roll-call',
    component: () => import('./pages/leader/RollCallPage.vue'),
    meta: { title: 'tab.rollCall', roles: callers },
  },
  {
    path: '/payouts',
    component: () => import('./pages/office/PayoutsPage.vue'),
    meta: { title: 'tab.payouts', roles: office },
  },
  {
    path: '/payouts/:id',
    component: () => import('./pages/office/PayoutPage.vue'),
    props: true,
    meta: { title: 'tab.payouts', roles: office },
  },
  {
    path: '/people',
    component: () => import('./pages/office/PeoplePage.vue'),
    meta: { title: 'tab.people', roles: lookAfter },
  },
  {
    path: '/people/slips',
    component: () => import('./pages/office/SlipsPage.vue'),
    meta: { title: 'tab.people', roles: lookAfter },
  },
  {
    path: '/people/staff',
    component: () => import('./pages/office/StaffPage.vue'),
    meta: { title: 'tab.people', roles: ['admin'] },
  },
  {
    path: '/rooms/:name?',
    component: () => import('./pages/office/RoomsPage.vue'),
    props: true,
    meta: { title: 'today.room', roles: lookAfter },
  },
  {
    path: '/me/credentials',
    component: () => import('./pages/office/CredentialsPage.vue'),
    meta: { title: 'tab.me', roles: staff },
  },
  {
    path: '/join',
    component: () => import('./pages/public/JoinPage.vue'),
    meta: { title: 'page.signIn', open: true },
  },
  {
    path: '/demo',
    component: () => import('./pages/public/DemoPage.vue'),
    meta: { title: 'page.demo', open: true },
  },
  {
    path: '/i',
    component: () => import('./pages/public/InvitePage.vue'),
    meta: { title: 'page.signIn', open: true },
  },
  {
    path: '/sign-in',
    component: () => import('./pages/public/SignInPage.vue'),
    meta: { title: 'page.signIn', open: true },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('./pages/public/NotFoundPage.vue'),
    meta: { title: 'page.nowhere', open: true },
  },
]

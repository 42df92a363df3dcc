import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '../shared/people/access.ts'
import type { Word } from './locales/words.ts'
import type { StaffPages } from './staff-pages.ts'
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
const inCharge: Role[] = ['teacher', 'lead-teacher', 'supervisor']
const office: Role[] = ['lead-teacher', 'supervisor', 'finance']
const lookAfter: Role[] = ['teacher', 'lead-teacher', 'supervisor', 'admin']
const staff: Role[] = [...lookAfter, 'finance']

/** What is for staff is listed in a part of its own, so that a student's first screen does not carry the list. */
const ofStaff = (page: keyof StaffPages) => async () => (await import('./staff-pages.ts')).staffPages[page]()

// Only the first screen comes with the program; what is for other roles never reaches a student's phone.
export const routes: RouteRecordRaw[] = [
  { path: '/', component: TodayPage, meta: { title: 'tab.today', roles: student } },
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
    path: '/roll-call/print',
    component: ofStaff('rollCallPrint'),
    meta: { title: 'tab.rollCall', roles: callers },
  },
  {
    path: '/board',
    component: ofStaff('board'),
    meta: { title: 'tab.board', roles: inCharge },
  },
  {
    path: '/board/students/:id',
    component: ofStaff('student'),
    props: true,
    meta: { title: 'tab.board', roles: inCharge },
  },
  {
    path: '/needs',
    component: ofStaff('needs'),
    meta: { title: 'tab.needs', roles: callers },
  },
  {
    path: '/more',
    component: ofStaff('more'),
    meta: { title: 'tab.more', roles: inCharge },
  },
  {
    path: '/payouts',
    component: ofStaff('payouts'),
    meta: { title: 'tab.payouts', roles: office },
  },
  {
    path: '/payouts/:id',
    component: ofStaff('payout'),
    props: true,
    meta: { title: 'tab.payouts', roles: office },
  },
  {
    path: '/people',
    component: ofStaff('people'),
    meta: { title: 'tab.people', roles: lookAfter },
  },
  {
    path: '/people/slips',
    component: ofStaff('slips'),
    meta: { title: 'tab.people', roles: lookAfter },
  },
  {
    path: '/people/staff',
    component: ofStaff('staff'),
    meta: { title: 'tab.people', roles: ['admin'] },
  },
  {
    path: '/me/credentials',
    component: ofStaff('credentials'),
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

import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '../shared/people/access.ts'

const callers: Role[] = ['leader', 'teacher', 'lead-teacher', 'supervisor']
const inCharge: Role[] = ['teacher', 'lead-teacher', 'supervisor']
const office: Role[] = ['lead-teacher', 'supervisor', 'finance']
const lookAfter: Role[] = ['teacher', 'lead-teacher', 'supervisor', 'admin']
const staff: Role[] = [...lookAfter, 'finance']

/** Pages of leaders and staff: neither they nor their names come with the first screen, nor to a student's phone. */
export const furtherRoutes: RouteRecordRaw[] = [
  {
    path: '/roll-call',
    component: () => import('./pages/leader/RollCallPage.vue'),
    meta: { title: 'tab.rollCall', roles: callers },
  },
  {
    path: '/roll-call/print',
    component: () => import('./pages/leader/RollCallPrintPage.vue'),
    meta: { title: 'tab.rollCall', roles: callers },
  },
  {
    path: '/board',
    component: () => import('./pages/staff/BoardPage.vue'),
    meta: { title: 'tab.board', roles: inCharge },
  },
  {
    path: '/board/students/:id',
    component: () => import('./pages/staff/StudentPage.vue'),
    props: true,
    meta: { title: 'tab.board', roles: inCharge },
  },
  {
    path: '/needs',
    component: () => import('./pages/staff/NeedsPage.vue'),
    meta: { title: 'tab.needs', roles: callers },
  },
  {
    path: '/more',
    component: () => import('./pages/staff/MorePage.vue'),
    meta: { title: 'tab.more', roles: [...inCharge, 'finance', 'admin'] },
  },
  {
    // Leaders come here from the roll call, and propose.
    path: '/:noun(violations|quality|awards|assessments)/new',
    component: () => import('./pages/staff/NewFactPage.vue'),
    props: true,
    meta: { title: 'page.facts', roles: callers },
  },
  {
    path: '/:noun(violations|quality|awards|assessments|online|repairs)',
    component: () => import('./pages/staff/FactsPage.vue'),
    props: true,
    meta: { title: 'page.facts', roles: inCharge },
  },
  {
    path: '/audit',
    component: () => import('./pages/office/AuditPage.vue'),
    meta: { title: 'page.audit', roles: ['supervisor', 'admin'] },
  },
  {
    path: '/rules',
    component: () => import('./pages/office/RulesPage.vue'),
    meta: { title: 'page.rules', roles: [...inCharge, 'finance', 'admin'] },
  },
  {
    path: '/rules/next',
    component: () => import('./pages/office/NextSeasonPage.vue'),
    meta: { title: 'page.rules', roles: ['supervisor', 'admin'] },
  },
  {
    path: '/plan',
    component: () => import('./pages/office/PlanPage.vue'),
    meta: { title: 'page.plan', roles: [...inCharge, 'finance'] },
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
    path: '/settlement',
    component: () => import('./pages/office/SettlementPage.vue'),
    meta: { title: 'tab.payouts', roles: office },
  },
  {
    path: '/season-report',
    component: () => import('./pages/office/SeasonReportPage.vue'),
    meta: { title: 'tab.payouts', roles: [...office, 'admin'] },
  },
  {
    path: '/signatures',
    component: () => import('./pages/staff/SignaturesPage.vue'),
    meta: { title: 'tab.payouts', roles: inCharge },
  },
  {
    path: '/payouts/:id/transfers',
    component: () => import('./pages/office/TransfersPage.vue'),
    props: true,
    meta: { title: 'tab.payouts', roles: office },
  },
  {
    path: '/payslips/:id/payment',
    component: () => import('./pages/student/PaymentPage.vue'),
    props: true,
    meta: { title: 'tab.allowance', roles: ['student'] },
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
    path: '/import',
    component: () => import('./pages/office/ImportPage.vue'),
    meta: { title: 'tab.more', roles: ['supervisor'] },
  },
  {
    path: '/rooms/:name?',
    component: () => import('./pages/office/RoomsPage.vue'),
    props: true,
    meta: { title: 'today.room', roles: inCharge },
  },
  {
    path: '/report/:date?',
    component: () => import('./pages/staff/ReportPage.vue'),
    props: true,
    meta: { title: 'tab.board', roles: inCharge },
  },
  {
    path: '/deliveries',
    component: () => import('./pages/office/DeliveriesPage.vue'),
    meta: { title: 'notice.title', roles: ['admin'] },
  },
  {
    path: '/returns',
    component: () => import('./pages/staff/ReturnsPage.vue'),
    meta: { title: 'page.returns', roles: callers },
  },
  {
    path: '/returns/nights',
    component: () => import('./pages/staff/NightsPage.vue'),
    meta: { title: 'page.returns', roles: inCharge },
  },
  {
    path: '/gate',
    component: () => import('./pages/office/GatePage.vue'),
    meta: { title: 'page.returns', roles: inCharge },
  },
  {
    path: '/return',
    component: () => import('./pages/student/ReturnPage.vue'),
    meta: { title: 'page.returns', roles: ['student'] },
  },
  {
    path: '/leaderboard',
    component: () => import('./pages/everyone/LeaderboardPage.vue'),
    meta: { title: 'tab.records', roles: ['student', ...inCharge] },
  },
  {
    path: '/me/credentials',
    component: () => import('./pages/office/CredentialsPage.vue'),
    meta: { title: 'tab.me', roles: staff },
  },
  {
    path: '/me/chat',
    component: () => import('./pages/everyone/ChatPage.vue'),
    meta: { title: 'tab.me' },
  },
]

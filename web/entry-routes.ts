import type { RouteRecordRaw } from 'vue-router'

/** What needs no session, but for the way back in, which stands in a student's own table. */
export const entryRoutes: RouteRecordRaw[] = [
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
    path: '/join',
    component: () => import('./pages/public/JoinPage.vue'),
    meta: { title: 'page.signIn', open: true },
  },
  {
    path: '/verify',
    component: () => import('./pages/public/VerifyPage.vue'),
    meta: { title: 'page.receipt', open: true },
  },
]

/** The pages of those who decide about others, each loaded when somebody goes there. */
export const staffPages = {
  rollCallPrint: () => import('./pages/leader/RollCallPrintPage.vue'),
  board: () => import('./pages/staff/BoardPage.vue'),
  student: () => import('./pages/staff/StudentPage.vue'),
  needs: () => import('./pages/staff/NeedsPage.vue'),
  more: () => import('./pages/staff/MorePage.vue'),
  payouts: () => import('./pages/office/PayoutsPage.vue'),
  payout: () => import('./pages/office/PayoutPage.vue'),
  people: () => import('./pages/office/PeoplePage.vue'),
  slips: () => import('./pages/office/SlipsPage.vue'),
  staff: () => import('./pages/office/StaffPage.vue'),
  credentials: () => import('./pages/office/CredentialsPage.vue'),
}
export type StaffPages = typeof staffPages

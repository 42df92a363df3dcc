/** The whole HTTP API, neutral between runtimes: an entry file says how a request's context is opened. */
import { allowanceRoutes } from './allowance/routes.ts'
import { assessmentRoutes } from './assessments/routes.ts'
import { attendanceRoutes } from './attendance/routes.ts'
import { attestationRoutes } from './attestations/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { awardRoutes } from './awards/routes.ts'
import { chatRoutes } from './chat/routes.ts'
import { closingRoutes } from './closings/routes.ts'
import { consentRoutes } from './consents/routes.ts'
import { credentialRoutes, staffSignInRoutes } from './credentials/routes.ts'
import { correctionRoutes } from './corrections/routes.ts'
import { deliveryRoutes } from './deliveries/routes.ts'
import { demoRoutes } from './demo/routes.ts'
import type { Demo } from './demo/demo.ts'
import { discrepancyRoutes } from './discrepancies/routes.ts'
import { deviceRoutes } from './devices/routes.ts'
import { insuranceRoutes } from './insurance/routes.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { baseApp } from './kernel/base-app.ts'
import type { BaseOptions } from './kernel/base-app.ts'
import { Fault } from './kernel/fault.ts'
import { onError } from './kernel/http.ts'
import type { Open } from './kernel/http.ts'
import { leaderRoutes } from './leaders/routes.ts'
import { leaveRoutes } from './leaves/routes.ts'
import { needRoutes } from './needs/routes.ts'
import { noticeRoutes } from './notices/routes.ts'
import { objectionRoutes } from './objections/routes.ts'
import { onlineRoutes } from './online/routes.ts'
import { meRoutes } from './people/me-routes.ts'
import { studentRoutes } from './people/routes.ts'
import { othersPrivateRoutes, privateRoutes } from './private/routes.ts'
import { payoutRoutes } from './payouts/routes.ts'
import { payslipRoutes, receiptRoutes } from './payslips/routes.ts'
import { pointRoutes } from './points/routes.ts'
import { pushRoutes } from './push/routes.ts'
import { qualityRoutes } from './quality/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { repairRoutes } from './repairs/routes.ts'
import { returnRoutes } from './returns/routes.ts'
import { robotRoutes } from './robots/routes.ts'
import type { Post } from './robots/say.ts'
import { roomRoutes } from './rooms/routes.ts'
import { roleRoutes } from './roles/routes.ts'
import { seasonRoutes } from './seasons/routes.ts'
import { seasonReportRoutes } from './season-report/routes.ts'
import { serverRoutes } from './server/routes.ts'
import { settlementRoutes } from './settlement/routes.ts'
import type { FontSource } from './sheets/font.ts'
import { sheetRoutes } from './sheets/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { undertakingRoutes } from './undertakings/routes.ts'
import { swapRoutes } from './swaps/routes.ts'
import { shiftRoutes } from './shifts/routes.ts'
import { staffRoutes } from './staff/routes.ts'
import { transferRoutes } from './transfers/routes.ts'
import { violationRoutes } from './violations/routes.ts'

interface AppOptions extends BaseOptions {
  /** Only where no configuration was given; without it the demo's routes are not there. */
  demo?: Demo | undefined
  /** What paper is written in; without it there are spreadsheets and no PDF. */
  font?: FontSource | undefined
  /** How the robots of groups are reached; by the network unless given. */
  post?: Post | undefined
}

export function createApp(open: Open, { demo, font, post, ...door }: AppOptions = {}) {
  return baseApp(open, door)
    .route('/', serverRoutes)
    .route('/api/me', meRoutes)
    .route('/api/credentials', credentialRoutes)
    .route('/api/sessions', staffSignInRoutes)
    .route('/api/people', staffRoutes)
    .route('/api/people', roleRoutes)
    .route('/api/people', leaderRoutes)
    .route('/api/attendance', attendanceRoutes)
    .route('/api/allowance', allowanceRoutes)
    .route('/api/objections', objectionRoutes)
    .route('/api/attestations', attestationRoutes)
    .route('/api/payouts', payoutRoutes)
    .route('/api/closings', closingRoutes)
    .route('/api/discrepancies', discrepancyRoutes)
    .route('/api/payslips', payslipRoutes(font))
    .route('/api/sheets', sheetRoutes(font))
    .route('/api/season-report', seasonReportRoutes(font))
    .route('/api/settlement', settlementRoutes(font))
    .route('/api/receipts', receiptRoutes)
    .route('/api/transfers', transferRoutes)
    .route('/api/corrections', correctionRoutes)
    .route('/api/leaves', leaveRoutes)
    .route('/api/swaps', swapRoutes)
    .route('/api/rooms', roomRoutes)
    .route('/api/shifts', shiftRoutes)
    .route('/api/audit', auditRoutes)
    .route('/api/returns', returnRoutes)
    .route('/api/seasons', seasonRoutes)
    .route('/api/violations', violationRoutes)
    .route('/api/quality', qualityRoutes)
    .route('/api/awards', awardRoutes)
    .route('/api/points', pointRoutes)
    .route('/api/assessments', assessmentRoutes)
    .route('/api/online', onlineRoutes)
    .route('/api/repairs', repairRoutes)
    .route('/api/needs', needRoutes)
    .route('/api/private', privateRoutes)
    .route('/api/people', othersPrivateRoutes)
    .route('/api/notices', noticeRoutes)
    .route('/api/push', pushRoutes)
    .route('/api/deliveries', deliveryRoutes)
    .route('/api/robots', robotRoutes(post))
    .route('/api/reports', reportRoutes)
    .route('/api/chat', chatRoutes)
    .route('/api/sessions', sessionRoutes)
    .route('/api/devices', deviceRoutes)
    .route('/api/invitations', invitationRoutes)
    .route('/api/people', studentRoutes)
    .route('/api/consents', consentRoutes)
    .route('/api/undertakings', undertakingRoutes)
    .route('/api/insurances', insuranceRoutes)
    .route('/api/demo', demoRoutes(demo))
    .all('/api/*', () => {
      throw new Fault('not-found')
    })
    .onError(onError)
}

export type Api = ReturnType<typeof createApp>

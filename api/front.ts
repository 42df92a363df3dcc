/**
 * What phones ask while a shift begins and ends, as an app of its own: on the edge it is a Worker that starts in a third of
 * the time, with the whole one behind it.
 */
import { allowanceRoutes } from './allowance/routes.ts'
import { attendanceRoutes } from './attendance/routes.ts'
import { baseApp } from './kernel/base-app.ts'
import type { BaseOptions } from './kernel/base-app.ts'
import { Fault } from './kernel/fault.ts'
import { onError } from './kernel/http.ts'
import type { Open } from './kernel/http.ts'
import { noticeRoutes } from './notices/routes.ts'
import { meRoutes } from './people/me-routes.ts'
import { returnRoutes } from './returns/routes.ts'
import { serverRoutes } from './server/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'

const behind = /^\/(api|bot)(\/|$)/
const near = /^\/api\/((me|attendance|allowance|notices|returns)(\/|$)|sessions(\/nonce)?$)/

/** Whether a path is one that the front does not answer itself. */
export const isBehind = (path: string) => behind.test(path) && !near.test(path)

export const createFront = (open: Open, options: BaseOptions = {}) =>
  baseApp(open, options)
    .route('/', serverRoutes)
    .route('/api/me', meRoutes)
    .route('/api/attendance', attendanceRoutes)
    .route('/api/allowance', allowanceRoutes)
    .route('/api/notices', noticeRoutes)
    .route('/api/returns', returnRoutes)
    .route('/api/sessions', sessionRoutes)
    .all('/api/*', () => {
      throw new Fault('not-found')
    })
    .onError(onError)

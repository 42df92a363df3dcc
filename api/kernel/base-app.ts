/** What every app of the API begins with: the headers of each answer, the access log, and who calls. */
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { accessLog } from './access-log.ts'
import type { Log } from './access-log.ts'
import { callerOf } from './http.ts'
import type { Env, FrontDoor, Open } from './http.ts'

export interface BaseOptions extends FrontDoor {
  /** Where the access log's lines go; nowhere unless given. */
  log?: Log | undefined
}

export const baseApp = (open: Open, { log, ...door }: BaseOptions) =>
  new Hono<Env>()
    .use(
      secureHeaders({
        strictTransportSecurity: 'max-age=31536000; includeSubDomains',
        referrerPolicy: 'no-referrer',
        xFrameOptions: 'DENY',
        // Own origin for opener and resources are the middleware's defaults.
        permissionsPolicy: {
          camera: ['self'],
          geolocation: [],
          microphone: [],
          payment: [],
          usb: [],
          clipboardRead: [],
        },
      }),
    )
    .use(accessLog(log))
    .use('/api/*', callerOf(open, door))
    .use('/.well-known/*', callerOf(open))
    .use('/readyz', callerOf(open))

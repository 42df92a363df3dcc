import { expect, test } from 'vitest'
import { isPushService } from '../../../shared/push/endpoint.ts'

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
  ['https://web.push.apple.com/abc', true],
  ['https://wns2-par02p.notify.windows.com/w/?token=abc', true],
  ['http://fcm.googleapis.com/fcm/send/abc', false],
  ['https://fcm.googleapis.com:8443/fcm/send/abc', false],
  ['https://fcm.googleapis.com@intranet.example/', false],
  ['https://somebody@fcm.googleapis.com/', false],
  ['https://fcm.googleapis.com.example/', false],
  ['https://notgoogleapis.com/', false],
  ['https://storage.googleapis.com/somebody/file', false],
  ['https://127.0.0.1/', false],
  ['file:///etc/passwd', false],
  ['fcm.googleapis.com', false],
])('%s is a push service: %s', (address, is) => {
  expect(isPushService(address)).toBe(is)
})

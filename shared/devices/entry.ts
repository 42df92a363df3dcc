/** What a device's key signs where there is no session yet: its own enrolment, and each signing in. */

export const enrolText = ({ nonce, publicKey }: { nonce: string; publicKey: string }) =>
  ['enrol/v1', nonce, publicKey].join('\n')

export const loginText = ({ nonce, deviceId }: { nonce: string; deviceId: string }) =>
  ['login/v1', nonce, deviceId].join('\n')

/** How many devices of one student may be enrolled at a time: WeChat, the browser and the home screen. */
export const maxDevices = 3

/** A phone that comes in with a slip, and signs in later: its own key, and what its browser would send. */
import { p256 } from '@noble/curves/nist.js'
import { consentTexts } from '../../shared/consents/texts.ts'
import { enrolText, loginText } from '../../shared/devices/entry.ts'
import { proofHeader, proofText } from '../../shared/devices/proof.ts'
import { toBase64url } from '../../api/kernel/base64url.ts'
import { sha256Hex } from '../../api/kernel/hash.ts'
import { sessionCookie } from '../../api/kernel/http.ts'
import type { appFor } from './app.ts'
import { signText } from './device.ts'
import { studentPin } from './pin.ts'

/** Asks this process or the Worker. */
export type AskRoute = ReturnType<typeof appFor>['ask']
type Answer = Awaited<ReturnType<AskRoute>>

export const bothConsents = (cardId = true) => [
  { kind: 'basic', version: consentTexts.basic.version, granted: true },
  { kind: 'card-id', version: consentTexts['card-id'].version, granted: cardId },
]

/** The session's token in an answer that gives one. */
export const tokenIn = ({ headers }: Answer): string =>
  new RegExp(`${sessionCookie}=(\\w+)`).exec(headers.get('set-cookie') ?? '')?.[1] ?? ''

export function phone(ask: AskRoute) {
  const secret = p256.utils.randomSecretKey()
  const publicKey = toBase64url(p256.getPublicKey(secret, false))
  let [deviceId, token] = ['', '']
  const nonce = async () => (await ask('GET /api/sessions/nonce')).json.nonce as string
  const entered = (answer: Answer) => {
    if (answer.status === 200) [deviceId, token] = [answer.json.deviceId ?? deviceId, tokenIn(answer)]
    return answer
  }
  return {
    publicKey,
    deviceId: () => deviceId,
    token: () => token,
    async acceptBody(slip: object, changes: object = {}) {
      const fresh = await nonce()
      const signature = signText(enrolText({ nonce: fresh, publicKey }), secret)
      const said = { pin: studentPin, consents: bothConsents(), ...changes }
      return { ...slip, publicKey, nonce: fresh, signature, ...said }
    },
    async accept(slip: object, changes: object = {}, headers: Record<string, string> = {}) {
      const body = await this.acceptBody(slip, changes)
      return entered(await ask('POST /api/invitations/accept', { body, headers }))
    },
    async signInBody(pin: string = studentPin, changes: object = {}) {
      const fresh = await nonce()
      const signature = signText(loginText({ nonce: fresh, deviceId }), secret)
      return { deviceId, nonce: fresh, signature, pin, ...changes }
    },
    async signIn(pin: string = studentPin, headers: Record<string, string> = {}) {
      return entered(await ask('POST /api/sessions', { body: await this.signInBody(pin), headers }))
    },
    /** Asks with the own cookie, commands signed by the own key. */
    async ask(route: string, body: unknown = {}, headers: Record<string, string> = {}) {
      const [method = '', path = ''] = route.split(' ')
      const cookie = { Cookie: `${sessionCookie}=${token}`, ...headers }
      if (method === 'GET') return ask(route, { headers: cookie })
      const fresh = await nonce()
      const asked = { method, path, bodyHash: sha256Hex(JSON.stringify(body)), nonce: fresh }
      const signature = signText(proofText(asked), secret)
      const proof = { 'X-Proof': proofHeader({ deviceId, nonce: fresh, signature }) }
      return rotated(await ask(route, { body, headers: { ...proof, ...cookie } }))
    },
  }
  /** A session whose token was changed in this answer. */
  function rotated(answer: Answer) {
    const given = tokenIn(answer)
    if (given) token = given
    return answer
  }
}

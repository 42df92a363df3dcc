import { proofHeader, proofText } from '../../shared/devices/proof.ts'
import { access } from '../../shared/people/access.ts'
import { sha256Hex, signText } from './device-key.ts'
import { ownDevices } from './key-store.ts'

/** Paths of the commands that the permission table wants signed, ids left open; a student's second factor is one. */
const signed = Object.values(access)
  .flatMap(({ proof, routes }) => (proof ? routes : []))
  .concat('POST /api/sessions/step-up')
  .map((route) => new RegExp(`^${route.replace(/^\w+ /, '').replaceAll(/:\w+/g, '[^/]+')}$`))

/**
 * The header by which a command is this device's own, made anew each time that it is sent; none where the table
 * wants none, or where this browser is nobody's device: the server then says what is missing.
 */
export async function proofFor(path: string, body: string, freshNonce: () => Promise<string>) {
  if (!signed.some((pattern) => pattern.test(path))) return undefined
  const [device] = await ownDevices()
  if (!device) return undefined
  const nonce = await freshNonce()
  const text = proofText({ method: 'POST', path, bodyHash: await sha256Hex(body), nonce })
  return proofHeader({ deviceId: device.id, nonce, signature: await signText(device, text) })
}

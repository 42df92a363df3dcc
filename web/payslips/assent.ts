import { assentText, typedText, type Assent } from '../../shared/payouts/assent.ts'
import type { Stroke } from '../../shared/payouts/ink.ts'
import { rasterOf } from '../../shared/payouts/ink-raster.ts'
import { browserId } from '../devices/browser-id.ts'
import { sha256Hex, signText } from '../devices/device-key.ts'
import { ownDevices } from '../devices/key-store.ts'
import { Failure } from '../platform/failure.ts'
import { t } from './words.ts'

export type Mark = { method: 'typed'; typedName: string } | { method: 'drawn'; strokes: Stroke[] }

/** What this device adds to the student's sign: its hash, and the device's own signature for it and the slip. */
export async function assentTo(seen: Omit<Assent, 'inkHash'>, mark: Mark) {
  const [device] = await ownDevices()
  if (!device) throw new Failure('refused', 'proof-needed', t('noDevice'))
  const inkHash = await (mark.method === 'typed'
    ? sha256Hex(typedText(mark.typedName))
    : hexOf(await crypto.subtle.digest('SHA-256', rasterOf(mark.strokes) ?? new Uint8Array())))
  return {
    inkHash,
    deviceSig: await signText(device, assentText({ ...seen, inkHash })),
    browser: browserId(),
  }
}

const hexOf = (hash: ArrayBuffer) =>
  [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

import { assentText, typedText } from '../../shared/payouts/assent.ts'
import { judgeInk } from '../../shared/payouts/ink.ts'
import { rasterOf } from '../../shared/payouts/ink-raster.ts'
import type { Me } from '../kernel/authorise.ts'
import { toBase64url } from '../kernel/base64url.ts'
import { Fault } from '../kernel/fault.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { isSignedBy } from '../kernel/proof.ts'
import { pngOf } from './png.ts'
import type { SignInput } from './sign-input.ts'

const largest = 40 * 1024

/**
 * The student's sign under the payslip, as the server has made it of the strokes itself, and the proof that this
 * device signed for it and for these bytes. Throws what is wrong with it.
 */
export async function checkedMark(me: Me, input: SignInput, copied: readonly unknown[]) {
  const { mark, inkHash } = input
  const png = mark.method === 'drawn' ? await drawn(mark.strokes, inkHash, copied) : undefined
  if (mark.method === 'typed' && sha256Hex(typedText(mark.typedName)) !== inkHash)
    throw new Fault('device-signature')
  const [deviceKeyId, deviceKey] = [me.deviceId ?? '', me.deviceKey ?? '']
  const text = assentText({ ...input, slipHash: input.hash })
  if (!(await isSignedBy(deviceKey, input.deviceSig, text))) throw new Fault('device-signature')
  return { png, device: { deviceKeyId, deviceKey, deviceSig: input.deviceSig } }
}

type Drawn = Extract<SignInput['mark'], { method: 'drawn' }>

async function drawn(strokes: Drawn['strokes'], inkHash: string, copied: readonly unknown[]) {
  const judged = judgeInk(strokes)
  if (!judged.ok) throw new Fault(judged.reason)
  const raster = rasterOf(strokes)
  if (!raster) throw new Fault('ink-bounds')
  if (sha256Hex(raster) !== inkHash) throw new Fault('device-signature')
  if (copied.length) throw new Fault('ink-copied')
  const png = await pngOf(raster)
  if (png.length > largest) throw new Fault('ink-bounds')
  return toBase64url(png)
}

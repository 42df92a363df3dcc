import * as v from 'valibot'
import { attestationKinds } from '../../shared/attestations/attestation.ts'
import { askedReason, requestId } from '../replies/input.ts'

export const proposeInput = v.strictObject({
  payslipId: requestId,
  hash: v.pipe(v.string(), v.maxLength(64)),
  kind: v.picklist(attestationKinds),
  reason: askedReason,
  /** The photograph of the signed sheet, in base64. */
  picture: v.optional(v.pipe(v.string(), v.maxLength(2_900_000))),
})

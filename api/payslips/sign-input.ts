import * as v from 'valibot'

/** Limits are for `judgeInk` to tell apart; here is only what strokes are. A picture has no place to stand in. */
const strokes = v.array(v.array(v.strictTuple([v.number(), v.number(), v.number()])))

export const signBody = v.strictObject({
  viewId: v.string(),
  nonce: v.string(),
  hash: v.string(),
  consentVersion: v.string(),
  /** The own name, drawn, or typed by who cannot draw. */
  mark: v.variant('method', [
    v.strictObject({ method: v.literal('drawn'), strokes }),
    v.strictObject({
      method: v.literal('typed'),
      typedName: v.pipe(v.string(), v.trim(), v.maxLength(60)),
    }),
  ]),
  /** Of the mark, as this device signed for it: the server reckons it again. */
  inkHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  deviceSig: v.pipe(v.string(), v.regex(/^[\w-]{86}$/)),
  /** How long after the view the end of the payslip was on the screen; null: it never was. */
  endSeenAfter: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** A random number that this browser keeps. */
  browser: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
})

export interface SignInput extends v.InferOutput<typeof signBody> {
  id: string
}

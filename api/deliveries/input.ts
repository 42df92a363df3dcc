import * as v from 'valibot'

export const deliveryIdsInput = v.strictObject({
  ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.minLength(1), v.maxLength(200)),
})
export type DeliveryIds = v.InferOutput<typeof deliveryIdsInput>

import * as v from 'valibot'
import { robotAt } from '../../shared/robots/address.ts'

export const addRobotInput = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40)),
  className: v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(60))),
  address: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(400),
    v.check((text) => robotAt(text) !== undefined, 'not a robot of DingTalk, Feishu or WeCom'),
  ),
  secret: v.pipe(v.string(), v.trim(), v.maxLength(200)),
})
export type AddRobotInput = v.InferOutput<typeof addRobotInput>

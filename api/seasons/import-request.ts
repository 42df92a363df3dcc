import * as v from 'valibot'
import { isWorkDate } from '../../shared/time/work-date.ts'
import { base64Text, fromBase64 } from '../files/base64.ts'
import { Fault } from '../kernel/fault.ts'
import type { ImportInput } from './import.ts'

/** Files travel as base64 inside JSON, so that an import is a command like any other: keyed, and refused whole. */
export const importRequest = v.strictObject({
  files: v.pipe(
    v.array(
      v.strictObject({
        name: v.pipe(v.string(), v.maxLength(200)),
        base64: base64Text,
      }),
    ),
    v.minLength(1),
    v.maxLength(20),
  ),
  fromDate: v.optional(v.pipe(v.string(), v.check(isWorkDate, 'YYYY-MM-DD'))),
  skipBadRows: v.optional(v.boolean(), false),
})

/** Applying needs the hash that the preview gave: what is applied is what was looked at. */
export const applyRequest = v.strictObject({ ...importRequest.entries, filesHash: v.string() })

const mostBytes = 10 * 1024 * 1024

export const importInput = ({
  files,
  fromDate,
  skipBadRows,
}: v.InferOutput<typeof importRequest>): ImportInput => ({
  files: files.map(({ name, base64 }) => {
    const bytes = fromBase64(base64)
    if (bytes.length > mostBytes) throw new Fault('too-large', { limit: '10 MB' })
    return { name, bytes }
  }),
  skipBadRows,
  ...(fromDate === undefined ? {} : { fromDate }),
})

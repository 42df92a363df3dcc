import { comparison, subjectIn } from './compare.ts'
import type { Comparison, FileRow, LiveRow } from './compare.ts'

/** What a file would have changed and does not, or what may stand there twice now. */
export interface Remark {
  code: 'ruled-here' | 'ruled-here-gone' | 'entered-here'
  /** The row of the file; 1 where it has none. */
  line: number
  subject: string
}

/**
 * What people have decided in the program stands above what a file says later: a fact on which somebody has ruled is
 * neither withdrawn nor replaced, and of a thing of which there is one (an attempt) the one that was entered here
 * holds. Each is remarked upon, in the preview too. Of the others a new row beside an entered one of the same
 * student and date is a fact of its own, as two equal rows are, but may be the same thing noted twice.
 */
export function holdBack<R extends FileRow & { line: number }>(
  { insert, withdraw }: Comparison<R>,
  live: readonly LiveRow[],
  { ofFile, keyed = false }: { ofFile: number; keyed?: boolean | undefined },
): Comparison<R> & { remarks: Remark[] } {
  const gone = new Set(withdraw)
  const leaving = live.filter(({ id }) => gone.has(id))
  const remarks: Remark[] = []
  const taken = new Set<R>()
  for (const row of leaving.filter(({ held }) => held)) {
    const subject = subjectIn(row)
    const instead = insert.find((one) => !taken.has(one) && subjectIn(one) === subject)
    if (instead) taken.add(instead)
    remarks.push({ code: instead ? 'ruled-here' : 'ruled-here-gone', line: instead?.line ?? 1, subject })
  }
  const made = new Set(live.flatMap((row) => row.made ?? []))
  for (const row of insert) {
    const subject = subjectIn(row)
    if (taken.has(row) || !made.has(subject)) continue
    if (keyed) taken.add(row)
    remarks.push({ code: keyed ? 'ruled-here' : 'entered-here', line: row.line, subject })
  }
  const compared = comparison(
    ofFile,
    insert.filter((row) => !taken.has(row)),
    leaving.filter(({ held }) => !held),
  )
  return { ...compared, remarks }
}

/** What is kept of an import that was applied, the oldest first. */
export interface ImportDone {
  readonly id: string
  /** The import that this one took back. */
  readonly undoes: string | null
  readonly counts: Readonly<Record<string, Partial<Record<'new' | 'changed' | 'withdrawn', number>>>>
}

export type UndoFault = 'import-undone' | 'import-began' | 'import-people' | 'import-overtaken'

/**
 * Why an import cannot be taken back as one, as far as the imports themselves say. What it put in the place of something is
 * given back as it was; of people who were known before, what they were called is not kept, and a later import of the same
 * table stands on it. Those are corrected by importing again.
 */
export function undoFault(imports: readonly ImportDone[], id: string): UndoFault | undefined {
  const place = imports.findIndex((one) => one.id === id)
  const one = imports[place]
  const undone = new Set(imports.flatMap(({ undoes }) => undoes ?? []))
  if (!one || one.undoes !== null || undone.has(id)) return 'import-undone'
  if (one.counts['season']?.new) return 'import-began'
  if (one.counts['roster']?.changed || touched(one).has('staff')) return 'import-people'
  const later = imports.slice(place + 1).filter((other) => other.undoes === null && !undone.has(other.id))
  const own = touched(one)
  return later.some((other) => [...touched(other)].some((table) => own.has(table)))
    ? 'import-overtaken'
    : undefined
}

const touched = ({ counts }: ImportDone) =>
  new Set(
    Object.entries(counts).flatMap(([table, { new: made = 0, changed = 0, withdrawn = 0 }]) =>
      made + changed + withdrawn > 0 ? [table] : [],
    ),
  )

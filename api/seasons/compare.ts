export interface Counts {
  new: number
  changed: number
  withdrawn: number
  unchanged: number
}

export interface LiveRow {
  id: string
  content: string | null
  date?: string | null
  /** What it is about, of a fact that was entered in the program. */
  made?: string | null
  /** Whether people have ruled on it. */
  held?: boolean
}

export interface Comparison<R> {
  counts: Counts
  insert: R[]
  withdraw: string[]
  differing: Differing<R>
}

/** What is new, what takes the place of something that it is about too, and what is gone. */
export interface Differing<R> {
  made: R[]
  changed: { before: { content: string | null }; after: R }[]
  gone: { content: string | null }[]
}

export interface FileRow {
  content: string
  date?: string
}

/** For what a file speaks. */
export interface Coverage {
  /** For the dates from its first to its last; otherwise for everything. */
  dated: boolean
  /** And for every subject in it, on whatever date. */
  keyed?: boolean
  /** What its rows with errors are about. */
  unread?: readonly string[]
}

/** Between what a row is about and its text, in what is stored of it. */
const border = '\n'
export const stored = (subject: string, content: string) => `${subject}${border}${content}`
export const contentIn = ({ content }: { content: string | null }) =>
  content?.slice(content.indexOf(border) + 1) ?? ''
export const subjectIn = ({ content }: { content: string | null }) => content?.split(border, 1)[0] ?? ''

/**
 * What a file changes of what earlier imports brought. Rows are compared as a multiset of their text,
 * because without a key two equal rows are two facts. A dated file speaks for every date from its
 * first to its last; what lies outside stays, and so does what a row with errors is about (`unread`).
 */
export function compareRows<R extends FileRow>(
  rows: readonly R[],
  live: readonly LiveRow[],
  { dated, keyed = false, unread = [] }: Coverage,
): Comparison<R> {
  const covered = dated ? live.filter(isCovered(rows, keyed)) : live
  // Of equal rows those go first on which nobody has ruled.
  const inOrder = [...covered.filter((row) => row.held), ...covered.filter((row) => !row.held)]
  const left = Map.groupBy(inOrder, (row) => row.content ?? '')
  const insert = rows.filter(({ content }) => left.get(content)?.shift() === undefined)
  const about = new Set(unread)
  const gone = [...left.values()].flat()
  const withdraw = about.size
    ? gone.filter((row) => !beginnings(subjectIn(row)).some((b) => about.has(b)))
    : gone
  return comparison(rows.length, insert, withdraw)
}

/** What is new and what is gone, counted; both of one thing are a change of it. */
export function comparison<R extends FileRow>(
  ofFile: number,
  insert: R[],
  withdraw: readonly LiveRow[],
): Comparison<R> {
  const differing = paired(insert, withdraw)
  const { made, changed, gone } = differing
  return {
    insert,
    withdraw: withdraw.map((row) => row.id),
    differing,
    counts: {
      new: made.length,
      changed: changed.length,
      withdrawn: gone.length,
      unchanged: ofFile - insert.length,
    },
  }
}

/** "a b c": a, a b and a b c. */
function beginnings(subject: string): string[] {
  const words = subject.split(' ')
  return words.map((_, i) => words.slice(0, i + 1).join(' '))
}

function isCovered(rows: readonly FileRow[], keyed: boolean) {
  let [first, last] = ['\uffff', '']
  for (const { date = '' } of rows) {
    if (date < first) first = date
    if (date > last) last = date
  }
  const subjects = new Set(keyed ? rows.map(subjectIn) : [])
  return (row: LiveRow) =>
    subjects.has(subjectIn(row)) || (row.date != null && first <= row.date && row.date <= last)
}

/** Where the two lists speak of the same thing it is a change of it, not something new and something gone. */
function paired<R extends FileRow>(inserted: readonly R[], withdrawn: readonly LiveRow[]): Differing<R> {
  const left = Map.groupBy(withdrawn, subjectIn)
  const [made, changed]: [R[], Differing<R>['changed']] = [[], []]
  for (const after of inserted) {
    const before = left.get(subjectIn(after))?.shift()
    if (before) changed.push({ before, after })
    else made.push(after)
  }
  return { made, changed, gone: [...left.values()].flat() }
}

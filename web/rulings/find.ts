import type { FactRow, Student } from './fact-row.ts'

const fold = (text: string) => text.trim().toLowerCase()

/** Rows with all these words in whom or what they are about. */
export function findRows(rows: readonly FactRow[], { text = '', waiting = false }): FactRow[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (waiting && !row.waits) return false
    const { name, number, className, group } = row.student
    const about = fold([name, number, className, group, row.title, row.note].join(' '))
    return words.every((one) => about.includes(one))
  })
}

/** As a class list is sorted. */
export const byNumber = (a: Student, b: Student) => (a.number === b.number ? 0 : a.number < b.number ? -1 : 1)

/** Students by class, group, and name or number; whose number it is exactly stands first. */
export function findStudents(
  students: readonly Student[],
  { className = '', group = '', text = '' },
): Student[] {
  const typed = fold(text)
  const found = students.filter(
    (one) =>
      (!className || one.className === className) &&
      (!group || one.group === group) &&
      fold(`${one.name} ${one.number}`).includes(typed),
  )
  return found.toSorted((a, b) => Number(b.number === typed) - Number(a.number === typed) || byNumber(a, b))
}

import { pending } from '../shifts/plan.ts'
import { canonicalShift } from '../shifts/shift.ts'
import { quote, refuse, Refusal, type Cell } from './cell.ts'
import { halfWidth, identifier, oneLine } from './text-cells.ts'

/** 学号 of a student of the roster. */
export const student: Cell<string> = (text, refs) => {
  const number = identifier(text, refs)
  if (number instanceof Refusal || refs.students?.has(number)) return number
  const code = refs.refusedStudents.has(number) ? 'student-has-error' : 'unknown-student'
  return refuse(code, { text: quote(number) })
}

/** A class in which the roster has students. */
export const schoolClass: Cell<string> = (text, refs) =>
  refs.classes.has(oneLine(text)) ? oneLine(text) : refuse('unknown-class', { text: quote(text) })

/** A shift of the season by its code, or a range such as 7:00-02:00, which is kept as 07:00-26:00. */
export const shift: Cell<string> = (text, refs) => {
  const known = refs.shiftCodes.has(text) ? text : canonicalShift(halfWidth(text), refs.shiftCodes)
  return known ?? refuse('unknown-shift', { text: quote(text), codes: [...refs.shiftCodes] })
}

/** A cell of the plan, which may also say that nothing is decided yet. */
export const plannedShift: Cell<string> = (text, refs) => (text === pending ? text : shift(text, refs))

/** A kind of violation that the season lists, since a slip of the pen must not become a kind of its own. */
export const violationKind: Cell<string> = (text, refs) => {
  const kinds = refs.season?.violationKinds.map(({ name }) => name) ?? []
  return kinds.includes(oneLine(text)) ? oneLine(text) : refuse('unknown-kind', { text: quote(text), kinds })
}

import { reasonText, type Locale, type Reason } from './reasons.ts'

/** Why something in a file cannot stand, or deserves a look, and where it is. */
export interface Problem {
  readonly file: string
  /** As a text editor counts, from 1; the line on which a row begins. */
  readonly line: number
  /** The header, or the path of a setting; '-' for a whole line or file. */
  readonly column: string
  readonly reason: Reason
}

/** The same in the reader's words: what leaves the program. */
export interface ToldProblem {
  readonly file: string
  readonly line: number
  readonly column: string
  readonly message: string
}

export const told =
  (locale: Locale) =>
  ({ file, line, column, reason }: Problem): ToldProblem => ({
    file,
    line,
    column,
    message: reasonText(reason, locale),
  })

/** `file:line: column: reason`, as the command line prints it. */
export function formatProblem(problem: Problem, locale: Locale): string {
  return formatTold(told(locale)(problem))
}

export const formatTold = ({ file, line, column, message }: ToldProblem): string =>
  `${file}:${line}: ${column}: ${message}`

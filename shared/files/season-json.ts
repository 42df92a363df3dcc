import { parseSeason, type Season } from '../seasons/season.ts'
import { reasonOf } from './cell.ts'
import { decode } from './decode.ts'
import { jsonLines } from './json-lines.ts'
import type { Problem } from './problem.ts'
import type { Reason } from './reasons.ts'

export const seasonFile = 'season.json'

/** A season's settings fill a few screens; more text than this is something else. */
const maxLength = 200_000

/** The season of season.json, or every setting that stands against it, each with its line and path. */
export function readSeasonJson(bytes: Uint8Array): { season: Season | undefined; problems: Problem[] } {
  const decoded = decode(bytes)
  if ('reason' in decoded) return refused(1, decoded.reason)
  const text = decoded.text.replaceAll(/\r\n?/g, '\n')
  if (text.trim() === '') return refused(1, reasonOf('empty-file', {}))
  if (text.length > maxLength) return refused(1, reasonOf('too-long', { max: maxLength }))
  const { lines, repeated, badLine } = jsonLines(text)
  if (badLine !== undefined) return refused(badLine, reasonOf('bad-json', {}))
  const parsed = parseSeason(JSON.parse(text))
  const problems = [
    ...repeated.map(({ path, line }) => problem(line, path, reasonOf('repeated-setting', {}))),
    ...(parsed.ok ? [] : parsed.faults).map(({ path, reason }) =>
      problem(lineOf(path, lines), path === '' ? '-' : path, reasonOf('setting', { reason })),
    ),
  ]
  const season = parsed.ok && problems.length === 0 ? parsed.season : undefined
  return { season, problems: problems.sort((a, b) => a.line - b.line) }
}

const refused = (line: number, reason: Reason) => ({
  season: undefined,
  problems: [problem(line, '-', reason)],
})

const problem = (line: number, column: string, reason: Reason): Problem => ({
  file: seasonFile,
  line,
  column,
  reason,
})

/** The line of a setting; of the group in which it should stand where it is missing. */
function lineOf(path: string, lines: ReadonlyMap<string, number>): number {
  for (let known = path; known !== ''; known = known.slice(0, Math.max(0, known.lastIndexOf('.')))) {
    const line = lines.get(known)
    if (line !== undefined) return line
  }
  return 1
}

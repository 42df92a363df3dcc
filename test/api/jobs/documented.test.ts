import { runtime } from '#runtime'
import { expect, test } from 'vitest'
import { handlersWith } from '../../../api/jobs/handlers.ts'
import { recurringKinds, rhythm } from '../../../api/jobs/recurring.ts'

const text = runtime.textOf('docs/jobs.md')
const rows = [...text.matchAll(/^\| `([\w.-]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, kind, when, what, why]) => ({ kind: kind!, when: when!, what: what!, why: why! }),
)
const minute = 60_000
const hour = 60 * minute
const two = (n: number) => String(n).padStart(2, '0')

/** How the table says when a job comes again. */
function inWords({ every, offset }: { every: number; offset: number }): string {
  if (every === minute) return 'every minute'
  if (every < hour) return `every ${every / minute} minutes`
  const past = (offset % hour) / minute
  if (every === hour) return past ? `every hour, at ${past} past` : 'every hour'
  if (every < 24 * hour) return `every ${every / hour} hours`
  const shanghai = (offset + 8 * hour) % (24 * hour)
  return `daily at ${two(Math.floor(shanghai / hour))}:${two((shanghai % hour) / minute)}`
}

test('docs/jobs.md names every job of the server, and no other, with what it does', () => {
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(handlersWith([])).toSorted())
  for (const { what, why } of rows) expect(Math.min(what.trim().length, why.trim().length)).toBeGreaterThan(8)
})

test('and says when each that comes again does', () => {
  const said = Object.fromEntries(rows.map(({ kind, when }) => [kind, when.trim()]))
  const code = Object.fromEntries(recurringKinds.map((kind) => [kind, inWords(rhythm[kind]!)]))
  expect(said).toMatchObject(code)
  for (const { kind, when } of rows)
    if (!(kind in code)) expect(when).toMatch(/^once, after|^once, \d+ minutes/)
})

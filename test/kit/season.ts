/** A season and its plan, put straight into a database. */
import { runtime } from '#runtime'
import type { Database, Write } from '../../api/kernel/db.ts'
import { rulesHashOf } from '../../api/seasons/rule-change.ts'
import { season } from '../../api/seasons/table.ts'
import { planEntry } from '../../api/shifts/table.ts'
import { parseSeason } from '../../shared/seasons/season.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { clockMinutes, formatClockTime } from '../../shared/time/clock-time.ts'
import { wallClock } from '../../shared/time/instant.ts'

const text = runtime.textOf('data/season-2020/season.json')

/** The rules of the demo's season, with what a test wants otherwise. */
export function seasonRules(change: Partial<Season> = {}): Season {
  const parsed = parseSeason(JSON.parse(text))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return { ...parsed.season, ...change }
}

export function addSeason(db: Database, rules: Season = seasonRules()): Write[] {
  const rulesHash = rulesHashOf(rules)
  const [startsOn, endsOn] = [rules.stages[0]!.from, rules.stages.at(-1)!.to]
  return [
    db.query
      .insert(season)
      .values({ id: rules.id, version: 1, rules, rulesHash, startsOn, endsOn, importId: 'test' }),
  ]
}

/** What a class (or one student) works on a date: a code of the season, a range, 待定 or ''. */
export function plan(db: Database, date: string, className: string, cell: string, personId?: string): Write {
  const id = `plan-${date}-${className}-${personId ?? ''}`
  return db.query
    .insert(planEntry)
    .values({ id, seasonId: seasonRules().id, date, className, personId: personId ?? null, cell })
}
const hour = 3_600_000

/** A shift that began half an hour before `now` and lasts eight hours, as the plan writes it. */
export function shiftRange(now: number): { date: string; cell: string } {
  const start = wallClock(now - hour / 2, 'Asia/Shanghai')
  const begin = clockMinutes(start.time)
  return { date: start.date, cell: `${start.time}-${formatClockTime(begin + 8 * 60)}` }
}

import { tableNames } from '../../shared/files/table-names.ts'
import { headersOf } from '../../shared/files/templates.ts'
import { planTable } from '../../shared/seasons/follow-plan.ts'
import { followingRules, movedBy } from '../../shared/seasons/follow.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { authorise } from '../kernel/authorise.ts'
import { toBase64 } from '../kernel/base64url.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { theSeason } from './current.ts'
import { followRead, movedPlan } from './follow-read.ts'
import type { FollowInput } from './input.ts'
import { rulesHashOf } from './rule-change.ts'
import { templateBook } from './template-book.ts'

/**
 * Makes the files of the season after the current one: its settings, and a workbook with plan and rooms moved and a roster to
 * fill in. They go in by the import like any other, so that until then nothing has changed.
 */
export async function followSeason(ctx: Ctx, { id, name, from, classes }: FollowInput) {
  const { me, facts } = await authorise(ctx, 'seasons.follow', { read: followRead(ctx) })
  const { rules } = theSeason(facts.season)
  if (facts.known.some((one) => one.id === id)) throw new Fault('season-taken', { id })
  const { to } = stagesSpan(rules.stages)
  if (from <= to) throw new Fault('season-overlaps', { to })
  const next = followingRules(rules, { id, name, from })
  const days = movedBy(rules, from)
  const names = new Map(classes.map((one) => [one.name, one.next]))
  const named = (className: string) => names.get(className) ?? className
  const { cells, remarks } = movedPlan(facts, from)
  const renamed = <T extends { className: string }>(one: T) => ({ ...one, className: named(one.className) })
  const plan = planTable(cells.map(renamed), remarks.map(renamed))
  const rooms = facts.rooms.map(({ name, seats, machines, classes }) => [
    name,
    String(seats),
    String(machines),
    classes.map(named).join('、'),
  ])
  const book = templateBook([
    { name: tableNames.roster, headers: headersOf('roster', []) },
    { name: tableNames.plan, headers: plan[0]!, rows: plan.slice(1) },
    { name: tableNames.rooms, headers: headersOf('rooms', []), rows: rooms },
  ])
  const json = `${JSON.stringify(next, null, 2)}\n`
  const files = [
    { name: 'season.json', base64: toBase64(new TextEncoder().encode(json)) },
    { name: `${id}.xlsx`, base64: toBase64(book) },
  ]
  return commit(ctx, me, {
    writes: [],
    events: [
      {
        action: 'seasons.follow',
        target: rules.id,
        after: { id, from, days, rulesHash: rulesHashOf(next) },
      },
    ],
    answer: { files },
  })
}

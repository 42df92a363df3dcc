import { and, eq, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { shiftInstance } from '../../shared/attendance/instance.ts'
import { placesOn } from '../../shared/people/places.ts'
import { pending, planEntry as entryOf } from '../../shared/shifts/plan.ts'
import { planWarnings, touches } from '../../shared/shifts/plan-warnings.ts'
import { canonicalShift } from '../../shared/shifts/shift.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { addDays, workDateOf, type WorkDate } from '../../shared/time/work-date.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import { stored } from '../seasons/compare.ts'
import { theSeason } from '../seasons/current.ts'
import { groundOf, groundRead } from './ground-read.ts'
import type { GroundFacts } from './ground-read.ts'
import type { planBody } from './input.ts'
import { planChange, planEntry } from './table.ts'

type Input = v.InferOutput<typeof planBody>
type Cell = { date: WorkDate; className: string; cell: string }

/**
 * The supervisor publishes a change of the plan: all of it or nothing, as long as it still is what was looked at, and
 * with a word about each kind of warning that it touches. What has begun stays: attendance was called by it.
 */
export async function changePlan(ctx: Ctx, { cells: asked, reasons }: Input) {
  const { me, facts } = await authorise(ctx, 'plan.change', { read: groundRead(ctx) })
  const { rules, id: seasonId } = theSeason(facts.season)
  const held = new Map(facts.plan.flatMap((p) => (p.personId === null ? [[keyOf(p), p] as const] : [])))
  const cells = asked.map(({ was, ...cell }) => {
    if ((held.get(keyOf(cell))?.cell ?? '') !== was) throw new Fault('overtaken')
    return { ...cell, date: workDateOf(cell.date), cell: written(rules, cell.cell) }
  })
  mustBeAhead(ctx, rules, held, cells)
  mustBeClasses(facts, cells)
  const codes = unexplained(ctx, facts, held, cells, reasons)
  if (codes.length) throw new Fault('plan-unexplained', { count: String(codes.length) })

  const id = ctx.newId()
  const at = ctx.clock.now()
  const writes = cells.flatMap((cell, index): Write[] => {
    const before = held.get(keyOf(cell))
    const { date, className, cell: text } = cell
    const content = stored(keyOf(cell), text)
    const row = { id: `${id}.${String(index).padStart(7, '0')}`, seasonId, importId: id, content }
    return [
      ...(before
        ? mustChangeOne(ctx.db.query.update(planEntry).set({ withdrawnBy: id }).where(still(before.id)))
        : []),
      ctx.db.query.insert(planEntry).values({ ...row, date, className, cell: text }),
    ]
  })
  const answer = { id, cells: cells.length, at }
  return commit(ctx, me, {
    writes: [
      ...writes,
      ctx.db.query
        .insert(planChange)
        .values({ id, seasonId, at, byId: me.personId, cells: cells.length, reasons }),
      ...told(ctx, facts, cells, id),
    ],
    events: [{ action: 'plan.change', target: seasonId, after: { id, cells, reasons } }],
    answer,
    conflict: 'overtaken',
  })
}

const keyOf = ({ date, className }: { date: string; className: string }) => `${date} ${className}`
const still = (id: string) => and(eq(planEntry.id, id), isNull(planEntry.withdrawnBy))

/** As the plan's file writes it; a shift that the season does not have is refused. */
function written(rules: Season, cell: string): string {
  if (cell === '' || cell === pending) return cell
  const shift = canonicalShift(cell, new Set(rules.shifts.map(({ code }) => code)))
  if (!shift) throw new Fault('plan-shift-unknown', { shift: cell.slice(0, 20) })
  return shift
}

function mustBeAhead(
  ctx: Ctx,
  rules: Season,
  held: ReadonlyMap<string, { cell: string }>,
  cells: readonly Cell[],
) {
  const now = ctx.clock.now()
  const today = workDateAt(now, rules.timezone)
  const begun = (date: WorkDate, cell: string) => {
    const entry = entryOf(cell)
    return entry.kind === 'shift' && (shiftInstance(date, entry.shift, rules)?.opensAt ?? now) <= now
  }
  const late = cells.find(
    (one) =>
      one.date < today ||
      (one.date === today &&
        (begun(one.date, one.cell) || begun(one.date, held.get(keyOf(one))?.cell ?? ''))),
  )
  if (late) throw new Fault('plan-past', { date: late.date })
}

function mustBeClasses(facts: GroundFacts, cells: readonly Cell[]) {
  const known = new Set(facts.places.map(({ className }) => className))
  const other = cells.find(({ className }) => !known.has(className))
  if (other) throw new Fault('not-found')
}

/** Kinds of warnings about what changes, of which nothing is said. */
function unexplained(
  ctx: Ctx,
  facts: GroundFacts,
  held: ReadonlyMap<string, { cell: string }>,
  cells: readonly Cell[],
  reasons: Input['reasons'],
) {
  const { rules } = theSeason(facts.season)
  const made = new Map(cells.map((one) => [keyOf(one), one.cell]))
  const at = (date: WorkDate, className: string) => {
    const key = keyOf({ date, className })
    return made.get(key) ?? held.get(key)?.cell ?? ''
  }
  const dates = [...new Set(cells.flatMap(({ date }) => [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(date, n))))]
  const ground = groundOf(facts, workDateAt(ctx.clock.now(), rules.timezone))
  const changed = new Set(made.keys())
  const touched = planWarnings(ground, at, dates).filter((warning) => touches(changed, warning))
  return [...new Set(touched.map(({ code }) => code))].filter((code) => !reasons[code]?.trim())
}

/** Everybody of the class on that date whose own entry does not go before it hears of it once. */
function told(ctx: Ctx, facts: GroundFacts, cells: readonly Cell[], about: string): Write[] {
  const own = new Set(facts.plan.flatMap((p) => (p.personId === null ? [] : [`${p.date} ${p.personId}`])))
  const dates = new Map<string, string[]>()
  for (const { date, className } of cells)
    for (const { personId } of placesOn(facts.places, date).filter((place) => place.className === className))
      if (!own.has(`${date} ${personId}`)) dates.set(personId, [...(dates.get(personId) ?? []), date])
  return [...dates].map(([personId, theirs]) => {
    const params = { from: theirs.toSorted()[0]!, to: theirs.toSorted().at(-1)!, days: String(theirs.length) }
    return notify(ctx, { personId, kind: 'plan-changed', about, params })
  })
}

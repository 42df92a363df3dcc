import * as v from 'valibot'
import { messageOf, reasonIn, type SettingReason } from './reasons.ts'
import { sane } from './sanity.ts'
import { amount, clock, date, flag, group, list, name, only, ratio, timeZone, whole } from './setting.ts'
import { stageSchema } from './stage.ts'

const shift = group({ code: name, name, start: clock, end: clock })

const checkIn = group({
  opensMinutesBefore: whole(0, 720),
  lateAfterMinutes: whole(0, 720),
  closesMinutesAfter: whole(0, 720),
})

const overtime = group({
  source: only('online'),
  thresholdMinutes: whole(0, 1_440),
  /** Yuan an hour. */
  hourlyRate: amount,
  /** Overtime of a date is rounded down to a multiple of this many minutes. */
  unitMinutes: whole(1, 1_440),
})

const logistics = group({
  afterFailedAssessments: whole(1, 99),
  dayRate: amount,
  /** Dates of the whole track that must be attended before any of them is paid. */
  minimumDays: whole(0, 1_000),
  /** The code under which the plan knows the track's shift. */
  shift: v.optional(name, '后'),
})

const errorLevel = group({
  level: v.pipe(
    whole(1, 4),
    v.transform((level) => level as 1 | 2 | 3 | 4),
  ),
  compensation: amount,
  company: amount,
  student: amount,
  suspendsAccount: v.optional(flag, false),
})

const tax = v.variant(
  'method',
  [
    // A ratio left behind when the method changes is known and without effect, so it is no reason to refuse.
    group({ method: v.literal('none'), incomeRatio: v.optional(ratio) }),
    group({ method: v.literal('labour'), incomeRatio: v.optional(ratio) }),
    group({ method: v.literal('intern-cumulative'), incomeRatio: ratio }),
  ],
  messageOf('tax-method'),
)

/**
 * What the company owes the school for its rooms; what is left out is as `shared/settlement/terms.ts` says. There is no
 * default here: a season that says nothing of it stays the same text, and so has the same hash.
 */
const siteFees = group({
  computerDay: v.optional(amount),
  roomDay: v.optional(amount),
  deposit: v.optional(amount),
  depositWorkingDaysBefore: v.optional(whole(0, 366)),
  reward: v.optional(amount),
})

/** season.json: every rule of one practicum that is a figure or a choice. What it does not know it refuses. */
export const seasonSchema = v.pipe(
  group({
    id: name,
    name,
    school: name,
    company: name,
    timezone: timeZone,
    /** First day of the internship for the cumulative tax; other methods do not look at it. */
    internshipFrom: v.optional(date),
    stages: v.pipe(list(stageSchema), v.minLength(1, messageOf('no-stage'))),
    shifts: list(shift),
    checkIn,
    /** Left out: 120 minutes. */
    checkOut: v.optional(group({ closesMinutesAfter: whole(0, 720) })),
    lateReturn: group({ shiftsEndingFrom: clock, alertAfterMinutes: whole(0, 1_440) }),
    pay: group({
      overtime,
      leaderDaySupplement: v.optional(amount, '0'),
      logistics,
      liability: group({ cap: only('allowance') }),
      rounding: only('half-up'),
    }),
    errorLevels: list(errorLevel),
    violationKinds: list(group({ name, deduction: amount })),
    prizes: v.optional(
      list(
        group({
          name,
          from: whole(0, 1_000_000_000),
          /** Yuan, for who reaches it; left out, it is an honour alone. */
          amount: v.optional(amount),
        }),
      ),
      [],
    ),
    tax,
    payBy: date,
    settleWithinWorkingDays: whole(0, 366),
    siteFees: v.optional(siteFees),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const { path, code, params = [] } of sane(dataset.value)) {
      addIssue({ message: messageOf(code, ...params), path: issuePath(dataset.value, path) })
    }
  }),
)

export type Season = v.InferOutput<typeof seasonSchema>
export type TaxSettings = Season['tax']
export type SeasonFault = { readonly path: string; readonly reason: SettingReason }

/** The season in the parsed JSON, or every setting that stands against it: its path and a reason to put into words. */
export function parseSeason(
  json: unknown,
): { ok: true; season: Season } | { ok: false; faults: SeasonFault[] } {
  const parsed = v.safeParse(seasonSchema, json)
  if (parsed.success) return { ok: true, season: parsed.output }
  return {
    ok: false,
    faults: parsed.issues.map((issue) => ({
      path: v.getDotPath(issue) ?? '',
      reason: reasonIn(issue.message),
    })),
  }
}

function issuePath(value: object, path: readonly (string | number)[]) {
  return path.map(
    (key) => ({ type: 'unknown', origin: 'value', input: value, key, value: key }) as const,
  ) as [v.IssuePathItem, ...v.IssuePathItem[]]
}

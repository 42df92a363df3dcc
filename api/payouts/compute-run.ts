import { compute } from '../../shared/allowance/compute.ts'
import type { Computed } from '../../shared/allowance/computed.ts'
import type { Period, StudentFacts } from '../../shared/allowance/facts.ts'
import { canonicalBytes, earnedText, slipHash } from '../../shared/payouts/canonical.ts'
import { carriedInto, carriedToGone } from '../../shared/payouts/carried.ts'
import { payslipOf } from '../../shared/payouts/payslip.ts'
import type { Payslip } from '../../shared/payouts/payslip-schema.ts'
import type { PayslipHead } from '../../shared/payouts/payslip.ts'
import { foundByPay } from '../../shared/discrepancies/discrepancy.ts'
import type { Found } from '../../shared/discrepancies/discrepancy.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { factsByPerson } from '../allowance/facts.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { theSeason } from '../seasons/current.ts'
import { placeAtEnd } from './place-at-end.ts'
import { priorRuns } from './prior.ts'
import type { RunFacts } from './run-read.ts'
import { keptSlip, standingSlip } from './sent.ts'

export interface Slip {
  personId: string
  /** The payslip that is in force already, where its bytes are still these. */
  keeps: string | null
  revision: number
  bytes: string
  hash: string
  /** The payslip without its payee. */
  earned: string
  due: string
  tax: string
  net: string
}

export interface ComputedRun {
  slips: Slip[]
  /** Payslips in force that something else takes the place of: a new revision, or nothing. */
  retires: { id: string; signed: boolean; attestationId: string | null }[]
  contentHash: string
  earnedHash: string
  /** What the pay rules found; the rest is found where a run is looked at. */
  discrepancies: Found[]
}

/**
 * A run as the facts have it now. The same facts give the same bytes, so that a payslip whose bytes
 * have not changed keeps its row, its revision and its signature. One that has gone to the bank stays as it went:
 * what facts say otherwise by now is carried into the next run. A run after the season's last day is for such lines
 * alone, and has no payslip for who has none; nor has any run for who has left the roster.
 */
export function computeRun(runId: string, period: Period, facts: RunFacts): ComputedRun {
  const { rules } = theSeason(facts.season)
  const factsOf = factsByPerson(facts)
  const placeOf = placeAtEnd(facts.memberships, period.to)
  const priorOf = priorRuns(
    facts.published.filter((p) => p.runId !== runId),
    period.from,
  )
  const standing = Map.groupBy(facts.standing, (slip) => slip.personId)
  const afterwards = period.from > stagesSpan(rules.stages).to
  const newest = new Map(facts.newest.filter((s) => s.runId === runId).map((s) => [s.personId, s]))
  const gone = new Set(facts.left.map(({ personId }) => personId))
  const computed = [...facts.people, ...facts.left].flatMap((who) => {
    const slips = standing.get(who.personId) ?? []
    const others = slips.filter((slip) => slip.runId !== runId).map(standingSlip)
    const known = factsOf(who.personId)
    const alone = gone.has(who.personId)
    const adjustments = (alone ? carriedToGone : carriedInto)(rules, period, known, others)
    const own = { ...(alone ? nothingBut(known) : known), adjustments }
    const theirs = compute(rules, period, own, priorOf(who.personId))
    const sent = slips.find((slip) => slip.runId === runId && slip.sent !== null)
    if (sent) return [{ who, theirs, slip: keptSlip(sent) }]
    if ((afterwards || alone) && !theirs.lines.length) return []
    const before = newest.get(who.personId)
    const card = cardOf(who, before)
    const head = {
      ...headOf(who, placeOf(who.personId)?.className ?? '', rules, runId),
      ...(card && { card }),
    }
    return [{ who, theirs, slip: slipOf(theirs, head, before) }]
  })
  const slips = computed.map(({ slip }) => slip)
  const kept = new Set(slips.map((s) => s.keeps))
  return {
    slips,
    retires: [...newest.values()]
      .filter((slip) => slip.current && !kept.has(slip.id))
      .map(({ id, signedAt, attestationId }) => ({ id, signed: signedAt !== null, attestationId })),
    contentHash: sha256Hex(slips.map((s) => `${s.personId} ${s.hash}`).join('\n')),
    earnedHash: sha256Hex(slips.map((s) => `${s.personId} ${s.earned}`).join('\n')),
    discrepancies: computed.flatMap(({ who, theirs }) =>
      theirs.discrepancies.map((d) => foundByPay(who.personId, d)),
    ),
  }
}

type Who = RunFacts['people'][number]

/** Of somebody who is not on the roster: nothing of the period itself, only what earlier ones have left to pay. */
const nothingBut = (known: StudentFacts): StudentFacts => ({
  ...known,
  assessments: [],
  attendance: [],
  online: [],
  violations: [],
  errors: [],
  awards: [],
})

const headOf = (
  who: Who,
  className: string,
  rules: Season,
  run: string,
): Omit<PayslipHead, 'revision' | 'card'> => ({
  issuer: { school: rules.school, company: rules.company },
  season: rules.id,
  run,
  student: who.personId,
  name: who.name,
  class: className,
})

/** Who was erased has no card any more; the payslip in force goes on naming the one that it was made for. */
function cardOf(
  { cardTail: last4, cardCommitment: commitment, erasedAt }: Who,
  before: RunFacts['newest'][number] | undefined,
): Payslip['card'] {
  if (erasedAt !== null) return before?.current ? (before.card ?? undefined) : undefined
  return last4 && commitment ? { last4, commitment } : undefined
}

function slipOf(
  computed: Computed,
  head: Omit<PayslipHead, 'revision'>,
  before: RunFacts['newest'][number] | undefined,
): Slip {
  const spelled = (revision: number) => {
    const payslip = payslipOf(computed, { ...head, revision })
    const bytes = canonicalBytes(payslip)
    const earned = sha256Hex(earnedText(payslip))
    return { revision, bytes: new TextDecoder().decode(bytes), hash: slipHash(bytes), earned }
  }
  const { due, tax, net } = computed.sums
  const money = { personId: head.student, due: due.text, tax: tax.text, net: net.text }
  const same = before?.current ? spelled(before.revision) : undefined
  if (before && same?.hash === before.hash) return { ...money, keeps: before.id, ...same }
  return { ...money, keeps: null, ...spelled((before?.revision ?? 0) + 1) }
}

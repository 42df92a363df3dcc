import { withinReach } from '../attendance/shift-roster-read.ts'
import { attestationsRead } from '../attestations/attestation-read.ts'
import { award } from '../awards/table.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { objectionsRead } from '../objections/objection-read.ts'
import { qualityError } from '../quality/table.ts'
import { repairsRead } from '../repairs/repairs-read.ts'
import { factsOf, placesWithin } from '../rulings/list.ts'
import { rulingsOfStudents } from '../rulings/rulings-read.ts'
import { seasonRules } from '../seasons/current.ts'
import { violation } from '../violations/table.ts'

/** Everything of the students within reach on which somebody may have to say something. */
export function moneyRead(ctx: Ctx) {
  const within = withinReach(ctx, 'needs.money')
  return {
    season: seasonRules(ctx),
    people: placesWithin(ctx, within),
    violations: factsOf(ctx, violation, within),
    errors: factsOf(ctx, qualityError, within),
    awards: factsOf(ctx, award, within),
    repairs: repairsRead(ctx, within),
    rulings: rulingsOfStudents(ctx, within),
    ...objectionsRead(ctx, within),
    ...attestationsRead(ctx, within),
  }
}

export type MoneyFacts = Rows<ReturnType<typeof moneyRead>>

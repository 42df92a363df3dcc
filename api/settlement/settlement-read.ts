import canonicalize from 'canonicalize'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { settlementOf, type Settlement } from '../../shared/settlement/settlement.ts'
import { lastOf, standingAgreements } from '../../shared/settlement/word.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows } from '../kernel/db.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { lastChangeRead } from '../payouts/run-read.ts'
import { person } from '../people/table.ts'
import { room } from '../rooms/table.ts'
import { currentSeasonId, seasonRules, theSeason } from '../seasons/current.ts'
import { planEntry } from '../shifts/table.ts'
import { settlementWord } from './table.ts'
import { wordOf } from './words.ts'

/** The words said about the settlement of the season that runs now, the oldest first. */
export const wordsRead = ({ db: { query } }: Ctx) => ({
  words: query
    .select({ word: settlementWord, name: person.name })
    .from(settlementWord)
    .leftJoin(person, eq(person.id, settlementWord.personId))
    .where(eq(settlementWord.seasonId, currentSeasonId))
    .orderBy(asc(settlementWord.seq)),
})

/** All that a settlement is made of, and the newest event that may have changed it. */
export const settlementRead = (ctx: Ctx) => ({
  season: seasonRules(ctx),
  rooms: ctx.db.query
    .select({ name: room.name, machines: room.machines, classes: room.classes })
    .from(room)
    .where(and(eq(room.seasonId, currentSeasonId), isNull(room.withdrawnBy)))
    .orderBy(asc(room.name)),
  plan: ctx.db.query
    .select({ date: planEntry.date, className: planEntry.className, cell: planEntry.cell })
    .from(planEntry)
    .where(
      and(
        eq(planEntry.seasonId, currentSeasonId),
        isNull(planEntry.personId),
        isNull(planEntry.withdrawnBy),
        ne(planEntry.cell, ''),
      ),
    ),
  ...wordsRead(ctx),
  lastChange: lastChangeRead(ctx),
})
export type SettlementFacts = Rows<ReturnType<typeof settlementRead>>

/** The settlement as it stands: what it comes to now, or what was paid once it is settled. */
export function settlementNow(ctx: Pick<Ctx, 'clock'>, facts: SettlementFacts) {
  const { id: seasonId, rules } = theSeason(facts.season)
  const words = facts.words.map(({ word }) => wordOf(word))
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  const settled = lastOf(words, 'settled')
  const agreed =
    settled &&
    facts.words.find(({ word }) => word.kind === 'agreed' && word.contentHash === settled.contentHash)
  if (agreed?.word.bytes) {
    const { bytes } = agreed.word
    return {
      seasonId,
      rules,
      words,
      today,
      content: JSON.parse(bytes) as Settlement,
      bytes,
      hash: hashOf(bytes),
    }
  }
  const plan = facts.plan.map((cell) => ({ ...cell, date: workDateOf(cell.date) }))
  const content = settlementOf(rules, facts.rooms, plan, words)
  const bytes = canonicalize(content) ?? ''
  return { seasonId, rules, words, today, content, bytes, hash: hashOf(bytes) }
}

const hashOf = (bytes: string) => sha256Hex(`settlement/v1\n${bytes}`)

/** Who has agreed to this content, in words that a screen and a sheet show. */
export const agreedTo = (facts: SettlementFacts, hash: string) =>
  standingAgreements(
    facts.words.map(({ word, name }) => ({ ...wordOf(word), name: name ?? '', at: word.at })),
    hash,
  ).map(({ side, name, at }) => ({ side, name, at }))

import type { Season } from '../seasons/season.ts'

/** The clauses of docs/rules.md that are about what company and school owe each other. */
export const settlementClauses = ['site.day', 'site.fee', 'site.reward', 'site.deposit'] as const
export type SettlementClause = (typeof settlementClauses)[number]

/** What the agreements of 2018 to 2020 say, where a season says nothing else. Yuan. */
const agreed = {
  computerDay: '13',
  roomDay: '300',
  deposit: '10000',
  depositWorkingDaysBefore: 10,
  reward: '1000',
} as const

export type Terms = ReturnType<typeof termsOf>

/** What the season's site costs, with what is usual for all that the season leaves out. */
export function termsOf({ siteFees = {} }: Pick<Season, 'siteFees'>) {
  return {
    computerDay: siteFees.computerDay ?? agreed.computerDay,
    roomDay: siteFees.roomDay ?? agreed.roomDay,
    deposit: siteFees.deposit ?? agreed.deposit,
    depositWorkingDaysBefore: siteFees.depositWorkingDaysBefore ?? agreed.depositWorkingDaysBefore,
    reward: siteFees.reward ?? agreed.reward,
  }
}

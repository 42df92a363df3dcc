import type { person } from '../people/table.ts'
import type { transfer } from '../transfers/table.ts'

type Columns<T extends { $inferInsert: object }> = Partial<T['$inferInsert']>

/** What is left of the numbers that paying needed, the sealed text's end and index and the card's salt included. */
export const noNumbers = {
  idNumber: null,
  idNumberTail: null,
  idNumberIndex: null,
  cardNumber: null,
  cardNumberTail: null,
  cardNumberIndex: null,
  cardSalt: null,
  cardCommitment: null,
  cardSince: null,
} satisfies Columns<typeof person>

/** And of the account that a transfer went to. */
export const noAccount = { account: null, accountTail: null, accountIndex: null } satisfies Columns<
  typeof transfer
>

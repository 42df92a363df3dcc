import { csvText } from '../files/csv-text.ts'
import { purpose } from './transfer.ts'

/** One order of a batch, as the bank reads it. */
export interface BankOrder {
  /** The whole card number: this stands in nothing but the file itself. */
  readonly account: string
  readonly name: string
  /** Yuan with two decimals. */
  readonly amount: string
}

export const bankHeader: readonly string[] = ['账号', '户名', '金额', '用途']

export const bankCells = ({ account, name, amount }: BankOrder): string[] => [account, name, amount, purpose]

/**
 * The batch file of the bank as a text: orders in the batch's order. The mark in front tells spreadsheet programs that
 * it is UTF-8; without it they show names as gibberish.
 */
export const bankCsv = (orders: readonly BankOrder[]): string =>
  `\ufeff${csvText([bankHeader, ...orders.map(bankCells)])}`

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { bankCells, bankCsv, bankHeader } from '../../shared/transfers/bank-file.ts'
import type { BankOrder } from '../../shared/transfers/bank-file.ts'
import type { BankFormat } from './input.ts'

/** The batch file in one format: the same orders give the same bytes, whenever and wherever it is made. */
export async function bankFile(format: BankFormat, orders: readonly BankOrder[]): Promise<Uint8Array> {
  return format === 'csv' ? utf8ToBytes(bankCsv(orders)) : workbook(orders)
}

/** SHA-256 of both, in hex. */
export async function bankHashes(orders: readonly BankOrder[]) {
  const [csv, xlsx] = [await bankFile('csv', orders), await bankFile('xlsx', orders)]
  return { csvHash: bytesToHex(sha256(csv)), xlsxHash: bytesToHex(sha256(xlsx)) }
}

/** Every cell is text, so that no digit is lost. Its archive says the same time whenever it is made. */
async function workbook(orders: readonly BankOrder[]): Promise<Uint8Array> {
  // Neither is needed by anybody who does not export.
  const [{ default: write }, { unzipSync, zipSync }] = await Promise.all([
    import('write-excel-file/universal'),
    import('fflate'),
  ])
  const head = bankHeader.map((value) => ({ value, fontWeight: 'bold' as const }))
  const rows = orders.map((order) => bankCells(order).map((value) => ({ value, type: String, format: '@' })))
  const columns = [{ width: 24 }, { width: 14 }, { width: 12 }, { width: 12 }]
  const made = await write([head, ...rows], { sheet: '批量代发', columns, stickyRowsCount: 1 }).toBlob()
  return zipSync(unzipSync(new Uint8Array(await made.arrayBuffer())), { mtime: '1980-01-01T12:00:00' })
}

/** A published run whose students have cards and have signed, finance's desk over HTTP, and a bank that answers. */
import { expect } from 'vitest'
import { csvText } from '../../shared/files/csv-text.ts'
import { readCsv } from '../../shared/files/csv.ts'
import { consent } from '../../api/consents/table.ts'
import type { Database } from '../../api/kernel/db.ts'
import { transfer } from '../../api/transfers/table.ts'
import { notice } from '../../api/notices/table.ts'
import { officeAfter } from '../api/payouts/office.ts'
import type { Office } from '../api/payouts/office.ts'
import { rowsOf } from './evening.ts'
import { cardNumberOf, idNumberOf } from './numbers.ts'
import { studentPin } from './pin.ts'
import { students, who } from './school.ts'
import { signingBody, typed } from './signing.ts'

/** Who has earned something in October, each with the card of that number. */
export const payees = [who.leaderA, who.studentA, who.studentC]
export const cardOf = (number: string) => cardNumberOf(students.findIndex((one) => one.number === number) + 1)

const agrees = ({ query }: Database, number: string) =>
  query.insert(consent).values({
    id: `agreed-${number}`,
    personId: `p-${number}`,
    kind: 'card-id',
    version: '1',
    granted: true,
    at: 1,
  })

const school = await officeAfter(async (own) => {
  await own.db.write(students.map(({ number }) => agrees(own.db, number)))
  for (const [i, number] of payees.entries()) {
    const body = { pin: studentPin, idNumber: idNumberOf(i + 1), cardNumber: cardOf(number) }
    expect((await own.ask('POST /api/private', { as: number, body })).status).toBe(200)
  }
  return own.published()
})

export interface ResultRow {
  account: string
  name: string
  amount: string
  result?: string
  reason?: string
}

/** The bank's answer as a file. */
export const resultFile = (rows: readonly ResultRow[], file = '结果.csv') => ({
  file,
  base64: Buffer.from(
    csvText([
      ['账号', '户名', '金额', '用途', '处理结果', '失败原因'],
      ...rows.map(({ account, name, amount, result = '成功', reason = '' }) => [
        account,
        name,
        amount,
        '劳务费',
        result,
        reason,
      ]),
    ]),
  ).toString('base64'),
})

export async function bank() {
  return deskOf(await school.copy(), school.filled.id)
}

export function deskOf(own: Office, run: string) {
  const { ask, db } = own
  const finance = { as: who.finance }
  const slipOf = async (number: string) =>
    (await own.slips()).findLast(
      (slip) => slip.personId === `p-${number}` && slip.current && slip.runId === run,
    )!
  async function sign(number: string) {
    const { id } = await slipOf(number)
    const seen = (await ask(`POST /api/payslips/${id}/view`, { as: number })).json
    const body = signingBody(seen, typed(`学生${number.slice(-3)}`))
    const answer = await ask(`POST /api/payslips/${id}/sign`, { as: number, body })
    expect(answer.status, answer.text).toBe(200)
    return id
  }
  const see = async () => (await ask(`GET /api/transfers?run=${run}`, finance)).json
  const send = (kind = 'first', key?: string) =>
    ask('POST /api/transfers/batches', { ...finance, body: { run, kind }, ...(key ? { key } : {}) })
  const download = (id: string, format = 'csv') =>
    ask(`POST /api/transfers/batches/${id}/file`, { ...finance, body: { format } })
  /** The orders of a batch as its file has them. */
  async function orders(id: string): Promise<ResultRow[]> {
    const { base64 } = (await download(id)).json
    const [, ...rows] = readCsv(Buffer.from(base64, 'base64').toString().replace('\ufeff', ''))
    return rows.map(({ cells: [account = '', name = '', amount = ''] }) => ({ account, name, amount }))
  }
  const preview = (id: string, file: ReturnType<typeof resultFile>) =>
    ask(`POST /api/transfers/batches/${id}/result/preview`, { ...finance, body: file })
  /** Looks at a file and takes it. */
  async function settle(id: string, file: ReturnType<typeof resultFile>) {
    const { filesHash } = (await preview(id, file)).json
    return ask(`POST /api/transfers/batches/${id}/result`, { ...finance, body: { ...file, filesHash } })
  }
  const confirm = (id: string, number: string, pin = studentPin) =>
    ask(`POST /api/transfers/${id}/confirm`, { as: number, body: { pin } })
  return {
    ...own,
    run,
    slipOf,
    sign,
    see,
    send,
    download,
    orders,
    preview,
    settle,
    confirm,
    transfers: () => rowsOf(db, transfer),
    noticesOf: async (number: string, kind: string) =>
      (await rowsOf(db, notice)).filter((one) => one.personId === `p-${number}` && one.kind === kind),
  }
}
export type Bank = Awaited<ReturnType<typeof bank>>

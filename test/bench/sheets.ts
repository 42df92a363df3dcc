import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { nodeFont } from '../../api/adapters/font.node.ts'
import { loadDemo, demoStartsAt } from '../../api/demo/load.ts'
import { sha256Hex } from '../../api/kernel/hash.ts'
import { session } from '../../api/people/table.ts'
import { pdfFile } from '../../api/sheets/pdf-file.ts'
import { xlsxFile } from '../../api/sheets/xlsx-file.ts'
import type { Cell } from '../../shared/sheets/sheet.ts'
import { appFor } from '../kit/app.ts'
import { clockAt, days } from '../kit/clock.ts'
import { testKeys } from '../kit/keys.ts'
import { season2020 } from '../kit/season-2020.ts'
import { bookOf, linesOf } from '../kit/sheets.ts'
import { tokenOf } from '../kit/token.ts'
import { quantile } from './figures.ts'
import type { Figure } from './figures.ts'

/** Of which the first are not looked at. */
const [rounds, warm] = [15, 5]

async function spent(run: () => unknown): Promise<number> {
  const before = performance.now()
  await run()
  return performance.now() - before
}

async function median(run: () => unknown): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < rounds + warm; n++) times.push(await spent(run))
  return quantile(times.slice(warm))
}

/** Both in turns, so that what else the machine does falls on either. */
async function beside(run: () => unknown, bare: () => unknown) {
  const times: { figure: number; floor: number }[] = []
  for (let n = 0; n < 3 * rounds + warm; n++)
    times.push({ floor: await spent(bare), figure: await spent(run) })
  const kept = times.slice(warm)
  return { figure: quantile(kept.map((t) => t.figure)), floor: quantile(kept.map((t) => t.floor)) }
}

/** The same cells as text by hand, one part in a zip: less cannot be done. */
function handWritten(rows: readonly Cell[][]): Uint8Array {
  const lines = rows.map((cells, r) => {
    const row = cells.map(
      (cell, c) =>
        `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${String(cell)}</t></is></c>`,
    )
    return `<row r="${r + 1}">${row.join('')}</row>`
  })
  const xml = `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`
  return zipSync({ 'xl/worksheets/sheet1.xml': [strToU8(xml), { level: 6 }] })
}

/** Sheets of 200 students, and what finance asks for of a run of as many, which reckons the run anew. */
export async function benchSheets(): Promise<Figure[]> {
  const [tax, signOff, font] = [bookOf(linesOf(200), 'tax'), bookOf(linesOf(200)), await nodeFont()]
  const rows = tax.sheets.flatMap((sheet) => sheet.rows)
  return [
    {
      name: 'workbook of 200 rows',
      ...(await beside(
        () => xlsxFile(tax),
        () => handWritten(rows),
      )),
      unit: 'ms',
      budget: 2,
    },
    {
      name: 'PDF of 200 rows, warm',
      figure: await median(() => pdfFile(tax, font)),
      unit: 'ms',
      budget: 300,
    },
    {
      name: 'PDF of 200 rows with signatures, warm',
      figure: await median(() => pdfFile(signOff, font)),
      unit: 'ms',
      budget: 300,
    },
    ...(await ofRun()),
  ]
}

/** The demo's published run of 200, asked over HTTP without a network between. */
async function ofRun(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'daogang-bench-'))
  const db = await openNodeDatabase(join(home, 'bench.db'))
  try {
    await loadDemo(
      (at, caller) => ({
        clock: { now: () => at },
        db,
        keys: testKeys,
        newId: () => crypto.randomUUID(),
        caller: { via: 'cli', requestId: 'bench', locale: 'zh-CN', route: '', bodyHash: '', ...caller },
      }),
      season2020(),
    )
    const finance = `select p.id, p.number from person p join role_grant g on g.person_id = p.id where g.role = 'finance'`
    const [person] = (await db.client.execute(finance)).rows
    const [personId, number] = [String(person!['id']), String(person!['number'])]
    const run = String((await db.client.execute('select id from payout_run')).rows[0]!['id'])
    const until = demoStartsAt + days
    await db.write([
      db.query.insert(session).values({
        id: personId,
        tokenHash: sha256Hex(tokenOf(number)),
        personId,
        stepUpUntil: until,
        createdAt: demoStartsAt,
        lastUsedAt: demoStartsAt,
        idleMs: days,
        expiresAt: until,
      }),
    ])
    const { ask } = appFor(db, { now: clockAt(demoStartsAt) })
    const asked = async (route: string, body?: object) => {
      const answer = await ask(route, { as: number, body })
      if (answer.status !== 200) throw new Error(answer.text)
    }
    const sheet = { run, kind: 'sign-off', format: 'xlsx' }
    return [
      {
        name: 'transfers of a run of 200',
        figure: await median(() => asked(`GET /api/transfers?run=${run}`)),
        unit: 'ms',
        budget: 1_000,
      },
      {
        name: 'sign-off sheet of a run of 200',
        figure: await median(() => asked('POST /api/sheets/export', sheet)),
        unit: 'ms',
        budget: 1_000,
      },
    ]
  } finally {
    db.client.close()
    rmSync(home, { recursive: true, force: true })
  }
}

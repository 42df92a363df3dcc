import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { backUp } from '../../api/adapters/backup.node.ts'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { consent as consentRows } from '../../api/consents/table.ts'
import { device, pin } from '../../api/devices/table.ts'
import { loadDemo } from '../../api/demo/load.ts'
import { tick } from '../../api/jobs/tick.ts'
import type { Ctx } from '../../api/kernel/ctx.ts'
import { roleGrant, session } from '../../api/people/table.ts'
import { sha256Hex } from '../../api/kernel/hash.ts'
import { publicKeysOf } from '../../api/kernel/seal.ts'
import { appFor } from '../kit/app.ts'
import type { Ask } from '../kit/app.ts'
import { clockAt, days, lateShiftNears } from '../kit/clock.ts'
import { closeFile, freshFolder } from '../kit/folder.ts'
import { counts } from '../kit/counts.ts'
import { deviceKey, deviceOf } from '../kit/device.ts'
import { everyChangeIsTold } from '../kit/invariants.ts'
import { testKeys } from '../kit/keys.ts'
import { cardNumberOf, idNumberOf } from '../kit/numbers.ts'
import { studentPin, studentPinHash } from '../kit/pin.ts'
import { scannerFor } from '../kit/plaintext.ts'
import { season2020 } from '../kit/season-2020.ts'
import { tokenOf } from '../kit/token.ts'
import { signingBody, typed } from '../kit/signing.ts'

const roster = new TextDecoder().decode(season2020().find((file) => file.name === 'roster.csv')!.bytes)
const rows = roster
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(','))
const students = rows.map((cells) => ({ number: cells[0]!, name: cells[1]! }))
const imported = rows.flatMap((cells) => cells.slice(5, 8)).filter((number) => number.length >= 11)
const [newCard, newId] = [(i: number) => cardNumberOf(1000 + i), (i: number) => idNumberOf(5000 + i)]
const entered = students.flatMap((_, i) => [newCard(i), newId(i)])

test('the scanner finds a number however it is written', () => {
  const { find } = scannerFor(['6200002049719300001', '19900000000'])
  for (const text of [
    'card 6200002049719300001.',
    '6200 0020 4971 9300 001',
    '6200-0020-4971-9300-001',
    '1000039179402000026',
    '６２０００02049719300001',
    Buffer.from('x6200002049719300001', 'utf16le'),
    Buffer.from('6200002049719300001').toString('hex'),
    '199 0000 0000',
  ])
    expect(find(text), String(text)).toHaveLength(1)
  expect(find('620000204971930000 0 19900000001')).toEqual([])
  expect(scannerFor(['19900000090']).find('6be27f1990.000.0090.00')).toEqual([])
})

/** Every value of every table, each by itself: in the file's pages one begins where another ends. */
async function valuesOf(db: Awaited<ReturnType<typeof openNodeDatabase>>) {
  const { rows: tables } = await db.client.execute("select name from sqlite_master where type = 'table'")
  const values: string[] = []
  for (const { name } of tables) {
    const { rows: all } = await db.client.execute(`select * from "${String(name)}"`)
    for (const row of all) values.push(...Object.values(row).map(String))
  }
  return values
}

/** Everybody of the season signed in on a device, with a PIN, agreeing to have the numbers kept. */
async function signIn(db: Awaited<ReturnType<typeof openNodeDatabase>>, at: number) {
  const { rows: people } = await db.client.execute('select id, number, kind from person')
  await db.write(
    people.flatMap(({ id, number, kind }) => {
      const [personId, as] = [String(id), String(number)]
      const row = {
        tokenHash: sha256Hex(tokenOf(as)),
        id: `s-${personId}`,
        personId,
        ...(kind === 'student' ? { deviceId: deviceOf(as) } : {}),
        stepUpUntil: at + 90 * days,
        createdAt: at,
        lastUsedAt: at,
        idleMs: 90 * days,
        expiresAt: at + 90 * days,
      }
      const enrolled = {
        id: deviceOf(as),
        personId,
        publicKey: deviceKey,
        label: 'kit',
        addedBy: 'slip' as const,
      }
      const agreed = {
        id: `c-${personId}`,
        personId,
        kind: 'card-id' as const,
        version: '1',
        granted: true,
        at,
      }
      return [
        db.query.insert(session).values(row),
        ...(kind === 'student'
          ? [
              db.query.insert(device).values({ ...enrolled, createdAt: at, lastUsedAt: at }),
              db.query.insert(pin).values({ personId, ...studentPinHash, setAt: at }),
              db.query.insert(consentRows).values(agreed),
            ]
          : []),
      ]
    }),
  )
}

test('R34 after a whole run 200 students’ numbers stand nowhere: file, WAL, back-up, log, events, answers', async () => {
  const folder = freshFolder()
  const db = await openNodeDatabase(join(folder, 'school.db'))
  const clock = clockAt(lateShiftNears)
  const logged: string[] = []
  for (const kind of ['log', 'error', 'warn', 'info'] as const)
    vi.spyOn(console, kind).mockImplementation((...args) => void logged.push(args.map(String).join(' ')))
  const opened = { db, keys: testKeys, newId: () => crypto.randomUUID() }
  const loader: Ctx['caller'] = { via: 'cli', requestId: 'test', locale: 'zh-CN', route: 'test' }
  await loadDemo(
    (now, change) => ({ ...opened, clock: { now: () => now }, caller: { ...loader, ...change } }),
    season2020(),
  )
  await signIn(db, clock.now())
  const answers: string[] = []
  const { ask: asked } = appFor(db, { now: clock })
  const ask = async (route: string, how: Ask = {}) => {
    const answer = await asked(route, how)
    answers.push(answer.text)
    return answer
  }
  const { rows: staff } = await db.client.execute(
    'select g.role, p.number from role_grant g join person p on p.id = g.person_id',
  )
  const holder = (role: (typeof roleGrant.$inferSelect)['role']) =>
    String(staff.find((row) => row['role'] === role)!['number'])

  // Everybody enters two numbers; some look at them, and finance looks at some.
  for (const [i, { number: as }] of students.slice(0, counts(20, 200)).entries()) {
    await db.client.execute('delete from rate_limit')
    const body = { pin: studentPin, idNumber: newId(i), cardNumber: newCard(i) }
    const answer = await ask('POST /api/private', { as, body })
    expect(answer.status, answer.text).toBe(200)
  }
  const { rows: ids } = await db.client.execute(
    "select id, number from person where kind = 'student' limit 10",
  )
  const seen: string[] = []
  for (const { id, number } of ids) {
    const look = { field: 'cardNumber', purpose: 'transfer-failed' }
    seen.push(
      (await asked(`POST /api/people/${String(id)}/reveal`, { as: holder('finance'), body: look })).json.text,
    )
    const body = { pin: studentPin, field: 'idNumber' }
    seen.push((await asked('POST /api/private/reveal', { as: String(number), body })).json.text)
  }
  expect(seen.every((text) => entered.includes(text))).toBe(true)

  // Wrong in every way that somebody thinks of: the answers say so, and nothing of what was sent.
  const [first, second] = [students[0]!.number, students[1]!.number]
  const wrong: [string, Ask][] = [
    ['POST /api/private', { as: first, body: { pin: studentPin, cardNumber: newCard(1) } }],
    ['POST /api/private', { as: first, body: { pin: studentPin, cardNumber: Number(newCard(1)) } }],
    ['POST /api/private', { as: first, body: { pin: newCard(0), idNumber: newId(0) } }],
    ['POST /api/private', { as: first, body: { pin: studentPin, idNumber: newId(0).slice(1), x: newId(0) } }],
    ['POST /api/private', { as: first, body: { pin: studentPin, [newCard(0)]: 'x' } }],
    ['POST /api/private', { as: holder('teacher'), body: { pin: studentPin, cardNumber: newCard(0) } }],
    ['POST /api/private/reveal', { as: second, body: { pin: studentPin, field: newId(1) } }],
    [
      `POST /api/people/${newId(0)}/reveal`,
      { as: holder('finance'), body: { field: 'phone', purpose: newId(0) } },
    ],
    [`GET /api/payslips/${newCard(0)}/receipt`, { as: first }],
    ['POST /api/seasons/import/preview', { as: holder('supervisor'), body: { files: badRoster() } }],
    [
      'POST /api/seasons/import',
      { as: holder('supervisor'), body: { files: badRoster(), filesHash: newId(3) } },
    ],
  ]
  for (const [route, how] of wrong) {
    await db.client.execute('delete from rate_limit')
    await ask(route, how)
  }

  // The day goes on: payslips are signed, lists are read, jobs run, somebody is erased, everything is backed up.
  for (const { number: as, name } of students.slice(0, 8)) {
    const { payslips } = (await ask('GET /api/payslips', { as })).json
    if (!payslips[0]) continue
    const seen = (await ask(`POST /api/payslips/${payslips[0].id}/view`, { as })).json
    const body = signingBody(seen, typed(name))
    await ask(`POST /api/payslips/${payslips[0].id}/sign`, { as, body })
  }
  for (const route of ['GET /api/me', 'GET /api/private', 'GET /api/private/looks', 'GET /api/notices'])
    await ask(route, { as: first })
  const { runs } = (await ask('GET /api/payouts', { as: holder('supervisor') })).json
  for (const { id } of runs) await ask(`GET /api/payouts/${id}`, { as: holder('finance') })
  const erase = `POST /api/people/${String(ids[9]!['id'])}/erase`
  expect((await ask(erase, { as: holder('admin'), body: { reason: '本人要求' } })).status).toBe(200)
  await tick({ ...opened, clock })
  const checkpoints = await everyChangeIsTold(db)
  expect(checkpoints.ok).toBe(true)
  await backUp(db, join(folder, 'back-up.db'), { checkpoints: [], publicKeys: publicKeysOf(testKeys) })

  const scan = scannerFor([...imported, ...entered])
  expect(imported.length + entered.length).toBeGreaterThan(900)
  expect(existsSync(join(folder, 'school.db-wal'))).toBe(true)
  expect(readFileSync(join(folder, 'school.db-wal')).length).toBeGreaterThan(100_000)
  expect(scan.findInFiles(folder)).toEqual([])
  const values = await valuesOf(db)
  expect(values.length).toBeGreaterThan(100_000)
  expect(scan.find(values.join(' | '))).toEqual([])
  expect(scan.find(logged.join('\n'))).toEqual([])
  // What was asked for is answered; everything else holds nothing.
  expect(answers.length).toBeGreaterThan(counts(50, 230))
  expect(scan.find(answers.join('\n'))).toEqual([])
  const { rows: events } = await db.client.execute('select bytes from audit_event')
  expect(scan.find(events.map((row) => String(row['bytes'])).join('\n'))).toEqual([])

  // Each decryption is one event: ten looks of finance and ten of owners.
  const reads = events
    .map((row) => JSON.parse(String(row['bytes'])))
    .filter((event) => event.action === 'pii_read')
  expect(reads).toHaveLength(seen.length)
  await closeFile(db)
  expect(scan.findInFiles(folder)).toEqual([])
})

/** A roster whose rows have numbers that are no numbers, and some that belong to somebody else. */
function badRoster() {
  const [head, ...lines] = roster.trim().split(/\r?\n/)
  const spoiled = lines.slice(0, 5).map((line, i) => {
    const cells = line.split(',')
    cells[6] = newId(i).slice(0, 17) + (newId(i).endsWith('1') ? '2' : '1')
    cells[7] = `${newCard(i)}0`
    return cells.join(',')
  })
  const text = [head, ...spoiled].join('\r\n')
  return [{ name: 'roster.csv', base64: Buffer.from(text).toString('base64') }]
}

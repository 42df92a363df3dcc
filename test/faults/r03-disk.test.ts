import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { sealAll } from '../../api/kernel/audit-seal.ts'
import { appFor } from '../kit/app.ts'
import { counts } from '../kit/counts.ts'
import { afterwards } from '../kit/afterwards.ts'
import { closeFile, fileDatabase, freshFolder } from '../kit/folder.ts'
import { seededDice } from '../kit/dice.ts'
import { everyChangeIsTold, fileIsWhole, holdsAfterCrash } from '../kit/invariants.ts'
import { printed, start } from '../kit/process.ts'
import { checkIn, rush, send } from '../kit/rush.ts'
import type { Answer } from '../kit/rush.ts'
import { lateShiftDate, openRush } from '../kit/school.ts'
import { rushFile, supervise } from '../kit/server.ts'

const storageFull = ({ status, text }: { status: number; text: string }) =>
  status === 503 && JSON.parse(text).fault.code === 'storage-full'

describe('R03 disk full', () => {
  test('writes answer 503, reads go on, and when space returns so do writes, without a restart', async () => {
    const db = await fileDatabase()
    const numbers = await openRush(db, 120, [lateShiftDate])
    const { ask } = appFor(db)
    const pages = (await db.client.execute('pragma page_count')).rows[0]![0] as number
    await db.client.execute(`pragma max_page_count=${pages + 3}`)
    const acknowledged = new Map<string, string>()
    const refused: string[] = []
    const post = async (as: string) => {
      const key = crypto.randomUUID()
      const answer = await ask('POST /api/attendance/check-in', { as, key })
      if (answer.status === 200) acknowledged.set(key, answer.text)
      else {
        expect(storageFull(answer)).toBe(true)
        refused.push(as)
      }
    }
    for (const as of numbers) await post(as)
    expect(acknowledged.size).toBeGreaterThan(0)
    expect(refused.length).toBeGreaterThan(10)
    expect((await ask('GET /api/attendance/today', { as: refused[0]! })).status).toBe(200)
    await holdsAfterCrash(db, acknowledged)

    await db.client.execute('pragma max_page_count=1000000')
    for (const as of refused.splice(0)) await post(as)
    expect(refused).toEqual([])
    expect(acknowledged.size).toBe(numbers.length)
    await holdsAfterCrash(db, acknowledged)
    await closeFile(db)
    const again = await openNodeDatabase(db.file)
    await holdsAfterCrash(again, acknowledged)
    again.client.close()
  })

  test.skipIf(!smallDisk())(
    'the same on a disk of 6 MiB that really fills, with the real server',
    async () => {
      const disk = mounted()
      const served = await rushFile(200, disk)
      const server = await supervise(served)
      const ballast = join(disk, 'ballast')
      const answers: Answer[] = []
      const acknowledged = new Map<string, string>()
      const post = (as: string) => {
        const command = checkIn(as)
        return send(undefined, server.url(), command).then((answer) => {
          answers.push(answer)
          if (answer.status === 200) acknowledged.set(command.key, answer.text)
          return answer
        })
      }
      for (const as of served.numbers.slice(0, 20)) expect((await post(as)).status).toBe(200)
      fill(ballast)
      for (const as of served.numbers.slice(20, 60)) await post(as)
      expect(answers.some(storageFull)).toBe(true)
      expect(answers.every((answer) => answer.status === 200 || storageFull(answer))).toBe(true)
      const today = { route: 'GET /api/attendance/today', as: served.numbers[0]!, key: '' }
      expect((await send(undefined, server.url(), today)).status).toBe(200)
      rmSync(ballast)
      const rest = await rush(served.numbers.slice(20).map(checkIn), { url: server.url, connections: 8 })
      expect(server.ends).toEqual([])
      await server.stop()
      const db = await openNodeDatabase(served.file)
      await holdsAfterCrash(
        db,
        new Map([...acknowledged, ...withoutRepeats(rest.answers)]),
        served.publicKeys,
      )
      await closeFile(db)
    },
    60_000,
  )
})

/** A second punch of a student is answered with the first receipt, and is not stored by its own key. */
const withoutRepeats = (answers: Map<string, string>) =>
  [...answers].filter(([, text]) => !(JSON.parse(text) as { duplicate: boolean }).duplicate)

const copies = counts(20, 200)

test(`R03 torn tail: ${copies} copies at random instants with a damaged log each open to what was committed before`, async () => {
  const db = await fileDatabase()
  const numbers = await openRush(db, counts(250, 2_000), [lateShiftDate])
  await closeFile(db)
  const writer = start('test/faults/wal-writer.ts', [db.file, ...numbers])
  await printed(writer, /writing/)
  writer.child.kill('SIGSTOP')
  const dice = seededDice('torn tail')
  const folder = freshFolder()
  const sizes: number[] = []
  for (let i = 0; i < copies; i++) {
    // It runs only between the copies, so that each finds it further on.
    writer.child.kill('SIGCONT')
    await new Promise((resolve) => setTimeout(resolve, dice(counts(60, 40))))
    const copy = join(folder, `copy-${i}.db`)
    writer.child.kill('SIGSTOP')
    copyFileSync(db.file, copy)
    const wal = existsSync(`${db.file}-wal`) ? readFileSync(`${db.file}-wal`) : undefined
    if (wal?.length) writeFileSync(`${copy}-wal`, damaged(wal, dice))
    sizes.push(await opensToAPrefix(copy))
    for (const name of [copy, `${copy}-wal`]) rmSync(name, { force: true })
  }
  writer.child.kill('SIGKILL')
  expect(new Set(sizes).size).toBeGreaterThan(copies / 4)
  console.log(`R03: ${copies} torn copies held ${Math.min(...sizes)} to ${Math.max(...sizes)} check-ins`)
}, 900_000)

/** The last 1 to 4,096 bytes cut off, or some of them turned over. */
function damaged(wal: Buffer, dice: (most: number) => number): Buffer {
  const bytes = Math.min(wal.length, dice(4_096))
  if (dice(2) === 1) return wal.subarray(0, wal.length - bytes)
  const flipped = Buffer.from(wal)
  const at = wal.length - dice(bytes)
  flipped[at] = flipped[at]! ^ (1 << (dice(8) - 1))
  return flipped
}

/** No crash, a whole file, and events 1 to n without a gap, each with its punch: a prefix of the commits. */
async function opensToAPrefix(file: string): Promise<number> {
  const db = await openNodeDatabase(file)
  await fileIsWhole(db)
  const { rows } = await db.client.execute('select count(*), coalesce(max(n), 0) from audit_event')
  expect(rows[0]![0]).toBe(rows[0]![1])
  await sealAll({ db })
  expect(await everyChangeIsTold(db)).toMatchObject({ unsealed: 0 })
  const punches = await db.client.execute('select count(*) from punch')
  await closeFile(db)
  return Number(punches.rows[0]![0])
}

function smallDisk(): boolean {
  if (process.getuid?.() !== 0) return false
  const probe = freshFolder()
  const worked = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe]).status === 0
  if (worked) spawnSync('umount', [probe])
  return worked
}

function mounted(): string {
  const disk = freshFolder()
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk])
  afterwards(() => void spawnSync('umount', ['-l', disk]))
  return disk
}

/** Takes every free byte; what could not be written is the point. */
function fill(path: string) {
  for (const size of [65_536, 4_096, 1])
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Full for pieces of this size.
    }
}

import { expect, test } from 'vitest'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { counts } from '../kit/counts.ts'
import { holdsAfterCrash } from '../kit/invariants.ts'
import { checkIn, rush } from '../kit/rush.ts'
import { rushFile, supervise } from '../kit/server.ts'

const students = counts(400, 2_000)
const kills = counts(3, 5)

/**
 * By the real clock a student has one shift at a time, so the load of 200 students over ten shifts is
 * here that many students at one.
 */
test(`R01 kill -9 in the rush: ${students} check-ins, ${kills} kills, nothing acknowledged is lost or doubled`, async () => {
  const served = await rushFile(students)
  const server = await supervise(served)
  const begun = performance.now()
  const commands = served.numbers.map(checkIn)
  let killed = 0
  let done = 0
  // At a random moment in each part of the work, not of the clock, so that a fast machine is killed as often.
  const part = (students * 0.9) / kills
  const moments = Array.from({ length: kills }, (_, nth) => Math.ceil((nth + Math.random()) * part))
  let dead: unknown
  const { answers, retries } = await rush(commands, {
    url: server.url,
    onAnswer: () => {
      const { child } = server.current()
      // Answers of a process that is already dead may still arrive: the next kill is for the next one.
      if (++done < (moments[killed] ?? Infinity) || child === dead) return
      killed++
      dead = child
      child.kill('SIGKILL')
    },
  })
  const took = performance.now() - begun
  expect(killed).toBe(kills)
  expect(answers.size).toBe(students)
  expect(took).toBeLessThan(60_000)
  await server.stop()
  expect(server.ends).toEqual([...Array.from({ length: kills }, () => 'SIGKILL'), 0])

  const db = await openNodeDatabase(served.file)
  await holdsAfterCrash(db, answers, served.publicKeys)
  const { rows } = await db.client.execute('select count(*) n from punch')
  expect(rows[0]!['n']).toBe(students)
  db.client.close()
  console.log(
    `R01: ${students} check-ins, ${kills} kills, ${retries} retries in ${(took / 1000).toFixed(1)} s`,
  )
}, 120_000)

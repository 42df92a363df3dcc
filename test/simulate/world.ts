/** One school whose people and network a seed plays: what they ask goes to the real application over a real file. */
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { consent } from '../../api/consents/table.ts'
import type { Database } from '../../api/kernel/db.ts'
import { addDays, workDateOf } from '../../shared/time/work-date.ts'
import { appFor } from '../kit/app.ts'
import { clockAt, days, lateShiftNears } from '../kit/clock.ts'
import { fileDatabase, freshFolder } from '../kit/folder.ts'
import { assessed, attendedAll, online } from '../kit/facts.ts'
import { cardNumberOf, idNumberOf } from '../kit/numbers.ts'
import { studentPin } from '../kit/pin.ts'
import { classes, everybody, lateShiftDate, openSchool, students } from '../kit/school.ts'
import { plan } from '../kit/season.ts'
import { randomFrom } from './random.ts'

export const first = workDateOf(lateShiftDate)
/** Dates with a late shift, the first of them the school's own. */
export const dates = Array.from({ length: 10 }, (_, i) => addDays(first, i))
export const periods = [
  { from: '2020-10-24', to: '2020-10-31' },
  { from: '2020-11-01', to: '2020-11-15' },
  { from: '2020-11-16', to: '2020-11-22' },
  { from: '2020-12-24', to: '2020-12-31' },
]

/** Whatever a text parses to. */
type Json = ReturnType<JSON['parse']>

interface Answer {
  status: number
  // What comes over the wire is looked at, not trusted.
  json: Json
  text: string
}

export async function openWorld(seed: number, steps: number) {
  const random = randomFrom(seed)
  const clock = clockAt(lateShiftNears - days)
  const fresh = await fileDatabase()
  let db: Database = fresh
  let file = fresh.file
  let { ask } = appFor(db, { now: clock })
  await fill(db, ask)

  /** Every command that was acknowledged, by its key, with the words of the answer. */
  const acknowledged = new Map<string, string>()
  const outcomes = new Map<string, number>()
  /** All that was ever answered since the last look, for what must never be in it. */
  let said: string[] = []

  function tally(route: string, { status, json }: Answer) {
    const outcome = `${route.replaceAll(/\/[\w-]*\d[\w-]*/g, '/:id')} ${json?.fault?.code ?? status}`
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    if (status >= 500) throw new Error(`${route} answered ${status}: ${JSON.stringify(json)}`)
  }

  /** A command over a network that loses answers and delivers twice; what is acknowledged is remembered. */
  async function command(as: string, route: string, body: object = {}): Promise<Answer> {
    const key = random.key()
    const send = () => ask(route, { as, key, body })
    const twice = random.once(15) ? [send(), send()] : [send()]
    const [answer, other] = await Promise.all(twice)
    const again = random.once(15) ? await send() : undefined
    tally(route, answer!)
    if (answer!.status === 200) await remember(key, route, answer!, [other, again])
    return answer!
  }

  /** What had an effect is stored with it, and says the same to whoever asks again with its key. */
  async function remember(
    key: string,
    route: string,
    { text, json }: Answer,
    repeats: (Answer | undefined)[],
  ) {
    if (route.endsWith('/file')) return
    said.push(text)
    const { rows } = await db.client.execute({ sql: 'select 1 from idempotency where key = ?', args: [key] })
    if (!rows.length) {
      const nothing =
        json.applied === false ||
        json.changed === 0 ||
        json.decided === 0 ||
        json.changed?.length === 0 ||
        'cardTail' in json
      if (!nothing) throw new Error(`${route} was acknowledged and not stored: ${text}`)
      return
    }
    acknowledged.set(key, text)
    for (const repeat of repeats)
      if (repeat?.status === 200 && repeat.text !== text)
        throw new Error(`${route} said two things to one key: ${text} and ${repeat.text}`)
  }

  async function look(as: string, route: string): Promise<Json> {
    const answer = await ask(`GET ${route}`, { as })
    tally(`GET ${route.split('?')[0]}`, answer)
    said.push(answer.text)
    return answer.json
  }

  /** The process dies: what is on the disk at that instant is opened by the next one. */
  async function crash() {
    const copy = join(freshFolder(), 'after.db')
    copyFileSync(file, copy)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    db.client.close()
    db = await openNodeDatabase(copy)
    file = copy
    ;({ ask } = appFor(db, { now: clock }))
  }

  return {
    random,
    clock,
    command,
    look,
    crash,
    acknowledged,
    outcomes,
    db: () => db,
    /** About so much time passes between two steps that the season is as long as the game. */
    pass: () => clock.pass(random.below(Math.ceil((20 * days) / steps))),
    takeSaid: () => {
      const taken = said
      said = []
      return taken
    },
    close: () => db.client.close(),
  }
}
export type World = Awaited<ReturnType<typeof openWorld>>

/** Numbers that must stand nowhere in plain. */
export const secrets = students.flatMap((_, i) => [cardNumberOf(i + 1), idNumberOf(i + 1)])

async function fill(db: Database, ask: ReturnType<typeof appFor>['ask']) {
  await openSchool(db)
  await db.write([
    ...dates.slice(1).flatMap((date) => classes.map((name) => plan(db, date, name, '晚'))),
    ...students.flatMap(({ number }, i) => [
      assessed(db, number, '2020-10-01', i !== 5),
      ...attendedAll(db, number, '2020-10-26', '2020-10-30'),
      online(db, number, '2020-10-27', 480 + i * 7),
    ]),
    ...students.map(({ number }) =>
      db.query.insert(consent).values({
        id: `agreed-${number}`,
        personId: `p-${number}`,
        kind: 'card-id',
        version: '1',
        granted: true,
        at: 1,
      }),
    ),
    { sql: 'update session set expires_at = expires_at + ?', args: [everybody.length * days] },
  ])
  for (const [i, { number }] of students.entries()) {
    const body = { pin: studentPin, idNumber: idNumberOf(i + 1), cardNumber: cardNumberOf(i + 1) }
    const { status, text } = await ask('POST /api/private', { as: number, body })
    if (status !== 200) throw new Error(text)
  }
}

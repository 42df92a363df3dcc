/** What stands beside a signature: doubts and their answers, paper signatures of two people, and what is decided before publishing. */
import { students, who } from '../kit/school.ts'
import type { World } from './world.ts'

const numbers = students.map(({ number }) => number)
const sides = [who.teacher1, who.teacher2, who.lead, who.supervisor, who.supervisor2]
const why = { reason: '核实过' }
/** The smallest picture there is. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII='

/** Ids that somebody in the game has come across. */
const known = async ({ db }: World, table: 'objection' | 'attestation') =>
  (await db().client.execute(`select id from ${table} order by rowid desc limit 8`)).rows.map((row) =>
    String(row[0]),
  )

export async function decideDiscrepancies({ random, command, look }: World, run?: string) {
  const id =
    run ??
    random.of([...(await look(who.supervisor, '/api/payouts')).runs, { id: 'none' }] as { id: string }[]).id
  const { discrepancies = [] } = await look(who.supervisor, `/api/discrepancies/${id}`)
  const open = (discrepancies as { key: string; decision: unknown }[]).filter(({ decision }) => !decision)
  if (!open.length) return
  const keys = (run ? open : random.some(open)).map(({ key }) => key)
  if (keys.length) await command(who.supervisor, `POST /api/discrepancies/${id}/accept`, { keys, ...why })
}

async function viewed({ random, command, look }: World) {
  const number = random.of(numbers)
  const slips = (await look(number, '/api/payslips')).payslips as { id: string; signedAt: number | null }[]
  const open = slips.filter(({ signedAt }) => signedAt === null)
  if (!open.length) return undefined
  const { id } = random.of(open)
  const { json } = await command(number, `POST /api/payslips/${id}/view`)
  return { number, id, hash: String(json.hash ?? '') }
}

export async function object(world: World) {
  const slip = await viewed(world)
  if (!slip) return
  const body = { payslipId: slip.id, hash: slip.hash, kind: 'other', lineId: '', reason: '天数好像不对' }
  await world.command(slip.number, 'POST /api/objections', body)
}

export async function answer(world: World) {
  const { random, command } = world
  const ids = await known(world, 'objection')
  if (!ids.length) return
  const by = (as: string) =>
    command(as, `POST /api/objections/${random.of(ids)}/answer`, { grant: random.once(2), reason: '已核对' })
  await Promise.all([by(random.of(sides)), ...(random.once(4) ? [by(random.of(sides))] : [])])
}

export async function attest(world: World) {
  const slip = await viewed(world)
  if (!slip) return
  const kind = world.random.of(['paper', 'paper', 'unreachable'])
  const body = { payslipId: slip.id, hash: slip.hash, kind, reason: '手机坏了，纸上签名' }
  await world.command(
    world.random.of(sides),
    'POST /api/attestations',
    kind === 'paper' ? { ...body, picture } : body,
  )
}

export async function confirm(world: World) {
  const { random, command } = world
  const ids = await known(world, 'attestation')
  if (!ids.length) return
  await command(random.of(sides), `POST /api/attestations/${random.of(ids)}/decide`, {
    grant: !random.once(4),
    ...why,
  })
}

/** From the draft to the bank and back: who computes, approves, publishes, signs, sends and settles. */
import { readCsv } from '../../shared/files/csv.ts'
import { resultFile } from '../kit/bank.ts'
import { cardNumberOf } from '../kit/numbers.ts'
import { studentPin } from '../kit/pin.ts'
import { students, who } from '../kit/school.ts'
import { drawn, signingBody, typed, written } from '../kit/signing.ts'
import { decideDiscrepancies } from './beside.ts'
import { periods } from './world.ts'
import type { World } from './world.ts'

const numbers = students.map(({ number }) => number)
const sides = [who.supervisor, who.supervisor2, who.lead, who.finance, who.teacher1]

interface Run {
  id: string
  from: string
  to: string
  contentHash: string
  version: number
  state: string
}
const runs = async ({ look }: World): Promise<Run[]> => (await look(who.supervisor, '/api/payouts')).runs

export async function prepare({ random, command }: World) {
  await command(random.of([who.supervisor, who.supervisor2]), 'POST /api/payouts', random.of(periods))
}

export async function approve(world: World) {
  const { random, command } = world
  const all = await runs(world)
  if (!all.length) return
  const { id, contentHash } = random.of(all)
  const body = { contentHash: random.once(15) ? 'another' : contentHash }
  const by = () =>
    command(random.of(sides), `POST /api/payouts/${id}/approve-${random.of(['company', 'school'])}`, body)
  await Promise.all(random.once(4) ? [by(), by()] : [by()])
}

/** The two who should, in a row, as it mostly goes. */
export async function publish(world: World) {
  const { random, command } = world
  const all = (await runs(world)).filter(({ state }) => state !== 'published')
  if (!all.length) return
  const { id, from, to } = random.of(all)
  await command(who.supervisor, 'POST /api/payouts', { from, to })
  const { contentHash } = (await runs(world)).find((run) => run.id === id)!
  await decideDiscrepancies(world, id)
  await command(who.supervisor, `POST /api/payouts/${id}/approve-company`, { contentHash })
  await command(who.lead, `POST /api/payouts/${id}/approve-school`, { contentHash })
  const { version } = (await runs(world)).find((run) => run.id === id)!
  const press = (as: string) => command(as, `POST /api/payouts/${id}/publish`, { version })
  await Promise.all([press(who.supervisor), ...(random.once(3) ? [press(who.supervisor2)] : [])])
}

interface Slip {
  id: string
  signedAt: number | null
  transfers: { id: string; state: string }[]
}
const slipsOf = async ({ look }: World, number: string): Promise<Slip[]> =>
  (await look(number, '/api/payslips')).payslips ?? []

/** Views and signs, sometimes with something between the two, sometimes what was viewed long ago. */
export async function sign(world: World) {
  const { random, command } = world
  const number = random.of(numbers)
  const slips = (await slipsOf(world, number)).filter(({ signedAt }) => signedAt === null)
  if (!slips.length) return
  const { id } = random.of(slips)
  const view = await command(number, `POST /api/payslips/${id}/view`)
  if (view.status !== 200) return
  if (random.once(10)) await prepare(world)
  if (random.once(20)) world.clock.pass(31 * 60_000)
  const { viewId, nonce, hash } = view.json
  const typedName = random.once(20) ? '别人' : `学生${number.slice(-3)}`
  const mark = random.once(3) ? drawn(written(1 + random.below(1_000_000))) : typed(typedName)
  const body = signingBody({ viewId, nonce, hash }, mark)
  const as = random.once(20) ? random.of(numbers) : number
  await command(as, `POST /api/payslips/${id}/sign`, body)
}

export async function changeCard({ random, command }: World) {
  const number = random.of(numbers)
  const pin = random.once(60) ? '111111' : studentPin
  // The cards in use are those of the first hundred: these are nobody's, or somebody's.
  const cardNumber = cardNumberOf(
    random.once(6) ? 1 + random.below(students.length) : 100 + random.below(5_000),
  )
  await command(number, 'POST /api/private', { pin, cardNumber })
}

export async function send(world: World) {
  const { random, command } = world
  const all = await runs(world)
  if (!all.length) return
  const body = { run: random.of(all).id, kind: random.of(['first', 'again']) }
  const once = (as: string) => command(as, 'POST /api/transfers/batches', body)
  await Promise.all([
    once(who.finance),
    ...(random.once(4) ? [once(random.of([who.finance, who.supervisor]))] : []),
  ])
}

/** The bank answers a batch, in part, in any order, twice, and now and then wrongly. */
export async function bankAnswers(world: World) {
  const { random, command, look } = world
  const all = await runs(world)
  if (!all.length) return
  const { batches } = await look(who.finance, `/api/transfers?run=${random.of(all).id}`)
  if (!batches.length) return
  const { id } = random.of(batches as { id: string }[])
  const file = await command(who.finance, `POST /api/transfers/batches/${id}/file`, { format: 'csv' })
  if (file.status !== 200) return
  const [, ...orders] = readCsv(
    Buffer.from(file.json.base64 as string, 'base64')
      .toString()
      .replace('\ufeff', ''),
  )
  const rows = random.some(orders).map(({ cells: [account = '', name = '', amount = ''] }) => {
    const failed = random.once(3)
    const changed = random.once(60) ? '12345.67' : amount
    return { account, name, amount: changed, ...(failed ? { result: '失败', reason: '账号不存在' } : {}) }
  })
  if (!rows.length) return
  const body = resultFile(random.once(2) ? rows : rows.toReversed())
  const { json } = await command(who.finance, `POST /api/transfers/batches/${id}/result/preview`, body)
  const take = () =>
    command(who.finance, `POST /api/transfers/batches/${id}/result`, { ...body, filesHash: json.filesHash })
  await Promise.all([take(), ...(random.once(4) ? [take()] : [])])
}

export async function confirmPayee(world: World) {
  const { random, command } = world
  const number = random.of(numbers)
  const failed = (await slipsOf(world, number)).flatMap(({ transfers }) =>
    transfers.filter(({ state }) => state === 'failed'),
  )
  if (!failed.length) return
  await command(number, `POST /api/transfers/${random.of(failed).id}/confirm`, { pin: studentPin })
}

export async function payOtherwise(world: World) {
  const { random, command, look } = world
  const all = await runs(world)
  if (!all.length) return
  const { held } = await look(who.finance, `/api/transfers?run=${random.of(all).id}`)
  if (!held.length) return
  const { payslipId } = random.of(held as { payslipId: string }[])
  await command(who.finance, 'POST /api/transfers/otherwise', { payslipId, reason: '现金，有收据' })
}

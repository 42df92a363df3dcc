import { describe, expect, test } from 'vitest'
import { bank, payees } from '../../kit/bank.ts'
import { decideAll } from '../../kit/discrepancies.ts'
import { who } from '../../kit/school.ts'

const [me, other, third] = payees as [string, string, string]

/** After the run was published, two of its students turn out to have one card, whose payslips name it. */
async function sharing() {
  const own = await bank()
  for (const number of payees) await own.sign(number)
  await own.db.client.execute(
    `update person set card_number_index = (select card_number_index from person where number = '${me}') where number = '${other}'`,
  )
  const why = async () =>
    ((await own.see()).held as { number: string; why: string }[])
      .filter(({ number }) => (payees as string[]).includes(number))
      .map(({ number, why: reason }) => [number, reason])
  const found = async () =>
    (
      (await own.ask(`GET /api/discrepancies/${own.run}`, { as: who.supervisor })).json.discrepancies as {
        code: string
        key: string
        number: string
        decision: unknown
      }[]
    ).filter(({ code }) => code === 'card-shared')
  return { ...own, why, found }
}

describe('R22 two students with one card', () => {
  test('are listed for the supervisor, and nothing goes to the bank for either until that is decided', async () => {
    const own = await sharing()
    expect(await own.why()).toEqual([
      [me, 'card-shared'],
      [other, 'card-shared'],
    ])
    expect((await own.send()).json.count).toBe(1)
    expect((await own.transfers()).map(({ personId }) => personId)).toEqual([`p-${third}`])
    expect((await own.found()).map(({ number, decision }) => [number, decision ?? null])).toEqual([
      [me, null],
      [other, null],
    ])
    await decideAll(own.ask, own.run)
    expect(await own.why()).toEqual([])
    expect((await own.send()).json.count).toBe(2)
  })

  test('decided for one, the other still waits; a decision that is taken back holds both again', async () => {
    const own = await sharing()
    const [first] = await own.found()
    const say = (kind: string) =>
      own.ask(`POST /api/discrepancies/${own.run}/${kind}`, {
        as: who.supervisor,
        body: { keys: [first!.key], reason: '兄弟二人共用，已核对' },
      })
    expect((await say('accept')).status).toBe(200)
    expect(await own.why()).toEqual([[other, 'card-shared']])
    expect((await say('withdraw')).status).toBe(200)
    expect(await own.why()).toHaveLength(2)
  })

  test('a decision that is taken back at the instant of exporting sends nothing for whom it was about', async () => {
    const own = await sharing()
    await decideAll(own.ask, own.run)
    const keys = (await own.found()).map(({ key }) => key)
    const taken = own.ask(`POST /api/discrepancies/${own.run}/withdraw`, {
      as: who.supervisor,
      body: { keys, reason: '再核对' },
    })
    const [sent, said] = await Promise.all([own.send(), taken])
    expect(said.status).toBe(200)
    expect([1, 3]).toContain(sent.json.count)
    // Either the batch was first, or it has neither.
    if (sent.json.count === 1) expect(await own.why()).toHaveLength(2)
  })

  test('somebody whose numbers were erased has no card to share', async () => {
    const own = await sharing()
    await own.db.client.execute(
      `update person set erased_at = 1, card_number = null, card_number_index = null where number = '${other}'`,
    )
    expect((await own.why()).filter(([, reason]) => reason === 'card-shared')).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { bank, payees, resultFile } from '../../kit/bank.ts'
import { who } from '../../kit/school.ts'

const [me, other] = payees as [string, string]

/** A batch of which one order is paid, and whose payee is then erased. */
async function half() {
  const own = await bank()
  for (const number of payees) await own.sign(number)
  const { id } = (await own.send()).json
  const orders = await own.orders(id)
  const mine = orders.findIndex(({ name }) => name === `学生${me.slice(-3)}`)
  await own.settle(id, resultFile([orders[mine]!]))
  const erased = await own.ask(`POST /api/people/p-${me}/erase`, {
    as: who.admin,
    body: { reason: '本人要求' },
  })
  expect(erased.status, erased.text).toBe(200)
  const states = async () => new Map((await own.transfers()).map(({ personId, state }) => [personId, state]))
  return { ...own, id: id as string, orders, mine, states }
}

test('R23 the bank’s whole answer settles the others of a batch of which one was erased meanwhile', async () => {
  const own = await half()
  const answer = await own.settle(own.id, resultFile(own.orders))
  expect(answer.status, answer.text).toBe(200)
  expect(answer.json).toMatchObject({ applied: true, paid: 2, same: 1, problems: [] })
  expect([...(await own.states()).values()]).toEqual(['paid', 'paid', 'paid'])
})

test('what it says of the erased one is known already, or stands against what is known; a stranger stays one', async () => {
  const own = await half()
  const codes = async (rows: Parameters<typeof resultFile>[0]) =>
    (await own.settle(own.id, resultFile(rows))).json.fault?.code ?? 'taken'
  const [mine, ...rest] = [own.orders[own.mine]!, ...own.orders.filter((_, i) => i !== own.mine)]
  expect(await codes([{ ...mine, result: '失败' }, ...rest])).toBe('import-refused')
  expect(await codes([{ ...mine, name: '别人' }, ...rest])).toBe('import-refused')
  expect(await codes([{ ...mine, amount: '1.00' }, ...rest])).toBe('import-refused')
  expect(await codes([mine, mine, ...rest])).toBe('taken')
  expect((await own.states()).get(`p-${other}`)).toBe('paid')
})
